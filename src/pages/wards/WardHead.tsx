import '#ui/layout.css'

import { Link, NavLink } from 'react-router'

import { useCan } from '#auth/session.ts'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'

/** Which ward, and its pages side by side: one line where the screen is wide, so that the beds get the rest. */
export function WardHead({ wardId }: { wardId: string }) {
  const clinical = useCan('chart.read')
  return (
    <header className="page-head ward-head">
      <WardTitle wardId={wardId} />
      {clinical && (
        <nav aria-label="Ward" className="ward-tabs">
          <ul>
            <li>
              <NavLink to={paths.ward(wardId)} end>
                Beds
              </NavLink>
            </li>
            <li>
              <Link to={paths.tasks('ward', wardId)}>Tasks</Link>
            </li>
            <li>
              <NavLink to={paths.handover(wardId)}>Handover</NavLink>
            </li>
            <li>
              <NavLink to={paths.wardInCharge(wardId)}>Nurse in charge</NavLink>
            </li>
            <li>
              <NavLink to={paths.wardAssessments(wardId)}>Assessments</NavLink>
            </li>
            <li>
              <NavLink to={paths.wardFluids(wardId)}>Fluids</NavLink>
            </li>
            <li>
              <NavLink to={paths.wardCarePlans(wardId)}>Care plans</NavLink>
            </li>
          </ul>
        </nav>
      )}
      <Link to={paths.wards()} className="button quiet">
        All wards
      </Link>
    </header>
  )
}
