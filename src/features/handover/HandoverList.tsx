import './handover.css'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import { agoWords } from '#clinical/observations/due-words.ts'
import { nhsNumberText, type PatientIdentity, bornText } from '#clinical/patient/patient.ts'
import { Score } from '#clinical/observations/Score.tsx'
import { useChanges } from '#clinical/entries/use-changes.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import type { AllergyIntolerance } from 'fhir/r4'

import { HandOverButton } from './HandOverButton.tsx'
import { changesSince, type Facts, initialsOf, type Part, parts } from './model.ts'
import { handoverKey, wardHandover } from './queries.ts'

export type HandoverPatient = {
  patientId: string
  encounterId: string
  bed: string
  patient: PatientIdentity
  reason: string | undefined
  since: string | undefined
  consultant: string | undefined
  expectedDischarge: string | undefined
}

type Props = {
  wardId: string
  wardName: string
  patients: HandoverPatient[]
  /** The four titles of allergies are another feature's to say */
  allergiesOf: (resources: Stored<AllergyIntolerance>[]) => ReactNode
}

/** SBAR of each patient of one ward: what the record says, what the shift adds, and what is new since the last time. */
export function HandoverList({ wardId, wardName, patients, allergiesOf }: Props) {
  const ids = [...new Set(patients.map(({ patientId }) => patientId))].toSorted()
  const query = useQuery({ ...wardHandover(wardId, ids), enabled: ids.length > 0 })
  useShiftTogether(wardId, ids, query.dataUpdatedAt)
  const { name } = useSession()
  const now = useNow()
  if (ids.length === 0) return <p className="notice quiet">Nobody is on this ward.</p>
  return (
    <Loaded query={query} what="the handover">
      {({ of, withheld }) => (
        <>
          <div className="handover-tools">
            <HandOverButton
              wardId={wardId}
              sheets={[...of.values()].flatMap(({ current }) => current ?? [])}
            />
            <button type="button" className="button" onClick={() => window.print()}>
              Print
            </button>
          </div>
          <p className="handover-printed">
            {wardName} · printed {formatDateTime(new Date(now).toISOString())} by {name} ({initialsOf(name)})
            · confidential: destroy after the shift
          </p>
          {withheld > 0 && <p className="notice quiet">{withheld} withheld: restricted.</p>}
          <ol className="handover">
            {patients.map((one) => {
              const facts = of.get(one.patientId)
              return (
                facts && (
                  <PatientHandover
                    key={one.encounterId}
                    wardId={wardId}
                    about={one}
                    facts={facts}
                    now={now}
                    allergiesOf={allergiesOf}
                  />
                )
              )
            })}
          </ol>
        </>
      )}
    </Loaded>
  )
}

/** What another nurse of the shift writes shows here as it is saved. */
function useShiftTogether(wardId: string, patients: string[], askedAt: number) {
  const queryClient = useQueryClient()
  const again = () => void queryClient.invalidateQueries({ queryKey: handoverKey(wardId) })
  useChanges(
    { patients, places: [] },
    { askedAt: () => askedAt || undefined, onChanges: again, onGap: again },
  )
}

type OneProps = Pick<Props, 'wardId' | 'allergiesOf'> & { about: HandoverPatient; facts: Facts; now: number }

function PatientHandover({ wardId, about, facts, now, allergiesOf }: OneProps) {
  const { patient, bed, patientId } = about
  const changes = changesSince(facts)
  const sheet = facts.current ?? facts.last
  return (
    <li className="handover-patient">
      <header>
        <h2>
          {bed}: {patient.name}
        </h2>
        <p className="second-line">
          Born {bornText(patient, new Date(now))} · NHS No. {nhsNumberText(patient.nhsNumber)}
        </p>
        <DialogButton may="task.do" to={paths.writeHandover(wardId, patientId)} className="button small">
          Write handover<span className="visually-hidden">: {patient.name}</span>
        </DialogButton>
      </header>
      <p className="handover-news">
        <strong>Since the last handover: </strong>
        {changes === undefined
          ? 'none recorded in the last two days'
          : changes.length === 0
            ? `nothing new since ${formatDateTime(facts.last?.handedOver?.at)}`
            : changes.join(' · ')}
      </p>
      <dl className="sbar">
        {(Object.keys(parts) as Part[]).map((part) => (
          <div key={part}>
            <dt>{parts[part]}</dt>
            <dd>
              <div className="from-record">{fromRecord(part, about, facts, now, allergiesOf)}</div>
              {sheet?.words[part] && (
                <p className="plain-words">
                  {sheet.words[part]}
                  {sheet.handedOver && (
                    <span className="second-line">
                      as handed over {formatDateTime(sheet.handedOver.at)} by {sheet.handedOver.by}
                    </span>
                  )}
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

/** What the record says for each part; the shift reads it here and need not write it again. */
function fromRecord(
  part: Part,
  { reason, since, consultant, expectedDischarge }: HandoverPatient,
  { scores, problems, allergies, alerts, tasks }: Facts,
  now: number,
  allergiesOf: Props['allergiesOf'],
): ReactNode {
  switch (part) {
    case 'situation':
      return (
        <>
          {reason ?? 'Reason for admission not recorded'}
          {since && <span className="second-line">in since {formatDate(since)}</span>}
          <span className="second-line">{consultant ?? 'Consultant not recorded'}</span>
        </>
      )
    case 'background':
      return (
        <>
          {problems.length > 0 ? problems.join('; ') : 'No active problems recorded'}
          <span className="second-line">{allergiesOf(allergies)}</span>
          <span className="second-line">
            {alerts.length > 0 ? alerts.map(({ words }) => words).join('; ') : 'No alerts recorded'}
          </span>
        </>
      )
    case 'assessment': {
      const [newest] = scores
      if (!newest) return 'No NEWS2 in the last 36 hours'
      return (
        <>
          {newest.total !== undefined && newest.band ? (
            <Score total={newest.total} band={newest.band} />
          ) : (
            `Incomplete set: ${newest.incomplete}`
          )}
          {newest.instant !== undefined && (
            <span className="second-line">{agoWords(newest.instant, now)}</span>
          )}
        </>
      )
    }
    case 'recommendation':
      return (
        <>
          {tasks.length > 0 ? (
            <ul>
              {tasks.map(({ id, what, due }) => (
                <li key={id}>
                  {what} {due && <span className="quiet-text">by {formatDateTime(due)}</span>}
                </li>
              ))}
            </ul>
          ) : (
            'No open tasks'
          )}
          <span className="second-line">
            Expected discharge {expectedDischarge ? formatDate(expectedDischarge) : 'not recorded'}
          </span>
        </>
      )
  }
}
