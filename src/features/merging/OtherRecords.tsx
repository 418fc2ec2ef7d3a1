import './merging.css'

import { Link } from 'react-router'

import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { deepPaths } from '#lib/deep-paths.ts'

type Props = { patientId: string; found: readonly PatientIdentity[]; complete: boolean }

/** Which of those found is the same person: each leads to the two side by side. */
export function OtherRecords({ patientId, found, complete }: Props) {
  const others = found.filter(({ id, replacedBy }) => id !== patientId && replacedBy.length === 0)
  return (
    <>
      <p role="status">
        {others.length === 0 ? 'No other record found.' : `${others.length} found.`}
        {!complete && ' There are more: add words.'}
      </p>
      <ul className="other-records">
        {others.map((one) => (
          <li key={one.id}>
            <Link to={deepPaths.mergeRecords(patientId, one.id)}>{identityLine(one)}</Link>
            <span className="second-line">
              {[one.gender, ...one.hospitalNumbers.map(({ value }) => value)].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
