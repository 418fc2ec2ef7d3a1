import { useQuery } from '@tanstack/react-query'

import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { bornText, nhsNumberText, type PatientIdentity, patientIdentity, withheldWords } from './patient.ts'

/** Who the patient is and how to reach them: for the desk. */
export function DemographicsPanel({ patientId }: { patientId: string }) {
  const query = useQuery(patientIdentity(patientId))
  return (
    <Panel title="Patient details">
      <Loaded query={query} what="the patient’s details">
        {(patient) => <Details patient={patient} />}
      </Loaded>
    </Panel>
  )
}

function Details({ patient }: { patient: PatientIdentity }) {
  const { address, contacts, hospitalNumbers, nhsNumber } = patient
  return (
    <dl className="facts">
      <dt>Name</dt>
      <dd>{patient.name}</dd>
      {patient.preferredName && (
        <>
          <dt>Preferred name</dt>
          <dd>{patient.preferredName}</dd>
        </>
      )}
      <dt>Born</dt>
      <dd>{bornText(patient)}</dd>
      <dt>Gender</dt>
      <dd>{patient.gender}</dd>
      <dt>NHS No.</dt>
      <dd>
        {nhsNumberText(nhsNumber)}
        {nhsNumber.status === 'not verified' && <span className="second-line">{nhsNumber.remark}</span>}
      </dd>
      <dt>Hospital number</dt>
      <dd>
        {hospitalNumbers.map(({ value, at }) => (at ? `${value} (${at})` : value)).join(', ') ||
          'Not recorded'}
      </dd>
      <dt>Address</dt>
      <dd>{address === 'withheld' ? withheldWords : address.join(', ') || 'Not recorded'}</dd>
      <dt>Phone and email</dt>
      <dd>
        {contacts === 'withheld'
          ? withheldWords
          : contacts.map(({ label, value }) => `${label} ${value}`).join(', ') || 'Not recorded'}
      </dd>
    </dl>
  )
}
