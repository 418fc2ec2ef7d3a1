import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'

import { SearchBox } from '#features/patient-search/SearchBox.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { useOverClinic } from './over-clinic.ts'

/** A free place is there; whose shall it be? The booking itself opens over that patient’s chart (hazard H1). */
export function Component() {
  const { slotId = '' } = useParams()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const { close } = useOverClinic()
  return (
    <Dialog title="Book this place" onClose={close}>
      <div className="dialog-body book-free">
        <p>Find the patient: the place opens over their chart, ready to be booked.</p>
        <SearchBox
          id="book-free"
          typed={typed}
          onTyped={setTyped}
          offers
          onOpen={(patientId) => void navigate(deepPaths.book(patientId, slotId))}
          onSearch={setTyped}
        />
      </div>
    </Dialog>
  )
}
