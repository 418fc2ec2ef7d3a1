import { DialogButton } from '#auth/DialogButton.tsx'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { formatDateTime, formatTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { FromRecord } from './FromRecord.tsx'
import type { OneProps } from './handover-patient.ts'
import { changesSince, type Facts, unknownOf } from './model.ts'
import { initialsOf, type Part, partNames, parts, type Sheet } from './sheet.ts'

/** One patient as one shift tells the next: what the record says, and what the shift adds. */
export function PatientHandover(props: OneProps) {
  const { wardId, about, facts, now } = props
  const { patient, bed, patientId } = about
  const sheets = [facts.current ?? facts.last, ...facts.also].flatMap((one) => one ?? [])
  return (
    <li className="handover-patient">
      <header>
        <h2>
          {bed}: {patient.name}
        </h2>
        <p className="second-line">
          Born {bornText(patient, new Date(now))} · NHS No. {nhsNumberText(patient.nhsNumber)}
        </p>
        <DialogButton may="task.do" to={deepPaths.writeHandover(wardId, patientId)} className="button small">
          Write handover<span className="visually-hidden">: {patient.name}</span>
        </DialogButton>
      </header>
      <p className="handover-news">
        <strong>Since the last handover: </strong>
        {newsOf(facts)}
      </p>
      <dl className="sbar">
        {partNames.map((part) => (
          <div key={part}>
            <dt>{parts[part]}</dt>
            <dd>
              <div className="from-record">
                <FromRecord part={part} {...props} />
              </div>
              {sheets.map((sheet) => (
                <ShiftWords key={sheet.resource.id} sheet={sheet} part={part} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function newsOf(facts: Facts): string {
  const changes = changesSince(facts)
  if (changes === undefined) return 'none recorded in the last two days'
  const unknown = unknownOf(facts)
  const words = [
    ...changes,
    unknown.length > 0 ? `not known, for they could not be loaded: ${unknown.join(', ')}` : '',
  ].filter(Boolean)
  return words.length > 0
    ? words.join(' · ')
    : `nothing new since ${formatDateTime(facts.last?.handedOver?.at)}`
}

/** What the shift wrote, with who and when: in full on the screen, by initials on paper. */
function ShiftWords({ sheet, part }: { sheet: Sheet; part: Part }) {
  const signed = sheet.signed[part]
  if (!sheet.words[part]) return null
  return (
    <p className="plain-words shift-words">
      {sheet.words[part]}
      {sheet.handedOver ? (
        <span className="second-line">
          as handed over {formatDateTime(sheet.handedOver.at)} by {sheet.handedOver.by}
        </span>
      ) : (
        signed && (
          <>
            <span className="second-line on-screen">
              {formatDateTime(signed.at)} · {signed.who}
            </span>
            <span className="on-paper">
              {' '}
              [{initialsOf(signed.who)} {formatTime(signed.at)}]
            </span>
          </>
        )
      )}
    </p>
  )
}
