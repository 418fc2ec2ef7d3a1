import { memo } from 'react'
import { Link } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { bornText, nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths, type ResultsView } from '#lib/paths.ts'

import type { PatientResults } from './model.ts'
import { ResultRow } from './ResultRow.tsx'

type Props = { group: PatientResults; view: ResultsView; now: number }

/** One patient, and what waits about them. No banner here: there are several patients (PAB-0015). */
export const PatientGroup = memo(function PatientGroup({ group, view, now }: Props) {
  const { patientId, patient, ward, results } = group
  return (
    <li className="inbox-patient">
      <div className="inbox-who">
        <p>
          <Link to={paths.chart(patientId, 'results')}>
            <strong>{patient?.name ?? 'Name not sent with the result'}</strong>
          </Link>{' '}
          {patient && <Who patient={patient} />}
        </p>
        {ward && <span className="quiet-text">{ward}</span>}
        {results.length > 1 && (
          <DialogButton
            may="result.acknowledge"
            to={deepPaths.acknowledgeNormal(view, patientId)}
            className="button small"
          >
            Acknowledge all normal
          </DialogButton>
        )}
      </div>
      <ul className="inbox-results" aria-label={`Results of ${patient?.name ?? 'this patient'}`}>
        {results.map((result) => (
          <ResultRow key={result.id} result={result} view={view} now={now} />
        ))}
      </ul>
    </li>
  )
})

const Who = ({ patient }: { patient: PatientIdentity }) => (
  <span className="inbox-identity">
    Born {bornText(patient)} · NHS No. {nhsNumberText(patient.nhsNumber)}
  </span>
)
