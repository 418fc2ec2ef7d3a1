import { useMemo } from 'react'
import { Outlet, useParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useCharted, WardFluidsTable } from '#features/ward-fluids/WardFluidsTable.tsx'
import type { Ward } from '#features/wards/model.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { inpatientsOf } from './inpatients.ts'
import type { OverWardFluids } from './over-ward-fluids.ts'
import { WardFrame } from './WardFrame.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  return <WardFrame wardId={wardId}>{(found) => <Fluids wardId={wardId} found={found} />}</WardFrame>
}

function Fluids({ wardId, found }: { wardId: string; found: Ward }) {
  const inpatients = useMemo(
    () => inpatientsOf(found).map(({ patientId, bed, name, since }) => ({ patientId, bed, name, since })),
    [found],
  )
  const charted = useCharted(wardId, inpatients)
  return (
    <>
      <WardFluidsTable
        wardId={wardId}
        inpatients={inpatients}
        acts={({ inpatient: { patientId, name }, decision }) => (
          <>
            <DialogButton
              may="observations.record"
              to={deepPaths.recordFluidsOnWard(wardId, patientId)}
              className={decision?.on ? 'button small primary' : 'button small'}
            >
              Fluids<span className="visually-hidden"> of {name}</span>
            </DialogButton>
            <DialogButton
              may="observations.record"
              to={deepPaths.measureOnWard(wardId, patientId)}
              className="button small"
            >
              Glucose, weight<span className="visually-hidden"> of {name}</span>
            </DialogButton>
            <DialogButton
              may="observations.record"
              to={deepPaths.fluidDecisionOnWard(wardId, patientId)}
              className="button small quiet"
            >
              {decision?.on ? 'Stop' : 'Start'} chart<span className="visually-hidden"> of {name}</span>
            </DialogButton>
          </>
        )}
      />
      <Outlet context={{ charted } satisfies OverWardFluids} />
    </>
  )
}
