import { useNavigate, useParams } from 'react-router'

import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { entryIdOf } from '#clinical/writing/draft-keeper.ts'
import { LetterDialog } from '#features/letters/LetterDialog.tsx'
import { replacing } from '#features/letters/work-parts.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const navigate = useNavigate()
  return (
    <LetterDialog
      patientId={patientId}
      letterId={required(useParams()['entryId'])}
      onClose={useCloseTo('documents')}
      onWrite={(letter, how) => {
        const id = how === 'go on' ? entryIdOf(letter) : replacing(newEntryId(), letter.id)
        void navigate(deepPaths.writing(patientId, 'documents', { kind: 'letter', id }), { replace: true })
      }}
    />
  )
}
