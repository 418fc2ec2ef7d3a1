import './transfusion.css'

import { useQueries } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import type { BloodSample } from './blood.ts'
import { type TransfusionPolicy, transfusionPolicy } from './policy.ts'
import { bloodOf, type PatientBlood } from './queries.ts'
import { StandingNote } from './StandingNote.tsx'
import { standingOf } from './two-samples.ts'
import { validityOf } from './validity.ts'

/** Which blood this patient may have, and until when it can be matched. */
export default function TransfusionPanel({ patientId }: { patientId: string }) {
  const [blood, policy] = useQueries({ queries: [bloodOf(patientId), transfusionPolicy()] })
  const here = paths.chartAt(patientId, 'pathology')
  return (
    <Panel
      title="Transfusion"
      action={
        <DialogButton may="pathology:alert" to={`${here}/blood-requirement`} className="button small">
          Record requirement
        </DialogButton>
      }
    >
      <Loaded query={blood} what="blood group and samples">
        {(known) => (
          <div className="stack">
            <StandingNote standing={standingOf(known.determinations)} title="Group" />
            <Needed blood={known} here={here} />
            <Samples of={known.samples} policy={policy.data ?? null} />
            <UnitsMatched blood={known} />
            {known.withheld > 0 && (
              <p className="notice warning">
                {known.withheld} entries are withheld: restricted. A group may be among them.
              </p>
            )}
            {policy.error ? (
              <p className="notice warning">The policy of transfusion could not be read.</p>
            ) : (
              policy.data && <p className="quiet-text">{policy.data.name}</p>
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  )
}

function Needed({ blood: { requirements }, here }: { blood: PatientBlood; here: string }) {
  if (requirements.length === 0) return <p className="quiet-text">No special requirements recorded</p>
  return (
    <ul className="blood-lines" aria-label="Special requirements">
      {requirements.map(({ flag, words, since }) => (
        <li key={flag.id}>
          <span className="badge warning blood-badge">{words}</span>{' '}
          <span className="quiet-text">since {formatDateTime(since)}</span>{' '}
          <DialogButton
            may="pathology:alert"
            to={`${here}/blood-requirement/${flag.id}/end`}
            className="button quiet small"
            label={`End: ${words}`}
          >
            End
          </DialogButton>
        </li>
      ))}
    </ul>
  )
}

function Samples({ of, policy }: { of: readonly BloodSample[]; policy: TransfusionPolicy | null }) {
  const now = useNow()
  const [newest] = of
  if (!newest) return <p>No sample has been reported by the transfusion laboratory</p>
  const validity = validityOf(newest.takenAt, newest.recent, policy, now)
  return (
    <dl className="facts">
      <dt>Newest sample</dt>
      <dd>
        {formatDateTime(newest.takenAt)}
        {newest.takenBy && `, taken by ${newest.takenBy}`}
      </dd>
      <dt>Matching blood on it</dt>
      <dd>
        {validity.state === 'expired' && <span className="badge danger">Too old</span>} {validity.words}
      </dd>
      <dt>Antibody screen</dt>
      <dd>{newest.screen || 'Not done on this sample'}</dd>
    </dl>
  )
}

function UnitsMatched({ blood: { units } }: { blood: PatientBlood }) {
  if (units.length === 0) return <p>No units have been crossmatched</p>
  return (
    <ul className="blood-lines" aria-label="Units crossmatched">
      {units.map(({ id, number, type, group, outcome, at }) => (
        <li key={id}>
          <strong>{number}</strong> {type}
          {group && `, ${group}`}{' '}
          <span className={/^compatible/i.test(outcome) ? 'badge success' : 'badge danger'}>{outcome}</span>{' '}
          <span className="quiet-text">{formatDateTime(at)}</span>
        </li>
      ))}
    </ul>
  )
}
