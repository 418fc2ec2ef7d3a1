import { useState } from 'react'
import { Outlet } from 'react-router'

import { EscalationPanel } from '#features/tasks/EscalationPanel.tsx'
import { MeasurementsPanel } from '#features/measurements/MeasurementsPanel.tsx'
import { ObservationsPanel } from '#features/observations/ObservationsPanel.tsx'
import { SavedNotice, type SavedSet } from '#features/observation-entry/SavedNotice.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'
import type { OverObservations } from './over-observations.ts'

export function Component() {
  const patientId = usePatientId()
  const [saved, setSaved] = useState<SavedSet>()
  return (
    <>
      <h1>Observations</h1>
      {/* another patient's chart starts without this one's words */}
      <SavedNotice
        saved={saved?.patientId === patientId ? saved : undefined}
        onDismiss={() => setSaved(undefined)}
      />
      <div className="stack">
        <EscalationPanel
          key={`escalation ${patientId}`}
          patientId={patientId}
          toTask={(taskId) => paths.taskInChart(patientId, 'observations', taskId)}
        />
        <ObservationsPanel key={patientId} patientId={patientId} />
        <MeasurementsPanel key={`measurements ${patientId}`} patientId={patientId} />
      </div>
      <Outlet context={{ onSaved: setSaved } satisfies OverObservations} />
    </>
  )
}
