import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { InErrorDialog } from '#clinical/acts/InErrorDialog.tsx'
import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import { required, useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'

import { findingRows } from './rows.ts'

const title = 'Mark finding in error'

/** Withdraws one finding that stands in no examination; those that do are withdrawn or amended with it. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const id = required(useParams()['entryId'])
  const onClose = useCloseTo('ophthalmology', 'examinations')
  return (
    <OneEntryDialog patientId={patientId} type="Observation" id={id} title={title} onClose={onClose}>
      {(seen) =>
        patient && (
          <InErrorDialog
            patientId={patientId}
            patientLine={identityLine(patient)}
            title={title}
            seen={seen}
            toRows={findingRows}
            list={eyeKey(patientId)}
            onClose={onClose}
          />
        )
      }
    </OneEntryDialog>
  )
}
