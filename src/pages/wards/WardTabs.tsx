import { Link, NavLink } from 'react-router'

import { useCan } from '#auth/session.ts'
import { paths } from '#lib/paths.ts'

/** The pages of one ward. */
export function WardTabs({ wardId }: { wardId: string }) {
  const clinical = useCan('chart.read')
  if (!clinical) return null
  return (
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
      </ul>
    </nav>
  )
}
