import type { ServiceRequest } from 'fhir/r4'

import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import type { Reason } from '#clinical/acts/reason.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import type { Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'

import { injectionsDue, toCourse } from './course.ts'
import { ended } from './planning.ts'
import { eyeInjections } from './queries.ts'

export const Component = () => (
  <OverEntry section="ophthalmology" view="injections" type="ServiceRequest" title="End eye injections">
    {(seen, dialog) => <EndCourse seen={seen} {...dialog} />}
  </OverEntry>
)

function EndCourse({
  seen,
  patientId,
  patientLine,
  onClose,
}: DialogParts & { seen: Stored<ServiceRequest> }) {
  const { eye, agent, indication } = toCourse(seen)
  const save = useAct(
    patientId,
    async ({ reason }: Reason, actor) => {
      const { due } = await queryClient.query({ ...eyeInjections(patientId), staleTime: 0 })
      return ended(reason, seen, eye ? injectionsDue(due, eye) : [], actor)
    },
    [eyeKey(patientId), ['ophthalmology']],
  )
  return (
    <ReasonDialog
      title="End eye injections"
      submit="End eye injections"
      submitting="Ending eye injections…"
      save={save}
      onClose={onClose}
      label="Why do they end?"
      hint="Nothing stays due for this eye. What was given stays in the record."
    >
      <p>{patientLine}</p>
      <p>
        <strong>{eye ? eyeWords[eye] : 'Eye not recorded'}</strong>: {agent}, {indication}
      </p>
    </ReasonDialog>
  )
}
