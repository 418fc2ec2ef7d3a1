import '#ui/layout.css'

import { Outlet } from 'react-router'

import { MicrobiologyPanel } from '#departments/pathology/microbiology/MicrobiologyPanel.tsx'
import { TransfusionPanel } from '#departments/pathology/transfusion/TransfusionPanel.tsx'
import { UnderWay } from '#departments/pathology/work/UnderWay.tsx'
import { usePatientId } from '#pages/patient/chart-params.ts'

/** What the laboratory has of one patient: under way, for transfusion, grown. */
export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <header className="page-head">
        <h1>Pathology</h1>
      </header>
      <div className="stack">
        <UnderWay patientId={patientId} />
        <TransfusionPanel patientId={patientId} />
        <MicrobiologyPanel patientId={patientId} />
      </div>
      <Outlet />
    </>
  )
}
