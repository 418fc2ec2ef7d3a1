import { gestationDays, gestationText, stageText } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import type { Strip } from '#ui/chart/strip.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Panel } from '#ui/Panel.tsx'

import { ScheduleTable } from './ScheduleTable.tsx'

/** One pregnancy: how far, by which due date and since when; who was seen; what grows. */
export function PregnancyView({ pregnancy }: { pregnancy: Pregnancy }) {
  const { begun, over, heights } = pregnancy
  const title = over ? `Pregnancy of ${formatDate(begun)}, ended` : 'This pregnancy'
  return (
    <>
      <Dates pregnancy={pregnancy} title={title} />
      {!over && pregnancy.estimates[0] && (
        <ScheduleTable pregnancy={pregnancy} edd={pregnancy.estimates[0].edd} />
      )}
      <Contacts pregnancy={pregnancy} />
      {heights.length > 0 && (
        <Panel title="Fundal height">
          <TimeChart label="Fundal height" strips={[heightStrip(pregnancy)]} />
          <p className="quiet-text">
            Measured in centimetres. No customised centiles are loaded: what is drawn is what was measured.
          </p>
        </Panel>
      )}
    </>
  )
}

function Dates({ pregnancy, title }: { pregnancy: Pregnancy; title: string }) {
  const { estimates, parity, bloodGroup, rhNegative, riskWords, over } = pregnancy
  const today = londonDate(new Date(useNow()))
  const [agreed, ...earlier] = estimates
  const days = agreed && gestationDays(agreed.edd, today)
  return (
    <Panel title={title}>
      <dl className="fact-grid">
        {!over && (
          <div>
            <dt>Gestation today</dt>
            <dd>
              {days === undefined ? 'Not known: no due date' : gestationText(days)}
              {days !== undefined && <span className="second-line">{stageText(days)}</span>}
            </dd>
          </div>
        )}
        <div>
          <dt>Due date agreed</dt>
          <dd>
            {agreed ? formatDate(agreed.edd) : 'Not recorded'}
            {agreed && (
              <span className="second-line">
                {agreed.how}, {formatDate(agreed.on)}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>Pregnancies and births</dt>
          <dd>{parity ?? 'Not recorded'}</dd>
        </div>
        <div>
          <dt>Blood group</dt>
          <dd>
            {bloodGroup ?? 'Not recorded'}{' '}
            {rhNegative && <span className="badge warning">Rh negative: anti-D</span>}
          </dd>
        </div>
        <div className="wide">
          <dt>Risk and plan of care</dt>
          <dd>{riskWords[0] ?? 'Not recorded'}</dd>
        </div>
      </dl>
      {earlier.length > 0 && (
        <details>
          <summary>Earlier estimates of the due date ({earlier.length})</summary>
          <ul className="lines">
            {earlier.map(({ id, edd, how, on }) => (
              <li key={id}>
                {formatDate(edd)}, {how}, {formatDate(on)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

function Contacts({ pregnancy: { contacts } }: { pregnancy: Pregnancy }) {
  return (
    <Panel title="Antenatal contacts" note={String(contacts.length)}>
      {contacts.length === 0 && <p>Nobody has recorded a contact</p>}
      <ul className="lines">
        {contacts.map(({ id, words, on, notes }) => (
          <li key={id}>
            <strong>{words}</strong>
            <span className="second-line">{formatDateTime(on)}</span>
            {notes.map((note) => (
              <span key={note} className={note.startsWith('Red flag') ? 'badge danger' : 'second-line'}>
                {note}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const heightStrip = ({ heights }: Pregnancy): Strip => ({
  name: 'Fundal height',
  unit: 'cm',
  scale: { low: 15, high: 45 },
  tall: true,
  points: heights.map(({ at, when, cm, text }) => ({
    at,
    when: when ? formatDateTime(when) : 'Date not recorded',
    value: cm,
    text,
  })),
})
