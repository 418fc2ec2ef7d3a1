import './controls.css'

import { useId } from 'react'
import { useFormContext } from 'react-hook-form'

type Props = {
  /** Of a list: what is ticked */
  name: string
  label: string
  hint?: string
  className?: string
  options: readonly { value: string; label: string }[]
}

/** Any number of a few, all in sight. */
export function ChecksField({ name, label, hint, className, options }: Props) {
  const id = useId()
  const { register } = useFormContext()
  return (
    <fieldset
      className={className ? `field ${className}` : 'field'}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <legend>{label}</legend>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div className="choices">
        {options.map(({ value, label: words }) => (
          <label key={value}>
            <input type="checkbox" value={value} {...register(name)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
