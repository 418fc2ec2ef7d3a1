import { useQuery } from '@tanstack/react-query'

import { useFluidChartDecision } from '#clinical/observations/use-fluid-chart-decision.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { FluidChartDecisionDialog } from './FluidChartDecisionDialog.tsx'

/** The dialog once it is known who it is about and what stands. */
export function FluidChartDecision({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const patient = useQuery(patientIdentity(patientId))
  const { decisions, stay, standing } = useFluidChartDecision(patientId)
  if (patient.data && decisions.data && stay !== 'loading')
    return (
      <FluidChartDecisionDialog
        key={patientId}
        patientId={patientId}
        patientLine={identityLine(patient.data)}
        encounterId={stay?.id}
        standing={standing}
        onClose={onClose}
      />
    )
  return (
    <Dialog title="Fluid chart" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={decisions} what="what was decided about charting fluids">
          {() => (
            <Loaded query={patient} what="who this is">
              {() => <p role="status">Loading the stay…</p>}
            </Loaded>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}
