import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Panel } from '#ui/Panel.tsx'

import { eventsByMedicine, ordersByMedicine } from './groups.ts'
import { MedicineList } from './MedicineList.tsx'
import type { Medicine } from './model.ts'
import { dispensed, given, prescribedBefore, takenBefore } from './earlier-queries.ts'
import { prescribedNow, takenNow } from './queries.ts'
import { medicineRows } from './rows.ts'

/** Prescribed, taken as reported, dispensed and given: four kinds of fact, kept apart (domain facts §7.4.7). */
export function MedicinesSection({ patientId }: { patientId: string }) {
  const about = ({ id, kind, line }: Medicine) => (
    <AboutButton
      patientId={patientId}
      type={resourceTypes[kind]}
      id={id}
      what={line.name.generic}
      toRows={medicineRows}
    />
  )
  return (
    <div className="medicines">
      <div className="stack">
        <Panel title="Medicines">
          <MedicineList
            title="Prescribed"
            what="prescribed medicines"
            none="None prescribed now"
            query={useQuery(prescribedNow(patientId))}
            group={ordersByMedicine}
            about={about}
          />
          <MedicineList
            title="Taken, as reported"
            what="medicines taken"
            none="Not recorded. Ask the patient what they take."
            query={useQuery(takenNow(patientId))}
            group={ordersByMedicine}
            about={about}
          />
        </Panel>
        <Panel title="Not current">
          <MedicineList
            title="Prescribed before, on hold or not begun"
            what="earlier prescriptions"
            none="None recorded"
            group={ordersByMedicine}
            about={about}
            {...useNewest((count) => prescribedBefore(patientId, count))}
          />
          <MedicineList
            title="Taken before, as reported"
            what="medicines taken earlier"
            none="Not recorded"
            group={ordersByMedicine}
            about={about}
            {...useNewest((count) => takenBefore(patientId, count))}
          />
        </Panel>
      </div>
      <div className="stack">
        <Panel title="Given">
          <MedicineList
            what="doses given"
            none="No doses recorded"
            group={eventsByMedicine}
            about={about}
            {...useNewest((count) => given(patientId, count))}
          />
        </Panel>
        <Panel title="Dispensed">
          <MedicineList
            what="dispensed medicines"
            none="None recorded"
            group={eventsByMedicine}
            about={about}
            {...useNewest((count) => dispensed(patientId, count))}
          />
        </Panel>
      </div>
    </div>
  )
}

const resourceTypes = {
  prescribed: 'MedicationRequest',
  reported: 'MedicationStatement',
  dispensed: 'MedicationDispense',
  given: 'MedicationAdministration',
} as const

const pageSize = 50
/** As many as the record gives in one page */
const most = 1000

type Options = ReturnType<typeof given>

/** The newest fifty, and four times as many for whoever asks for more; what is known of this patient stays meanwhile. */
function useNewest(ask: (count: number) => Options) {
  const [count, setCount] = useState(pageSize)
  const options = ask(count)
  const [, patientId] = options.queryKey
  const query = useQuery({
    ...options,
    placeholderData: (before, last) => (last?.queryKey[1] === patientId ? before : undefined),
  })
  return { query, ...(count < most ? { onMore: () => setCount(Math.min(count * 4, most)) } : {}) }
}
