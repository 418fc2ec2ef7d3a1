import './allergies.css'

import { EntrySource, SourceMark } from '#clinical/entries/EntrySource.tsx'
import { formatDate } from '#fhir/dates.ts'

import type { Allergy } from './model.ts'

/** What the patient reacts to, how, and how sure anybody is. Never cut short (hazards H6, H9). */
export function AllergyLine({ allergy, full = false }: { allergy: Allergy; full?: boolean }) {
  const { substance, notCoded, criticality, doubt, reactions, notes, kind, source } = allergy
  return (
    <>
      <p className="allergy-substance">
        <strong>{substance}</strong>
        {criticality === 'high' && <span className="badge danger">High risk</span>}
        {doubt && <span className="badge">{doubt}</span>}
        {allergy.state === 'ended' && <span className="badge">No longer active</span>}
        {!full && <SourceMark source={source} />}
      </p>
      {notCoded && <p className="allergy-not-coded">Not coded – cannot be checked by decision support</p>}
      {reactions.map(({ words, severity, note }, index) => (
        <p key={`${words} ${index}`}>
          {words}
          {severity && `, ${severity}`}
          {full && note && ` – ${note}`}
        </p>
      ))}
      {full && reactions.length === 0 && <p className="quiet-text">Reaction not recorded</p>}
      {/* what was not coded is known only by its words: they are never left out */}
      {(full || notCoded) &&
        notes.map((note) => (
          <p key={note} className="allergy-note">
            {note}
          </p>
        ))}
      {full && (
        <>
          <p className="second-line">{about(allergy, kind)}</p>
          {allergy.end && <p className="second-line">{allergy.end}</p>}
          <EntrySource source={source} />
        </>
      )}
    </>
  )
}

function about({ criticality, onset, recorded }: Allergy, kind: string): string {
  return [
    kind.charAt(0).toUpperCase() + kind.slice(1),
    criticality ? `${criticality === 'high' ? 'High' : 'Low'} criticality` : 'Criticality not assessed',
    onset ? `since ${formatDate(onset)}` : '',
    `recorded ${formatDate(recorded, 'on a date not known')}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
