import { useNavigate } from 'react-router'

import { AppointmentLetterDialog } from '#features/letters/AppointmentLetterDialog.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  const navigate = useNavigate()
  return (
    <OverEntry section="visits" type="Appointment" title="Appointment letter">
      {(appointment, { patientId, onClose }) => (
        <AppointmentLetterDialog
          patientId={patientId}
          appointment={appointment}
          onSigned={(letterId) => void navigate(deepPaths.letter(patientId, letterId), { replace: true })}
          onClose={onClose}
        />
      )}
    </OverEntry>
  )
}
