import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

import { WrongLink } from '#departments/maternity/wrong/WrongLink.tsx'

import { type Finding, findingsOf } from './found.ts'
import { MeansWords } from './MeansWords.tsx'
import { thresholdSource } from './thresholds.ts'

/** Who was seen and what was found then; what was measured elsewhere in this pregnancy stands below. */
export function ContactsPanel({ pregnancy }: { pregnancy: Pregnancy }) {
  const { contacts } = pregnancy
  const findings = findingsOf(pregnancy)
  const at = (id: string) => findings.filter(({ encounter }) => encounter?.endsWith(`Encounter/${id}`))
  const elsewhere = findings.filter(
    ({ encounter }) => !contacts.some(({ id }) => encounter?.endsWith(`Encounter/${id}`)),
  )
  return (
    <Panel title="Antenatal contacts" note={String(contacts.length)}>
      {contacts.length === 0 && <p>Nobody has recorded a contact</p>}
      <ul className="lines">
        {contacts.map(({ id, words, on, notes }) => (
          <li key={id}>
            <strong>{words}</strong>{' '}
            <WrongLink kind="contact" id={id} what={`${words}, ${formatDateTime(on)}`} />
            <span className="second-line">{formatDateTime(on)}</span>
            <Findings of={at(id)} />
            {notes.map((note) => (
              <span key={note} className={note.startsWith('Red flag') ? 'badge danger' : 'second-line'}>
                {note}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <details>
          <summary>Measured otherwise in this pregnancy ({elsewhere.length})</summary>
          <Findings of={elsewhere} dated />
        </details>
      )}
      {findings.some(({ means }) => means) && (
        <p className="quiet-text">What is said beside a value: {thresholdSource}.</p>
      )}
    </Panel>
  )
}

const Findings = ({ of, dated }: { of: readonly Finding[]; dated?: boolean }) =>
  of.length === 0 ? null : (
    <ul className="findings">
      {of.map(({ id, what, text, means, on }) => (
        <li key={id}>
          {what} <strong>{text}</strong> <MeansWords means={means} /> {dated && formatDateTime(on)}
        </li>
      ))}
    </ul>
  )
