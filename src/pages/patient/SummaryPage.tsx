import { lazy, Suspense } from 'react'
import { type LoaderFunctionArgs, Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { canNow, useCan } from '#auth/session.ts'
import { alertList } from '#clinical/care/alert.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import { lastSeen } from '#clinical/patient/last-seen.ts'
import { patientIdentity } from '#clinical/patient/patient.ts'
import { AlertsPanel } from '#features/alerts/AlertsPanel.tsx'
import { AllergiesPanel } from '#features/allergies/AllergiesPanel.tsx'
import { allergyList } from '#features/allergies/queries.ts'
import { upcomingAppointments } from '#features/appointments/queries.ts'
import { UpcomingPanel } from '#features/appointments/UpcomingPanel.tsx'
import { MedicinesPanel } from '#features/medications/MedicinesPanel.tsx'
import { prescribedNow, takenNow } from '#features/medications/queries.ts'
import { LatestObservationsPanel } from '#features/observations/LatestObservationsPanel.tsx'
import { latestObservations } from '#features/observations/queries.ts'
import { LastNotesPanel } from '#features/notes/LastNotesPanel.tsx'
import { lastNotes } from '#features/notes/last-notes.ts'
import { ProblemsPanel } from '#features/problems/ProblemsPanel.tsx'
import { problemList } from '#features/problems/queries.ts'
import { newestResults } from '#clinical/results/newest-results.ts'
import { ResultsPanel, resultsOnSummary } from '#features/results/ResultsPanel.tsx'
import { SinceLastSeen } from '#features/since-last-seen/SinceLastSeen.tsx'
import { outstandingTasks } from '#features/tasks/queries.ts'
import { TasksPanel } from '#features/tasks/TasksPanel.tsx'
import { StoryStrip } from '#features/visits/StoryStrip.tsx'
import { paths } from '#lib/paths.ts'
import { queryClient } from '#lib/query-client.ts'

import { AsAt } from './AsAt.tsx'
import { patientIdOf, usePatientId } from './chart-params.ts'
import { prefetch } from './prefetch.ts'

const AdministrativeSummary = lazy(() =>
  import('./AdministrativeSummary.tsx').then((file) => ({ default: file.AdministrativeSummary })),
)

/** Everything of the first view is asked for in one tick, so it travels as one batch. */
export async function loader(args: LoaderFunctionArgs) {
  const id = patientIdOf(args)
  if (canNow('chart.read')) {
    prefetch(allergyList(id))
    prefetch(alertList(id))
    prefetch(latestObservations(id))
    prefetch(problemList(id))
    prefetch(prescribedNow(id))
    prefetch(takenNow(id))
    prefetch(newestResults(id, resultsOnSummary))
    prefetch(outstandingTasks(id))
    prefetch(lastNotes(id))
    prefetch(lastSeen(id))
  }
  if (canNow('administration.read')) {
    prefetch(currentVisits(id))
    prefetch(upcomingAppointments(id))
  }
  await queryClient.query(patientIdentity(id))
  return null
}

export function Component() {
  const patientId = usePatientId()
  const clinical = useCan('chart.read')
  return (
    <>
      <div className="chart-head">
        <h1>Summary</h1>
        <AsAt patientId={patientId} />
        <button type="button" className="button quiet small" onClick={() => window.print()}>
          Print
        </button>
      </div>
      {clinical ? (
        <ClinicalSummary patientId={patientId} />
      ) : (
        <Suspense>
          <AdministrativeSummary patientId={patientId} />
        </Suspense>
      )}
      <Outlet />
    </>
  )
}

/** The story first; below it what keeps a patient safe, how they are, and what is being done. */
function ClinicalSummary({ patientId }: { patientId: string }) {
  return (
    <div className="summary-page">
      <div className="summary-top">
        <StoryStrip patientId={patientId} />
        <SinceLastSeen patientId={patientId} />
      </div>
      <div className="summary">
        <div className="stack">
          <AlertsPanel patientId={patientId} />
          <AllergiesPanel
            patientId={patientId}
            action={
              <DialogButton may="allergy.record" to={paths.recordAllergy(patientId)} className="button small">
                Record allergy
              </DialogButton>
            }
          />
          <ProblemsPanel patientId={patientId} />
          <TasksPanel
            patientId={patientId}
            toTask={(taskId) => paths.taskInChart(patientId, 'summary', taskId)}
            action={
              <DialogButton may="task.do" to={paths.addTaskInChart(patientId)} className="button small">
                Add task
              </DialogButton>
            }
          />
        </div>
        <div className="stack">
          <LatestObservationsPanel patientId={patientId} />
          <ResultsPanel patientId={patientId} />
        </div>
        <div className="stack">
          <MedicinesPanel patientId={patientId} />
          <LastNotesPanel patientId={patientId} />
          <UpcomingPanel patientId={patientId} />
        </div>
      </div>
    </div>
  )
}
