import { useCan } from '#auth/session.ts'
import { UpcomingPanel } from '#features/appointments/UpcomingPanel.tsx'
import { DetailsPanel } from '#features/registration/DetailsPanel.tsx'
import { CurrentVisitPanel } from '#features/visits/CurrentVisitPanel.tsx'

/** Who they are, why they are here, when they come: no clinical record (PAB-0008). */
export function AdministrativeSummary({ patientId }: { patientId: string }) {
  const administration = useCan('administration.read')
  return (
    <div className="summary">
      <div className="stack">
        <DetailsPanel patientId={patientId} />
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
