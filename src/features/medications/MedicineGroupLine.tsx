import type { ReactNode } from 'react'

import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import { MedicineLine } from '#clinical/medicines/MedicineLine.tsx'

import type { MedicineGroup } from './groups.ts'
import type { Medicine } from './model.ts'

type Props = {
  group: MedicineGroup
  /** Where all of it is told: what stands at the end of each entry */
  about: ((medicine: Medicine) => ReactNode) | undefined
}

/** One medicine with all that is said of it; what only repeats it is one step away. */
export function MedicineGroupLine({ group, about }: Props) {
  const { shown, more } = group
  return (
    <div className="medicine-entry">
      {shown.map((medicine) => (
        <Entry key={medicine.id} medicine={medicine} about={about} />
      ))}
      {more.length > 0 &&
        (about ? (
          <details className="medicine-more">
            <summary>{moreWords(group)}</summary>
            {more.map((medicine) => (
              <Entry key={medicine.id} medicine={medicine} about={about} />
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

function Entry({ medicine, about }: { medicine: Medicine; about: Props['about'] }) {
  const { line, not, stale, notes, details, status, current, source } = medicine
  const facts = [current || not ? '' : status, ...details, line.name.coded ? '' : 'Not coded'].filter(Boolean)
  const said = (
    <>
      {not && <strong className="badge danger">{not}</strong>}
      {stale && <span className="badge warning">{stale}</span>}
      <MedicineLine line={line} full={about !== undefined} />
    </>
  )
  if (!about) return said
  return (
    <div className="entry-row">
      <div>
        {said}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p className="second-line">{facts.join(' · ')}</p>
        <EntrySource source={source} />
      </div>
      {about(medicine)}
    </div>
  )
}
