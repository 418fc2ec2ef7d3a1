import './patients-table.css'

import { Link } from 'react-router'

import { bornText, nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { LongTable } from '#ui/long-list/LongTable.tsx'

import { PatientMarks } from './PatientMarks.tsx'
import { isNamesake, sameNames } from './same-names.ts'

type Props = {
  patients: readonly PatientIdentity[]
  /** Ids of very restricted records that fit as well: nothing else of them may be shown */
  restricted?: readonly string[]
  label: string
  /** Where more are to come: how many there are in all, whom somebody comes back to, and what asks for more */
  long?: { address: string; count: number | undefined; sought: string | undefined; onNearEnd: () => void }
}
type Row = { patient: PatientIdentity } | { restricted: string }

/** One patient, one row: the name always with birth date and NHS number (CUI PAL). Arrow keys walk the rows. */
export function PatientsTable({ patients, restricted = [], label, long }: Props) {
  const now = new Date(useNow())
  const shared = sameNames(patients)
  const rows: readonly Row[] = [
    ...patients.map((patient) => ({ patient })),
    ...restricted.map((id) => ({ restricted: id })),
  ]
  return (
    <LongTable
      label={label}
      className="patients-table"
      address={long?.address ?? label}
      columns={['Patient', 'Born', 'Gender', 'NHS No.', 'Hospital No.', 'Postcode']}
      rows={rows}
      count={long ? long.count : rows.length}
      sought={long?.sought ? patients.findIndex(({ id }) => id === long.sought) : -1}
      {...(long ? { onNearEnd: long.onNearEnd } : {})}
    >
      {(row, place) =>
        'patient' in row ? (
          <PatientRow
            key={row.patient.id}
            patient={row.patient}
            place={place}
            namesake={isNamesake(row.patient, shared)}
            now={now}
          />
        ) : (
          <tr key={row.restricted} aria-rowindex={place}>
            <th scope="row">
              <span className="badge danger">Restricted record</span>{' '}
              <Link className="row-link" to={paths.breakGlass(row.restricted)}>
                Emergency access
              </Link>
            </th>
            <td colSpan={5} data-label="">
              Opened only by emergency access: with a reason, and the privacy officer is told.
            </td>
          </tr>
        )
      }
    </LongTable>
  )
}

type RowProps = { patient: PatientIdentity; place: number; namesake: boolean; now: Date }

const PatientRow = ({ patient, place, namesake, now }: RowProps) => (
  <tr aria-rowindex={place}>
    <th scope="row">
      <Link className="row-link" to={paths.chart(patient.id, 'summary')}>
        {patient.name}
      </Link>{' '}
      <PatientMarks patient={patient} namesake={namesake} />
      {patient.preferredName && <span className="second-line">Preferred name {patient.preferredName}</span>}
    </th>
    <td className="nowrap" data-label="Born">
      {bornText(patient, now)}
    </td>
    <td data-label="Gender">{patient.gender}</td>
    <td className="nowrap" data-label="NHS No.">
      {nhsNumberText(patient.nhsNumber)}
      {patient.nhsNumber.status === 'not verified' && (
        <span className="second-line">{patient.nhsNumber.remark}</span>
      )}
    </td>
    <td data-label="Hospital No.">
      {patient.hospitalNumbers.map(({ value }) => value).join(', ') || 'None recorded'}
    </td>
    <td className="nowrap" data-label="Postcode">
      {postcodeOf(patient)}
    </td>
  </tr>
)

const postcode = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/

const postcodeOf = ({ address }: PatientIdentity) =>
  address === 'withheld' ? 'Withheld' : (address.find((line) => postcode.test(line)) ?? 'Not recorded')
