import { MedicineLine } from '#clinical/MedicineLine.tsx'
import { sourceText } from '#clinical/source.ts'

import type { MedicineGroup } from './groups.ts'
import type { Medicine } from './model.ts'

/** One medicine with all that is said of it; what only repeats it is one step away. */
export function MedicineGroupLine({ group, full = false }: { group: MedicineGroup; full?: boolean }) {
  const { shown, more } = group
  return (
    <div className="medicine-entry">
      {shown.map((medicine) => (
        <Entry key={medicine.id} medicine={medicine} full={full} />
      ))}
      {more.length > 0 &&
        (full ? (
          <details className="medicine-more">
            <summary>{moreWords(group)}</summary>
            {more.map((medicine) => (
              <Entry key={medicine.id} medicine={medicine} full />
            ))}
          </details>
        ) : (
          <p className="second-line">{moreWords(group)}</p>
        ))}
    </div>
  )
}

function moreWords({ shown, more, sources }: MedicineGroup): string {
  if (shown[0]?.kind === 'given' || shown[0]?.kind === 'dispensed') {
    const not = more.filter((one) => one.not).length
    return `${more.length} earlier${not > 0 ? `, ${not} not given` : ''}`
  }
  return `${shown.length + more.length} entries from ${sources === 1 ? 'one source' : `${sources} sources`}`
}

function Entry({ medicine, full }: { medicine: Medicine; full: boolean }) {
  const { line, not, stale, notes, details, status, current, source } = medicine
  return (
    <>
      {not && <strong className="badge danger">{not}</strong>}
      {stale && <span className="badge warning">{stale}</span>}
      <MedicineLine line={line} full={full} />
      {full && (
        <>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p className="second-line">
            {[
              current || not ? '' : status,
              ...details,
              line.name.coded ? '' : 'Not coded',
              sourceText(source),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
    </>
  )
}
