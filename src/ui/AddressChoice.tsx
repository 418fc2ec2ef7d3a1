import './controls.css'

import { useId } from 'react'
import { useNavigate } from 'react-router'

type Props = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  /** The address of the same page with another choice */
  toAddress: (value: string) => string
}

/** A choice that stands in the address, so Back takes it away again and a link hands it on. */
export function AddressChoice({ label, value, options, toAddress }: Props) {
  const id = useId()
  const navigate = useNavigate()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => void navigate(toAddress(target.value), { preventScrollReset: true })}
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
