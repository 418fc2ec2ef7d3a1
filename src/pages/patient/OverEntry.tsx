import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'

import { required, useCloseTo, usePatientId } from './chart-params.ts'
import type { DialogParts, EntryOf, EntryType } from './over-entry.ts'

type Props<T extends EntryType> = {
  section: string
  /** The view of the section it goes back to */
  view?: string
  type: T
  title: string
  children: (seen: EntryOf<T>, dialog: DialogParts) => ReactNode
}

/** A dialog about the entry whose id stands in the address (`:entryId`), over its section of the chart. */
export function OverEntry<T extends EntryType>({ section, view, type, title, children }: Props<T>) {
  const patientId = usePatientId()
  const id = required(useParams()['entryId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo(section, view)
  if (!patient) return null
  const dialog = { patient, patientId, patientLine: identityLine(patient), onClose }
  return (
    <OneEntryDialog patientId={patientId} type={type} id={id} title={title} onClose={onClose}>
      {(seen) => children(seen, dialog)}
    </OneEntryDialog>
  )
}
