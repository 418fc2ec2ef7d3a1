import { type LoaderFunctionArgs } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { canNow, useCan } from '#auth/session.ts'
import { alertList } from '#clinical/alert.ts'
import { DemographicsPanel } from '#clinical/DemographicsPanel.tsx'
import { currentVisits } from '#clinical/encounter.ts'
import { patientIdentity } from '#clinical/patient.ts'
import { AlertsPanel } from '#features/alerts/AlertsPanel.tsx'
import { AllergiesPanel } from '#features/allergies/AllergiesPanel.tsx'
import { allergyList } from '#features/allergies/queries.ts'
import { upcomingAppointments } from '#features/appointments/queries.ts'
import { UpcomingPanel } from '#features/appointments/UpcomingPanel.tsx'
import { MedicinesPanel } from '#features/medications/MedicinesPanel.tsx'
import { prescribedNow, takenNow } from '#features/medications/queries.ts'
import { LatestObservationsPanel } from '#features/observations/LatestObservationsPanel.tsx'
import { latestObservations } from '#features/observations/queries.ts'
import { ProblemsPanel } from '#features/problems/ProblemsPanel.tsx'
import { problemList } from '#features/problems/queries.ts'
import { newestResults } from '#clinical/newest-results.ts'
import { ResultsPanel, resultsOnSummary } from '#features/results/ResultsPanel.tsx'
import { CurrentVisitPanel } from '#features/visits/CurrentVisitPanel.tsx'
import { paths } from '#lib/paths.ts'
import { queryClient } from '#lib/query-client.ts'

import { AsAt } from './AsAt.tsx'
import { patientIdOf, usePatientId } from './chart-params.ts'
import { prefetch } from './prefetch.ts'

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
      </div>
      {clinical ? <ClinicalSummary patientId={patientId} /> : <AdministrativeSummary patientId={patientId} />}
    </>
  )
}

function ClinicalSummary({ patientId }: { patientId: string }) {
  return (
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
        <CurrentVisitPanel patientId={patientId} />
      </div>
      <div className="stack">
        <LatestObservationsPanel patientId={patientId} />
        <ResultsPanel patientId={patientId} />
      </div>
      <div className="stack">
        <MedicinesPanel patientId={patientId} />
        <ProblemsPanel patientId={patientId} />
        <UpcomingPanel patientId={patientId} />
      </div>
    </div>
  )
}

/** Who they are, why they are here, when they come: no clinical record (PAB-0008). */
function AdministrativeSummary({ patientId }: { patientId: string }) {
  const administration = useCan('administration.read')
  return (
    <div className="summary">
      <div className="stack">
        <DemographicsPanel patientId={patientId} />
      </div>
      {administration && (
        <div className="stack">
          <CurrentVisitPanel patientId={patientId} />
          <UpcomingPanel patientId={patientId} />
        </div>
      )}
    </div>
  )
}
