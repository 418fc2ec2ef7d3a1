import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'

import { oneSlot } from '#clinical/booking/one-slot.ts'
import { patientIdentity } from '#clinical/patient/patient.ts'
import { BookDialog } from '#features/booking/BookDialog.tsx'
import { paths } from '#lib/paths.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'
import { OverClinics } from './OverClinics.tsx'

const title = 'Book appointment'

/** `?slot=`: the free place somebody had chosen before they found the patient. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const navigate = useNavigate()
  const onClose = useCloseTo('visits')
  const slotId = useSearchParams()[0].get('slot') ?? ''
  const slot = useQuery({ ...oneSlot(slotId), enabled: slotId !== '' })
  if (!patient) return null
  if (slotId !== '' && !slot.data)
    return (
      <Dialog title={title} onClose={onClose}>
        <div className="dialog-body">
          <Loaded query={slot} what="the place">
            {() => null}
          </Loaded>
        </div>
      </Dialog>
    )
  return (
    <OverClinics title={title} onClose={onClose}>
      {(clinics) => (
        <BookDialog
          patient={patient}
          clinics={clinics}
          slot={slot.data}
          onBooked={() =>
            void navigate(paths.chart(patientId, 'visits'), { replace: true, state: { booked: true } })
          }
          onClose={onClose}
        />
      )}
    </OverClinics>
  )
}
