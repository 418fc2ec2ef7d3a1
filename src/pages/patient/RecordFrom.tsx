import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import type { ChartSection } from '#lib/paths.ts'

import { useCloseTo, usePatientId } from './chart-params.ts'
import type { DialogParts, EntryOf, EntryType } from './over-entry.ts'

type Props<T extends EntryType> = {
  section: ChartSection
  type: T
  title: string
  children: (dialog: DialogParts, from?: EntryOf<T>) => ReactNode
}

/** A dialog that records something new: from nothing, or from the entry of another organisation (`?from=` its id). */
export function RecordFrom<T extends EntryType>({ section, type, title, children }: Props<T>) {
  const patientId = usePatientId()
  const from = useSearchParams()[0].get('from')
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo(section)
  if (!patient) return null
  const dialog = { patient, patientId, patientLine: identityLine(patient), onClose }
  if (!from) return children(dialog)
  return (
    <OneEntryDialog patientId={patientId} type={type} id={from} title={title} onClose={onClose}>
      {(entry) => children(dialog, entry)}
    </OneEntryDialog>
  )
}
