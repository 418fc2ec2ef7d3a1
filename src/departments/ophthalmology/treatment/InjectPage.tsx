import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { identityLine, patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { injectionsDue, standingFor } from './course.ts'
import { InjectFields, type InjectValues } from './InjectFields.tsx'
import { injectDraft, type InjectDraft, injected } from './injecting.ts'
import { type EyeInjections, eyeInjections } from './queries.ts'

const title = 'Record eye injection'

/** An injection, or a visit without one: it is reckoned from the course, so it waits for that. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const query = useQuery(eyeInjections(patientId))
  const onClose = useCloseTo('ophthalmology', 'injections')
  if (!patient) return null
  if (query.data) return <Inject patient={patient} injections={query.data} onClose={onClose} />
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="the injections">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Props = { patient: PatientIdentity; injections: EyeInjections; onClose: () => void }

function Inject({ patient, injections, onClose }: Props) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<InjectValues, unknown, InjectDraft>({
    resolver: zodResolver(injectDraft),
    defaultValues: { ...empty, at: opened },
  })
  const save = useAct(
    patient.id,
    // what is on the screen is what was chosen from; if it has changed since, its versions refuse
    (draft: InjectDraft, actor) =>
      injected(draft, standingFor(draft.eye, injections), injectionsDue(injections.due, draft.eye), actor),
    [eyeKey(patient.id), ['ophthalmology']],
  )
  return (
    <FormDialog
      title={title}
      submit="Save injection visit"
      submitting="Saving injection visit…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <InjectFields injections={injections} />
      </div>
    </FormDialog>
  )
}

const empty: InjectValues = {
  eye: '',
  at: '',
  given: '',
  reason: '',
  again: '',
  agent: '',
  batch: '',
  expiry: '',
  antisepsis: '',
  check: '',
  complication: '',
  next: '',
  weeks: '',
  note: '',
}
