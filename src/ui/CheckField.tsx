import './controls.css'

import { useFormContext } from 'react-hook-form'

/** One thing that is so, or is not said to be. */
export function CheckField({ name, label }: { name: string; label: string }) {
  const { register } = useFormContext()
  return (
    <div className="field">
      <div className="choices">
        <label>
          <input type="checkbox" {...register(name)} />
          {label}
        </label>
      </div>
    </div>
  )
}
