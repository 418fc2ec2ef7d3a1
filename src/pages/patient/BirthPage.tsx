import { useNavigate } from 'react-router'

import { toVisit } from '#clinical/care/encounter.ts'
import { BirthDialog } from '#features/admission/BirthDialog.tsx'
import { paths } from '#lib/paths.ts'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  const navigate = useNavigate()
  return (
    <OverEntry section="visits" type="Encounter" title="Record birth">
      {(stay, { patient, onClose }) => (
        <BirthDialog
          mother={patient}
          stay={stay}
          wardId={toVisit(stay).wardId}
          onClose={onClose}
          onSaved={(babyId) => void navigate(paths.chart(babyId, 'visits'), { replace: true })}
        />
      )}
    </OverEntry>
  )
}
