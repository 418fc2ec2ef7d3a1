import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'

import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { required, usePatientId } from './chart-params.ts'
import type { DialogParts, EntryOf } from './over-entry.ts'

/** Back to the day of the fluid chart one came from, without a step left behind for the Back button. */
export function useCloseToFluids() {
  const navigate = useNavigate()
  const patientId = usePatientId()
  const { search } = useLocation()
  return () =>
    void navigate(deepPaths.fluids(patientId) + search, { replace: true, preventScrollReset: true })
}

type Props = {
  title: string
  children: (seen: EntryOf<'Observation'>, dialog: DialogParts) => ReactNode
}

/** A dialog about the entry whose id stands in the address, over the fluid chart. */
export function OverFluid({ title, children }: Props) {
  const patientId = usePatientId()
  const id = required(useParams()['entryId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseToFluids()
  if (!patient) return null
  const dialog = { patient, patientId, patientLine: identityLine(patient), onClose }
  return (
    <OneEntryDialog patientId={patientId} type="Observation" id={id} title={title} onClose={onClose}>
      {(seen) => children(seen, dialog)}
    </OneEntryDialog>
  )
}
