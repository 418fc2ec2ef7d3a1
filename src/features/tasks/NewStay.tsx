import { ActionButton } from '#auth/ActionButton.tsx'
import type { AdmissionPlan } from '#clinical/care/admission-tasks.ts'

import { useMakeAdmissionTasks } from './admission.ts'
import type { InBed } from './TaskList.tsx'

/** A stay that has just begun: what it begins with is asked for by whoever receives the patient, once. */
export function NewStay({ inBed, plan }: { inBed: InBed; plan: AdmissionPlan }) {
  const make = useMakeAdmissionTasks(inBed, plan)
  return (
    <div className="notice quiet new-stay">
      <p>
        <strong>New on the ward.</strong> {plan.items.map(({ what }) => what).join('; ')}.
        <span className="second-line">{plan.source}</span>
      </p>
      {make.error && <p role="alert">Not saved. {make.error.message}</p>}
      <ActionButton
        may="task.do"
        className="button small"
        aria-label={`Make admission tasks for ${inBed.patient.name}`}
        onClick={() => {
          if (!make.isPending) make.mutate('make')
        }}
      >
        {make.isPending ? 'Making…' : 'Make admission tasks'}
      </ActionButton>
    </div>
  )
}
