import type { AllergyIntolerance } from 'fhir/r4'
import type { ReactNode } from 'react'

import type { PatientIdentity } from '#clinical/patient/patient.ts'
import type { ShiftPattern } from '#clinical/plans/shifts.ts'
import type { Stored } from '#fhir/client.ts'

import type { Facts } from './model.ts'

/** Who is handed over, as the ward knows them. */
export type HandoverPatient = {
  patientId: string
  encounterId: string
  bed: string
  patient: PatientIdentity
  reason: string | undefined
  since: string | undefined
  consultant: string | undefined
  expectedDischarge: string | undefined
}

export type OneProps = {
  wardId: string
  about: HandoverPatient
  facts: Facts
  now: number
  /** Null: the record does not say; undefined: not known yet */
  pattern: ShiftPattern | null | undefined
  /** The four titles of allergies are another feature's to say */
  allergiesOf: (resources: Stored<AllergyIntolerance>[]) => ReactNode
}
