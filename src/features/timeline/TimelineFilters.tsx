import { useId } from 'react'

import { dayIn, type Filters } from './filters.ts'
import type { Choice, View } from './view.ts'

type Props = { view: View; filters: Filters; onChange: (filters: Filters) => void }

export function TimelineFilters({ view, filters, onChange }: Props) {
  const { sources, specialties } = view
  return (
    <div className="timeline-filters">
      <Choose
        label="Source"
        all="All sources"
        choices={sources}
        chosen={filters.source}
        onChoose={(source) => onChange({ ...filters, source })}
      />
      <Choose
        label="Specialty"
        all="All specialties"
        choices={specialties}
        chosen={filters.specialty}
        onChoose={(specialty) => onChange({ ...filters, specialty })}
      />
      <PeriodForm filters={filters} onChange={onChange} />
    </div>
  )
}

type ChooseProps = {
  label: string
  all: string
  choices: readonly Choice[]
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}

function Choose({ label, all, choices, chosen, onChoose }: ChooseProps) {
  const id = useId()
  const known = chosen === undefined || choices.some(({ code }) => code === chosen)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen ?? ''} onChange={({ target }) => onChoose(target.value || undefined)}>
        <option value="">{all}</option>
        {choices.map(({ code, words, count }) => (
          <option key={code} value={code}>
            {words} ({count})
          </option>
        ))}
        {!known && <option value={chosen}>One with nothing loaded here</option>}
      </select>
    </div>
  )
}

/** Bounds are taken when asked for, not while a year is still being typed. */
function PeriodForm({ filters, onChange }: Pick<Props, 'filters' | 'onChange'>) {
  const id = useId()
  const { from = '', upTo = '' } = filters
  return (
    <form
      className="timeline-period"
      // What the address says is what the fields hold.
      key={`${from} ${upTo}`}
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget)
        onChange({ ...filters, from: dayIn(given.get('from')), upTo: dayIn(given.get('to')) })
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-from`}>From</label>
        <input id={`${id}-from`} type="date" name="from" defaultValue={from} max="9999-12-31" />
      </div>
      <div className="field">
        <label htmlFor={`${id}-to`}>Up to</label>
        <input id={`${id}-to`} type="date" name="to" defaultValue={upTo} max="9999-12-31" />
      </div>
      <button type="submit" className="button">
        Show period
      </button>
    </form>
  )
}
