import { Link } from 'react-router'

import { useCan } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { useElsewhere } from '#clinical/entries/EntrySource.tsx'
import type { Source } from '#clinical/entries/source.ts'

import { allergyRows } from './model.ts'

export type AllergyPaths = {
  change: (id: string) => string
  inError: (id: string) => string
  /** Recorded here, from the entry of another organisation */
  recordHere: (id: string) => string
}

type Props = {
  patientId: string
  id: string
  what: string
  source: Source
  paths: AllergyPaths
  /** "No known allergies" says one thing: it is withdrawn, not changed */
  negation?: boolean
}

/** What may be done about one entry. Another organisation's is never altered: it is recorded here as well (§7.4). */
export function AllergyActions({ patientId, id, what, source, paths, negation = false }: Props) {
  const elsewhere = useElsewhere(source)
  const mayRecord = useCan('allergy.record')
  const link = (words: string, to: string) => (
    <Link className="button quiet small" to={to} aria-label={`${words}: ${what}`}>
      {words}
    </Link>
  )
  return (
    <div className="buttons">
      {mayRecord && elsewhere && !negation && link('Record here too', paths.recordHere(id))}
      {mayRecord && !elsewhere && !negation && link('Change', paths.change(id))}
      {mayRecord && !elsewhere && link('Mark in error', paths.inError(id))}
      <AboutButton patientId={patientId} type="AllergyIntolerance" id={id} what={what} toRows={allergyRows} />
    </div>
  )
}
