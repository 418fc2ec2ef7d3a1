import { useId } from 'react'

import { choices, type Document, type Filter, noFilter } from './model.ts'
import type { Period } from './queries.ts'

type Props = {
  documents: readonly Document[]
  filter: Filter
  period: Period
  onFilter: (filter: Filter) => void
  onPeriod: (period: Period) => void
}

const fields: { by: keyof Filter; label: string; all: string }[] = [
  { by: 'kind', label: 'Kind', all: 'All kinds' },
  { by: 'from', label: 'Source', all: 'All sources' },
  { by: 'specialty', label: 'Specialty', all: 'All specialties' },
]

/** What is chosen stays on this page: an address must not say which clinics somebody went to. */
export function DocumentFilter({ documents, filter, period, onFilter, onPeriod }: Props) {
  const id = useId()
  const narrowed = [...Object.values(filter), ...Object.values(period)].some((one) => one !== '')
  return (
    <div className="document-filter" role="group" aria-label="Narrow the list">
      {fields.map(({ by, label, all }) => {
        const offered = choices(documents, by)
        const chosen = filter[by]
        return (
          <div key={by} className="field">
            <label htmlFor={`${id}-${by}`}>{label}</label>
            <select
              id={`${id}-${by}`}
              value={chosen}
              onChange={({ target }) => onFilter({ ...filter, [by]: target.value })}
            >
              <option value="">{all}</option>
              {chosen !== '' && !offered.some(({ value }) => value === chosen) && (
                <option value={chosen}>{chosen} (0)</option>
              )}
              {offered.map(({ value, count }) => (
                <option key={value} value={value}>
                  {value} ({count})
                </option>
              ))}
            </select>
          </div>
        )
      })}
      {(['since', 'until'] as const).map((end) => (
        <div key={end} className="field">
          <label htmlFor={`${id}-${end}`}>{end === 'since' ? 'From' : 'To'}</label>
          <input
            id={`${id}-${end}`}
            type="date"
            value={period[end]}
            onChange={({ target }) => onPeriod({ ...period, [end]: target.value })}
          />
        </div>
      ))}
      {narrowed && (
        <button
          type="button"
          className="button"
          onClick={() => {
            onFilter(noFilter)
            onPeriod({ since: '', until: '' })
          }}
        >
          Show all
        </button>
      )}
    </div>
  )
}
