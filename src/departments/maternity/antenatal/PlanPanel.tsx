import { Fragment } from 'react'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/Panel.tsx'

import { planRows } from './plan.ts'

/** Who looks after her and how, where the birth is planned and what she wishes; About says who changed it when. */
export function PlanPanel({ patientId, pregnancy }: { patientId: string; pregnancy: Pregnancy }) {
  const { plan, midwife, riskWords, over } = pregnancy
  const navigate = useNavigate()
  return (
    <Panel
      title="Risk and plan of care"
      action={
        <span className="buttons">
          {!over && (
            <ActionButton
              may="maternity:record"
              className="button small"
              onClick={() => void navigate(`${paths.chartAt(patientId, 'maternity')}/plan`)}
            >
              Change plan of care
            </ActionButton>
          )}
          {plan && (
            <AboutButton
              patientId={patientId}
              type="CarePlan"
              id={plan.id}
              what="Plan of care"
              toRows={planRows}
            />
          )}
        </span>
      }
    >
      <dl className="facts">
        <dt>Named midwife</dt>
        <dd>{midwife?.name ?? 'Not recorded'}</dd>
        {plan ? (
          planRows(plan).map(([label, text]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd className="as-written">{text}</dd>
            </Fragment>
          ))
        ) : (
          <>
            <dt>Plan</dt>
            <dd>{riskWords[0] ?? 'No plan of care is recorded'}</dd>
          </>
        )}
      </dl>
    </Panel>
  )
}
