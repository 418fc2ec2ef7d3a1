import { useId } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { priorities } from '#clinical/care/order.ts'

import type { Basket } from './basket.ts'

/** One choice for the whole basket; each request may still differ. */
export function PriorityForAll() {
  const id = useId()
  const { control, setValue } = useFormContext<Basket>()
  const requests = useWatch({ control, name: 'requests' })
  const [first, ...others] = requests.map(({ priority }) => priority)
  const same = others.every((one) => one === first) ? first : ''
  return (
    <div className="field in-line">
      <label htmlFor={id}>Priority of all</label>
      <select
        id={id}
        value={same}
        onChange={({ target }) => {
          const chosen = priorities.find(({ value }) => value === target.value)
          if (!chosen) return
          for (const index of requests.keys())
            setValue(`requests.${index}.priority`, chosen.value, { shouldDirty: true })
        }}
      >
        {same === '' && <option value="">Different for each</option>}
        {priorities.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
