import { bornText, nhsNumberText, type PatientIdentity } from './patient.ts'

type Props = { patient: Pick<PatientIdentity, 'birth' | 'death' | 'nhsNumber'> }

/** Under a name in a list: what tells two people of that name apart. */
export const BornLine = ({ patient }: Props) => (
  <span className="second-line">
    Born {bornText(patient)} · NHS No. {nhsNumberText(patient.nhsNumber)}
  </span>
)
