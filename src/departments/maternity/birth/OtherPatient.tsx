import './birth.css'

import { Link } from 'react-router'

import { bornText, nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { formatTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  who: 'Baby' | 'Child' | 'Mother'
  id: string | undefined
  name: string | undefined
  born?: PatientIdentity | undefined
  section: string
  missing?: string
}

/** Somebody else than the patient of this chart, and said so in a word: their record is opened, never shown here (hazard H1). */
export function OtherPatient({ who, id, name, born, section, missing }: Props) {
  return (
    <div className="other-patient">
      <div className="buttons">
        <span className="badge accent">{who}: another patient</span>
        <strong>{name ?? missing ?? 'Name not recorded'}</strong>
      </div>
      {born && (
        <span className="second-line">
          Born {bornText(born)}
          {born.birth?.includes('T') && ` at ${formatTime(born.birth)}`} · NHS No.{' '}
          {nhsNumberText(born.nhsNumber)}
        </span>
      )}
      {id && (
        <Link to={paths.chartAt(id, section)}>
          {who === 'Mother' ? 'Opens the mother’s record' : 'Opens the baby’s record'}
          <span className="visually-hidden">: {name ?? 'name not recorded'}</span>
        </Link>
      )}
    </div>
  )
}
