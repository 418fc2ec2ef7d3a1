import '#departments/maternity/maternity.css'

import { gestationText } from '#clinical/care/gestation.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { BloodPanel } from '#departments/maternity/blood/BloodPanel.tsx'
import { gestationDays, stageText } from '#departments/maternity/pregnancy/gestation.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { type Estimate, newestOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { WrongLink } from '#departments/maternity/wrong/WrongLink.tsx'
import { textOf } from '#fhir/coding.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Panel } from '#ui/Panel.tsx'

import { ContactsPanel } from './ContactsPanel.tsx'
import { PlanPanel } from './PlanPanel.tsx'
import { ScheduleTable } from './ScheduleTable.tsx'

type Props = { patientId: string; pregnancy: Pregnancy }

/** One pregnancy: how far, by which due date and since when; what is planned, what is due, who was seen and what was found. */
export function PregnancyView({ patientId, pregnancy }: Props) {
  const { begun, over } = pregnancy
  const title = over ? `Pregnancy of ${formatDate(begun)}, ended` : 'This pregnancy'
  return (
    <>
      <div className="columns">
        <Dates patientId={patientId} pregnancy={pregnancy} title={title} />
        <PlanPanel patientId={patientId} pregnancy={pregnancy} />
      </div>
      {!over && !pregnancy.born && pregnancy.estimates[0] && (
        <ScheduleTable pregnancy={pregnancy} edd={pregnancy.estimates[0].edd} />
      )}
      <BloodPanel patientId={patientId} pregnancy={pregnancy} />
      <ContactsPanel pregnancy={pregnancy} />
    </>
  )
}

function Dates({ patientId, pregnancy, title }: Props & { title: string }) {
  const { estimates, parity, bloodGroup, rhNegative, over, outcome, episode, begun, born } = pregnancy
  const today = londonDate(new Date(useNow()))
  const [agreed, ...earlier] = estimates
  const [lastPeriod] = newestOf(pregnancy, codes.lastPeriod)
  const days = agreed && gestationDays(agreed.edd, born?.slice(0, 10) ?? today)
  return (
    <Panel title={title}>
      <dl className="facts">
        {over ? (
          <>
            <dt>Ended</dt>
            <dd>
              {formatDate(episode.period?.end)}
              <span className="second-line">{outcome ?? 'How is not recorded'}</span>
            </dd>
          </>
        ) : (
          <>
            <dt>{born ? 'Gestation' : 'Gestation today'}</dt>
            <dd>
              <span className="gestation">
                {days === undefined ? 'Not known: no due date' : gestationText(days)}
              </span>
              {days !== undefined && (
                <span className="second-line">{born ? 'when the baby was born' : stageText(days)}</span>
              )}
            </dd>
          </>
        )}
        <dt>Due date agreed</dt>
        <dd>{agreed ? <EstimateLine patientId={patientId} estimate={agreed} /> : 'Not recorded'}</dd>
        {lastPeriod?.valueDateTime && (
          <>
            <dt>Last period</dt>
            <dd>{formatDate(lastPeriod.valueDateTime)}</dd>
          </>
        )}
        <dt>Booked</dt>
        <dd>
          {formatDate(begun)}
          {agreed && begun && (
            <span className="second-line">
              {gestationText(gestationDays(agreed.edd, begun))} weeks
              {gestationDays(agreed.edd, begun) > 70 && ', after 10+0'}
            </span>
          )}
        </dd>
        <dt>Pregnancies and births</dt>
        <dd>{parity ?? 'Not recorded'}</dd>
        <dt>Blood group</dt>
        <dd>
          {bloodGroup ?? 'Not recorded'} {rhNegative && <span className="badge warning">Anti-D</span>}
        </dd>
      </dl>
      {earlier.length > 0 && (
        <details>
          <summary>Earlier estimates of the due date ({earlier.length})</summary>
          <ul className="lines">
            {earlier.map((one) => (
              <li key={one.id}>
                <EstimateLine patientId={patientId} estimate={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

/** Who made it and from what is under About: an estimate is never computed anew. */
const EstimateLine = ({ patientId, estimate }: { patientId: string; estimate: Estimate }) => (
  <>
    {formatDate(estimate.edd)}{' '}
    <AboutButton
      patientId={patientId}
      type="Observation"
      id={estimate.id}
      what={`Due date ${formatDate(estimate.edd)}`}
      toRows={({ valueDateTime, method, effectiveDateTime }) => [
        ['Due date', formatDate(valueDateTime)],
        ['Method', textOf(method, 'Method not recorded')],
        ['On', formatDate(effectiveDateTime)],
      ]}
    />
    <WrongLink kind="found" id={estimate.id} what={`Due date ${formatDate(estimate.edd)}`} />
    <span className="second-line">
      {estimate.how}, {formatDate(estimate.on)}
    </span>
  </>
)
