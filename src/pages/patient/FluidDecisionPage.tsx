import { useQuery } from '@tanstack/react-query'

import { useFluidChartDecision } from '#clinical/observations/use-fluid-chart-decision.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { FluidChartDecisionDialog } from '#features/fluid-entry/FluidChartDecisionDialog.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { usePatientId } from './chart-params.ts'
import { useCloseToFluids } from './over-fluids.tsx'

export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const { decisions, stay, standing } = useFluidChartDecision(patientId)
  const close = useCloseToFluids()
  if (patient && decisions.data)
    return (
      <FluidChartDecisionDialog
        key={patientId}
        patientId={patientId}
        patientLine={identityLine(patient)}
        encounterId={stay?.id}
        standing={standing}
        onClose={close}
      />
    )
  return (
    <Dialog title="Fluid chart" onClose={close}>
      <div className="dialog-body">
        <Loaded query={decisions} what="what was decided about charting fluids">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
