import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { NewPlanDialog } from '#features/care-plans/NewPlanDialog.tsx'
import { carePlans, planTemplates } from '#features/care-plans/queries.ts'
import { offersOf } from '#features/care-plans/template.ts'
import { filledForms } from '#features/forms/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'
import { useCurrentStay } from './use-current-stay.ts'

const title = 'New care plan'

/** By hand, or from the assessment that the address names; one that asks for nothing any more says so. */
export function Component() {
  const patientId = usePatientId()
  const [search] = useSearchParams()
  const [response, template] = [search.get('from'), search.get('template')]
  const { data: patient } = useQuery(patientIdentity(patientId))
  const templates = useQuery(planTemplates)
  const filled = useQuery({ ...filledForms(patientId), enabled: response !== null })
  const plans = useQuery({ ...carePlans(patientId), enabled: response !== null })
  const stay = useCurrentStay(patientId)
  const close = useCloseTo('care-plans')
  // As it was offered when this was opened: once it is saved, nothing asks for it any more.
  const [opened, setOpened] = useState<ReturnType<typeof offersOf>[number]>()
  const offer =
    templates.data && filled.data && plans.data
      ? offersOf({
          templates: templates.data.filter(({ id }) => id === template),
          responses: filled.data.responses,
          plans: plans.data.resources,
          since: undefined,
        }).find(({ responseId }) => responseId === response)
      : undefined
  if (offer && !opened) setOpened(offer)
  if (!patient) return null
  const asked = response !== null
  // By hand nobody needs a template.
  if (asked ? opened : templates.data || templates.error)
    return (
      <NewPlanDialog
        patientId={patientId}
        patientLine={identityLine(patient)}
        encounterId={stay?.id}
        templates={templates.data}
        offer={asked ? opened : undefined}
        onClose={close}
      />
    )
  return (
    <Dialog title={title} onClose={close}>
      <div className="dialog-body">
        <Loaded query={templates} what="the plans to start from">
          {() => (
            <Loaded query={filled} what="the assessments">
              {() => (
                <Loaded query={plans} what="care plans">
                  {() => (
                    <p>
                      No assessment asks for this plan now: it was started, or a later one found otherwise.
                    </p>
                  )}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}
