import type { Encounter, Reference } from 'fhir/r4'

import { type Act, type Made, transactionOf } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { aboutPatient, onlyAbout } from '#clinical/patient/about-patient.ts'
import { freeHospitalNumber } from '#clinical/patient/hospital-number.ts'
import type { Session } from '#auth/session.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { birthRefusal, type Child, newborn } from './birth.ts'
import { placeOf } from './mutations.ts'
import { bedState } from './stay.ts'

type Registering = {
  child: Child
  motherId: string
  /** The mother's stay; undefined when she is in no hospital */
  stay: Stored<Encounter> | undefined
  /** Where the child is to lie; undefined when it is in no hospital */
  place: { wardId: string; bedId: string } | undefined
  /** What is written of the birth in the same transaction: in the child's record, and in the mother's */
  beside?: (child: Reference) => { ofChild: readonly Made[]; ofMother: Act }
}
type Doer = { session: Session; actId: string; now: Date }

/**
 * The one way in which the record of a newborn is made: with their own stay and cot, all in one transaction. Sent again it
 * finds the first: `before`.
 */
export async function registerNewborn(
  { child, motherId, stay, place, beside }: Registering,
  { session, actId, now }: Doer,
): Promise<{ id: string; before: boolean }> {
  const [record, there, hospitalNumber] = await Promise.all([
    fhir.read('Patient', motherId),
    place && placeOf(place),
    freeHospitalNumber(session),
  ])
  if (stay) aboutPatient([stay], motherId)
  const refused = birthRefusal(child, stay, there?.bed)
  if (refused) throw new Error(refused)
  const reference = `urn:uuid:${crypto.randomUUID()}`
  const identifier = (part: string) => entryIdentifier(session, `${actId}-${part}`)
  const organisation = ownOrganisation(session)
  const made = newborn(
    child,
    { record, stay },
    there,
    { identifier, hospitalNumber, organisation },
    reference,
  )
  const { ofChild = [], ofMother = {} } = beside?.({ reference }) ?? {}
  const ofHers = transactionOf(ofMother, { patientId: motherId, session, actId: `${actId}-of-mother`, now })
  if (ofHers.length > 0) onlyAbout(motherId, ...ofHers.flatMap(({ resource }) => resource ?? []))
  const entries = [
    ...transactionOf(
      {
        make: [
          { resource: made.patient, fullUrl: reference },
          { resource: made.mother },
          ...(made.stay ? [{ resource: made.stay }] : []),
          ...ofChild,
        ],
        change: made.stay && there?.bed ? [{ seen: there.bed, to: bedState(there.bed, 'O') }] : [],
      },
      { patientId: '', patient: { reference }, session, actId, now },
    ),
    ...ofHers,
  ]
  const { system, value } = identifier('baby')
  const earlier = await fhir.search('Patient', { identifier: `${system}|${value}` })
  // an earlier try, whose answer was lost
  if (earlier.resources[0]) return { id: earlier.resources[0].id, before: true }
  const [answered] = await fhir.transaction(entries).catch((error: unknown) => {
    if (error instanceof FhirError && error.kind === 'conflict')
      throw new Error('Somebody else took this cot at the same moment. Nothing was written: choose again.')
    throw error
  })
  const [, id = ''] = /Patient\/([^/]+)/.exec(answered?.response?.location ?? '') ?? []
  return { id, before: false }
}
