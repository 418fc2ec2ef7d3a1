import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'

import { SearchBox } from '#features/patient-search/SearchBox.tsx'
import { paths } from '#lib/paths.ts'
import { Dialog } from '#ui/Dialog.tsx'

/** A free place is there; whose shall it be? The booking itself opens over that patient’s chart (hazard H1). */
export function Component() {
  const { slotId = '' } = useParams()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [typed, setTyped] = useState('')
  const close = () =>
    void navigate({ pathname: paths.appointments(), search: search.toString() }, { replace: true })
  return (
    <Dialog title="Book this place" onClose={close}>
      <div className="dialog-body book-free">
        <p>Find the patient: the place opens over their chart, ready to be booked.</p>
        <SearchBox
          id="book-free"
          typed={typed}
          onTyped={setTyped}
          offers
          onOpen={(patientId) => void navigate(paths.book(patientId, slotId))}
          onSearch={setTyped}
        />
      </div>
    </Dialog>
  )
}
