import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { PlanOffers } from '#features/care-plans/PlanOffers.tsx'
import { filledForms } from '#features/forms/queries.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { useCurrentStay } from './use-current-stay.ts'

/** The care plans that this stay's assessments ask for, beside the assessments and beside the plans. */
export function AssessmentPlans({ patientId }: { patientId: string }) {
  const filled = useQuery(filledForms(patientId))
  const stay = useCurrentStay(patientId)
  if (filled.error && !filled.data)
    return (
      <p className="notice warning" role="status">
        The assessments could not be loaded: which care plans they ask for is not known.{' '}
        {filled.error.message}
      </p>
    )
  return (
    <PlanOffers
      patientId={patientId}
      responses={filled.data?.responses}
      since={stay?.start}
      start={({ responseId, template }) => (
        <DialogButton
          may="plan.record"
          to={deepPaths.newCarePlan(patientId, { response: responseId, template: template.id })}
          className="button small"
        >
          Start the plan<span className="visually-hidden">: {template.title}</span>
        </DialogButton>
      )}
    />
  )
}
