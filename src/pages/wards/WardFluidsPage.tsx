import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, Outlet, useParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useCharted, WardFluidsTable } from '#features/ward-fluids/WardFluidsTable.tsx'
import type { Ward } from '#features/wards/model.ts'
import { ward } from '#features/wards/queries.ts'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { inpatientsOf } from './inpatients.ts'
import type { OverWardFluids } from './over-ward-fluids.ts'
import { WardTabs } from './WardTabs.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  const query = useQuery(ward(wardId))
  return (
    <div className="page">
      <header className="page-head">
        <WardTitle wardId={wardId} />
        <Link to={paths.wards()} className="button quiet">
          All wards
        </Link>
      </header>
      <WardTabs wardId={wardId} />
      <Loaded query={query} what="the ward list">
        {(found) => <Fluids wardId={wardId} found={found} />}
      </Loaded>
    </div>
  )
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
              to={paths.recordFluidsOnWard(wardId, patientId)}
              className={decision?.on ? 'button small primary' : 'button small'}
            >
              Fluids<span className="visually-hidden"> of {name}</span>
            </DialogButton>
            <DialogButton
              may="observations.record"
              to={paths.measureOnWard(wardId, patientId)}
              className="button small"
            >
              Glucose, weight<span className="visually-hidden"> of {name}</span>
            </DialogButton>
            <DialogButton
              may="observations.record"
              to={paths.fluidDecisionOnWard(wardId, patientId)}
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
