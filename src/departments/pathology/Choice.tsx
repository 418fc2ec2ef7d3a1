import { useId } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { withChoice } from './filter.ts'

type Props = {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}

/** Every choice stands in the address, so Back takes it away again and a link hands it on. */
export function Choice({ name, label, value, options }: Props) {
  const id = useId()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) =>
          void navigate(withChoice(params, name, target.value), { preventScrollReset: true })
        }
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}
