import { useCan, useSession } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { lateEntry } from '#clinical/observations/observation-set.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

import { classifiedText } from './ClassifiedWords.tsx'
import { classWords, ctgActions, ctgRules, ctgRuleWords } from './ctg.ts'
import type { Trace } from './ctg-record.ts'
import type { Labour } from './labour.ts'
import { entryRows } from './rows.ts'
import { signOff } from './rules.ts'

type Props = { patientId: string; labour: Labour; onOpen: (address: string) => void }

/** The newest CTG with what was made of it and by whom, and those before it. */
export function CtgPanel({ patientId, labour, onOpen }: Props) {
  const [newest, ...earlier] = labour.traces.toReversed()
  return (
    <Panel title="CTG" {...(newest?.stopped ? { note: 'stopped' } : {})}>
      {!newest && <p>No CTG classified in this labour</p>}
      {newest && <OneTrace patientId={patientId} trace={newest} onOpen={onOpen} loud={!labour.over} />}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier CTGs ({earlier.length})</summary>
          {earlier.map((one) => (
            <OneTrace key={one.resource.id} patientId={patientId} trace={one} onOpen={onOpen} loud={false} />
          ))}
        </details>
      )}
      <details>
        <summary>Limits it is classified by</summary>
        <ul>
          {ctgRuleWords.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p className="quiet-text">
          {ctgRules.source}. {signOff}
        </p>
      </details>
    </Panel>
  )
}

const tints = { normal: 'badge success', suspicious: 'badge warning', pathological: 'badge danger' }

function OneTrace({
  patientId,
  trace,
  onOpen,
  loud,
}: Omit<Props, 'labour'> & { trace: Trace; loud: boolean }) {
  const may = useCan('maternity:record')
  const { userId } = useSession()
  const {
    at,
    is,
    when,
    by,
    computed,
    features,
    pulse,
    accelerations,
    contractions,
    note,
    eyes,
    performers,
    resource,
  } = trace
  const late = lateEntry(at, resource.issued)
  const differs = computed.status === 'classified' && is !== undefined && computed.is !== is
  const what = `CTG ${formatDateTime(when)}`
  return (
    <div className="labour-trace">
      <p>
        <span className={is ? tints[is] : 'badge'}>{is ? classWords[is] : 'Not classified'}</span>{' '}
        {formatDateTime(when)}, {by}
        <span className="second-line">
          {classifiedText(computed)}
          {differs && ' – the two differ'}
          {late && ` · entered ${late}`}
        </span>
      </p>
      <p>
        {[
          `baseline ${features.baseline ?? 'not recorded'}`,
          `maternal pulse ${pulse ?? 'not recorded'}`,
          `variability ${features.variability ?? 'not recorded'}`,
          `accelerations ${accelerations?.toLowerCase() ?? 'not recorded'}`,
          `decelerations ${features.decelerations ?? 'not recorded'}`,
          `contractions ${contractions ?? 'not recorded'}`,
        ].join(' · ')}
      </p>
      {note && <p>{note}</p>}
      {is && loud && is !== 'normal' && (
        <p role="alert" className="notice warning labour-call">
          {ctgActions[is]}
        </p>
      )}
      {is === 'normal' && loud && <p className="quiet-text">{ctgActions[is]}</p>}
      {eyes.length === 0 && <p>No second person has looked at this CTG.</p>}
      {eyes.map((one) => (
        <p key={one.resource.id}>
          Fresh eyes: {one.is ? classWords[one.is].toLowerCase() : 'not classified'}, {one.by},{' '}
          {formatDateTime(one.when)}
          {one.is !== is && <strong> – sees it differently</strong>}
          {one.stale && <strong> – before the CTG was amended: no longer counts</strong>}
          {one.note && <span className="second-line">{one.note}</span>}
          {may && (
            <button
              type="button"
              className="button quiet small"
              aria-label={`In error: fresh eyes ${formatDateTime(one.when)}`}
              onClick={() => onOpen(`wrong/${one.resource.id}`)}
            >
              In error
            </button>
          )}
        </p>
      ))}
      <p className="buttons">
        {may && !performers.includes(userId) && (
          <button type="button" className="button small" onClick={() => onOpen(`eyes/${resource.id}`)}>
            Fresh eyes
          </button>
        )}
        {may && performers.includes(userId) && (
          <span className="quiet-text">Yours: fresh eyes are a second person’s.</span>
        )}
        <AboutButton
          patientId={patientId}
          type="Observation"
          id={resource.id}
          what={what}
          toRows={entryRows}
        />
        {may && (
          <>
            <button
              type="button"
              className="button quiet small"
              aria-label={`Amend: ${what}`}
              onClick={() => onOpen(`ctg/${resource.id}`)}
            >
              Amend
            </button>
            <button
              type="button"
              className="button quiet small"
              aria-label={`In error: ${what}`}
              onClick={() => onOpen(`wrong/${resource.id}`)}
            >
              In error
            </button>
          </>
        )}
      </p>
    </div>
  )
}
