import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { identityLine } from '#clinical/patient/patient.ts'
import { formatTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import type { Attending } from './model.ts'
import { useDidNotAttend } from './mutations.ts'

type Props = { everybody: readonly Attending[]; onClose: () => void }

/** Several at once, each named before it is said of them. The list stays as it was when the dialog was opened. */
export function DidNotAttendDialog({ everybody, onClose }: Props) {
  const [named] = useState(everybody)
  const many = named.length === 1 ? '1 patient' : `${named.length} patients`
  return (
    <FormDialog
      title="Did not attend"
      submit={`Record that ${many} did not attend`}
      submitting="Recording…"
      form={useForm()}
      save={useDidNotAttend(named)}
      onClose={onClose}
    >
      <div className="stack">
        <p>Nobody of these came, and none of them had cancelled:</p>
        <ul className="lines">
          {named.map(({ appointmentId, start, patient }) => (
            <li key={appointmentId}>
              <strong>{formatTime(start)}</strong> {patient ? identityLine(patient) : 'Patient not shown'}
            </li>
          ))}
        </ul>
      </div>
    </FormDialog>
  )
}
