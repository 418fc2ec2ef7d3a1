import './controls.css'

import { get, useFormContext, useFormState } from 'react-hook-form'

/** One thing that is so, or is not said to be. */
export function CheckField({ name, label }: { name: string; label: string }) {
  const { register, control } = useFormContext()
  const { errors } = useFormState({ control, name, exact: true })
  const found: { message?: unknown } | undefined = get(errors, name)
  const error = typeof found?.message === 'string' ? found.message : ''
  return (
    <div className="field">
      <div className="choices">
        <label>
          <input type="checkbox" aria-invalid={error ? true : undefined} {...register(name)} />
          {label}
        </label>
      </div>
      {error && <span className="error">{error}</span>}
    </div>
  )
}
