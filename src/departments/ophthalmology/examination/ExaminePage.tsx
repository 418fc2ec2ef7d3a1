import '#departments/ophthalmology/ophthalmology.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { eyes } from '#departments/ophthalmology/eye/eye.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { DateTimeField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { emptyEye, examineDraft, type ExamineDraft, examined } from './examining.ts'
import { EyeFields } from './EyeFields.tsx'

type Values = { at: string; right: typeof emptyEye; left: typeof emptyEye }

/** Both eyes, the right one on the left, as one faces the patient. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('ophthalmology')
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<Values, unknown, ExamineDraft>({
    resolver: zodResolver(examineDraft),
    defaultValues: { at: opened, right: emptyEye, left: emptyEye },
  })
  const save = useAct(patientId, examined, [eyeKey(patientId)])
  if (!patient) return null
  return (
    <FormDialog
      title="Examine eyes"
      submit="Save examination"
      submitting="Saving examination…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="stack">
        <p>{identityLine(patient)}</p>
        <div className="fields">
          <DateTimeField name="at" label="When" />
        </div>
        <div className="eyes">
          {eyes.map((eye) => (
            <EyeFields key={eye} eye={eye} />
          ))}
        </div>
      </div>
    </FormDialog>
  )
}
