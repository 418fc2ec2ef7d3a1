import '#ui/table.css'
import './patients-table.css'

import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'

import { bornText, nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'

import { PatientMarks } from './PatientMarks.tsx'
import { isNamesake, sameNames } from './same-names.ts'

type Props = {
  patients: readonly PatientIdentity[]
  /** Ids of very restricted records that fit as well: nothing else of them may be shown */
  restricted?: readonly string[]
  label: string
}

/** One patient, one row: the name always with birth date and NHS number (CUI PAL). Arrow keys walk the rows. */
export function PatientsTable({ patients, restricted = [], label }: Props) {
  const now = new Date(useNow())
  const shared = sameNames(patients)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys walk its links
    <table className="table patients-table" aria-label={label} onKeyDown={walkRows}>
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Born</th>
          <th scope="col">Gender</th>
          <th scope="col">NHS No.</th>
          <th scope="col">Hospital No.</th>
          <th scope="col">Postcode</th>
        </tr>
      </thead>
      <tbody>
        {patients.map((patient) => (
          <tr key={patient.id}>
            <th scope="row">
              <Link className="row-link" to={paths.chart(patient.id, 'summary')}>
                {patient.name}
              </Link>{' '}
              <PatientMarks patient={patient} namesake={isNamesake(patient, shared)} />
              {patient.preferredName && (
                <span className="second-line">Preferred name {patient.preferredName}</span>
              )}
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
        ))}
        {restricted.map((id) => (
          <tr key={id}>
            <th scope="row">
              <span className="badge danger">Restricted record</span>{' '}
              <Link className="row-link" to={paths.breakGlass(id)}>
                Emergency access
              </Link>
            </th>
            <td colSpan={5} data-label="">
              Opened only by emergency access: with a reason, and the privacy officer is told.
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const postcode = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/

const postcodeOf = ({ address }: PatientIdentity) =>
  address === 'withheld' ? 'Withheld' : (address.find((line) => postcode.test(line)) ?? 'Not recorded')

function walkRows(event: KeyboardEvent<HTMLTableElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-link')]
  const next = links[links.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
