import { Link } from 'react-router'

import { paths } from '#lib/paths.ts'

import type { PatientIdentity } from './patient.ts'

type Props = {
  patient: Pick<PatientIdentity, 'replacedBy'>
  /** What must not happen here: "Nothing can be requested in it" */
  what: string
}

/** In the place of a form that would write in a record another has replaced (hazard H2). */
export const Superseded = ({ patient: { replacedBy }, what }: Props) => (
  <div className="notice warning">
    <p>
      <strong>This record has been replaced.</strong> {what}. Use{' '}
      {replacedBy.map(({ id, display }) =>
        id ? (
          <Link key={id} to={paths.chart(id, 'orders')}>
            {display}
          </Link>
        ) : (
          display
        ),
      )}
      .
    </p>
  </div>
)
