import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Panel } from '#ui/Panel.tsx'

import { MedicineList } from './MedicineList.tsx'
import { ordersByMedicine } from './groups.ts'
import { prescribedNow, takenNow } from './queries.ts'

/** What is to be taken now, for the summary: all of it, in short. */
export function MedicinesPanel({ patientId, action }: { patientId: string; action?: ReactNode }) {
  return (
    <Panel title="Medicines" action={action}>
      <MedicineList
        title="Prescribed"
        what="prescribed medicines"
        none="None prescribed now"
        query={useQuery(prescribedNow(patientId))}
        group={ordersByMedicine}
      />
      <MedicineList
        title="Taken, as reported"
        what="medicines taken"
        none="Not recorded"
        query={useQuery(takenNow(patientId))}
        group={ordersByMedicine}
      />
    </Panel>
  )
}
