import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import { lastOf, type Reading } from '#departments/ophthalmology/eye/record.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { DropsPanel } from './DropsPanel.tsx'
import { type GlaucomaPlan, intervals, intervalWords, nextDue } from './plan.ts'
import { glaucomaPlan } from './queries.ts'
import { planRows } from './rows.ts'
import { TargetAlert } from './TargetAlert.tsx'

/** Glaucoma of one patient: whether a pressure is above its target, the plan and what is due by it, and the drops. */
export default function GlaucomaView({ patientId }: { patientId: string }) {
  const record = useQuery(eyeRecord(patientId))
  const plan = useQuery(glaucomaPlan(patientId))
  const navigate = useNavigate()
  const base = paths.chartAt(patientId, 'ophthalmology')
  return (
    <>
      <div className="buttons">
        <ActionButton
          may="ophthalmology:plan"
          className="button primary"
          onClick={() => void navigate(`${base}/glaucoma-plan`)}
        >
          {plan.data?.plan ? 'Change glaucoma plan' : 'Make glaucoma plan'}
        </ActionButton>
        <ActionButton may="ophthalmology:drops" onClick={() => void navigate(`${base}/drops`)}>
          Start eye drops
        </ActionButton>
      </div>
      <Loaded query={record} what="the pressures">
        {({ readings }) => (
          <>
            <TargetAlert readings={readings} />
            <Panel title="Glaucoma plan">
              <Loaded query={plan} what="the glaucoma plan">
                {(found) => (
                  <>
                    {found.plan ? (
                      <Plan plan={found.plan} readings={readings} patientId={patientId} />
                    ) : (
                      <p>No plan has been made.</p>
                    )}
                    {found.withheld > 0 && (
                      <p className="quiet-text">{found.withheld} plans are withheld: restricted.</p>
                    )}
                  </>
                )}
              </Loaded>
            </Panel>
          </>
        )}
      </Loaded>
      <DropsPanel patientId={patientId} />
    </>
  )
}

type PlanProps = { plan: GlaucomaPlan; readings: readonly Reading[]; patientId: string }

function Plan({ plan, readings, patientId }: PlanProps) {
  const today = londonDate(new Date(useNow()))
  return (
    <>
      <dl className="fact-grid">
        <div>
          <dt>What it is</dt>
          <dd>{plan.type}</dd>
        </div>
        <div>
          <dt>Risk of losing sight</dt>
          <dd>{plan.risk}</dd>
        </div>
        <div>
          <dt>Treatment</dt>
          <dd>{plan.treatment.join(', ') || 'Not recorded'}</dd>
        </div>
        {eyes.map((eye) => {
          const target = lastOf(readings, 'target', eye)
          return (
            <div key={eye}>
              <dt>Target, {eyeWords[eye].toLowerCase()}</dt>
              <dd>
                {target ? target.text : 'Not set'}
                {target && (
                  <span className="second-line">
                    {[`since ${formatDate(target.when)}`, plan.targetReasons[eye]].filter(Boolean).join(': ')}
                  </span>
                )}
              </dd>
            </div>
          )
        })}
        {intervals.map((interval) => (
          <DueFact key={interval} plan={plan} readings={readings} interval={interval} today={today} />
        ))}
      </dl>
      {plan.note && <p>{plan.note}</p>}
      <AboutButton
        patientId={patientId}
        type="CarePlan"
        id={plan.id}
        what="Glaucoma plan"
        toRows={planRows}
      />
    </>
  )
}

type DueProps = Omit<PlanProps, 'patientId'> & { interval: (typeof intervals)[number]; today: string }

function DueFact({ plan, readings, interval, today }: DueProps) {
  const months = plan.every[interval]
  const { last, due } = nextDue(plan, readings, interval)
  return (
    <div>
      <dt>{intervalWords[interval]}</dt>
      <dd>
        {months === undefined ? 'Not planned' : `Every ${months} ${months === 1 ? 'month' : 'months'}`}
        <span className="second-line">
          {last ? `last ${formatDate(last)}` : 'none recorded yet'}
          {due && `, next due ${formatDate(due)}`}{' '}
          {due && due < today && <span className="badge danger">Overdue</span>}
        </span>
      </dd>
    </div>
  )
}
