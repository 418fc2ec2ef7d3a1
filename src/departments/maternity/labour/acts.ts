import type { Encounter, MedicationAdministration, Observation } from 'fhir/r4'

import type { Act, Actor, Made } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { concept } from '#fhir/coding.ts'

import { labourCodes, labourType, type Onset, onsetConcept } from './codes.ts'
import { type Labour } from './labour.ts'
import type { Measure } from './measures.ts'
import { type Entered, valueOf } from './writing.ts'

/** One Observation of a labour. `part` tells it from the others of the same act. */
export function reading(
  actor: Actor,
  encounter: string,
  part: string,
  at: string,
  more: Pick<Observation, 'code'> & Partial<Observation>,
): Made & { fullUrl: string } {
  return {
    fullUrl: `urn:uuid:${crypto.randomUUID()}`,
    resource: {
      resourceType: 'Observation',
      identifier: [entryIdentifier(actor.session, `${actor.actId}-${part}`)],
      status: 'final',
      subject: { reference: `Patient/${actor.patientId}` },
      encounter: { reference: encounter },
      effectiveDateTime: at,
      issued: actor.now.toISOString(),
      performer: [recordedBy(actor.session)],
      ...more,
    } satisfies Observation,
  }
}

/** Each thing that was charted, as an Observation of its own. */
export const readings = (actor: Actor, encounter: string, at: string, entered: readonly Entered[]) =>
  entered.map(({ measure, value }) =>
    reading(actor, encounter, measure.key, at, {
      ...categoryOf(measure),
      code: measure.code,
      ...valueOf(measure, value),
    }),
  )

const vitals = ['pulse', 'bp', 'temp', 'rr', 'spo2']
const categoryOf = ({ key }: Measure): Partial<Observation> =>
  vitals.includes(key)
    ? {
        category: [
          {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/observation-category',
                code: 'vital-signs',
                display: 'Vital Signs',
              },
            ],
          },
        ],
      }
    : {}

export type Begun = {
  at: string
  onset: Onset
  /** How it was induced, or what else was said of the onset */
  method: string
  entered: readonly Entered[]
}
/** Of the pregnancy, and of the stay, where these are known */
export type Within = { episode: string | undefined; stay: Stored<Encounter> | undefined }

/** A labour is an Encounter of its own, part of the stay and of the pregnancy's episode of care (decision 045). */
export function begun({ at, onset, method, entered }: Begun, { episode, stay }: Within, actor: Actor): Act {
  const fullUrl = `urn:uuid:${crypto.randomUUID()}`
  const places = listOf(stay?.location).filter(({ status, period }) => status !== 'completed' && !period?.end)
  const encounter: Encounter = {
    resourceType: 'Encounter',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: 'in-progress',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'OBSENC',
      display: 'observation encounter',
    },
    type: [labourType],
    serviceType: { text: 'Obstetrics' },
    subject: { reference: `Patient/${actor.patientId}` },
    ...(episode ? { episodeOfCare: [{ reference: episode }] } : {}),
    participant: [{ individual: recordedBy(actor.session) }],
    period: { start: at },
    ...(places.length > 0 ? { location: places } : {}),
    serviceProvider: ownOrganisation(actor.session),
    ...(stay ? { partOf: { reference: `Encounter/${stay.id}` } } : {}),
  }
  return {
    make: [
      { resource: encounter, fullUrl },
      reading(actor, fullUrl, 'onset', at, {
        code: concept(labourCodes.onset),
        valueCodeableConcept: onsetConcept(onset),
        ...(method ? { note: [{ text: method }] } : {}),
      }),
      ...readings(actor, fullUrl, at, entered),
    ],
  }
}

export const encounterOf = ({ encounter }: Labour) => `Encounter/${encounter.id}`

/** The labour has ended, or was none. */
export const ended = ({ encounter }: Labour, at: string, why: string): Act => ({
  change: [
    {
      seen: encounter,
      to: { ...encounter, status: 'finished', period: { ...encounter.period, end: at } },
    },
  ],
  reason: why,
})

/** What was wrong is written anew over it: the record keeps both, and who changed it stands behind it too. */
export function amended(
  seen: Stored<Observation>,
  more: Partial<Observation>,
  reason: string,
  actor: Actor,
): Act {
  const me = recordedBy(actor.session)
  const there = listOf(seen.performer)
  const mine = there.some(({ identifier }) => identifier?.value === me.identifier?.value)
  return {
    change: [
      {
        seen,
        to: {
          ...seen,
          status: 'amended',
          issued: actor.now.toISOString(),
          performer: mine ? there : [...there, me],
          ...more,
        },
      },
    ],
    reason,
  }
}

export type GivenDraft = {
  at: string
  drug: string
  dose: number | undefined
  unit: string
  route: string
  rate: number | undefined
  rateUnit: string
  checker: string
  note: string
}

/** A drug as it was given; of a controlled one the second person who checked it stands beside who gave it. */
export function given(labour: Labour, draft: GivenDraft, actor: Actor): Act {
  const { at, drug, dose, unit, route, rate, rateUnit, checker, note } = draft
  const role = (code: string, display: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/med-admin-perform-function', code, display }],
  })
  const resource: MedicationAdministration = {
    resourceType: 'MedicationAdministration',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: 'completed',
    medicationCodeableConcept: { text: drug },
    subject: { reference: `Patient/${actor.patientId}` },
    context: { reference: encounterOf(labour) },
    effectiveDateTime: at,
    performer: [
      { function: role('performer', 'Performer'), actor: recordedBy(actor.session) },
      ...(checker ? [{ function: role('verifier', 'Verifier'), actor: { display: checker } }] : []),
    ],
    dosage: {
      route: { text: route },
      ...(dose === undefined ? {} : { dose: { value: dose, unit } }),
      ...(rate === undefined ? {} : { rateQuantity: { value: rate, unit: rateUnit } }),
    },
    ...(note ? { note: [{ text: note }] } : {}),
  }
  return { make: [{ resource }] }
}

export const drugInError = (seen: Stored<MedicationAdministration>, reason: string, actor: Actor): Act => ({
  change: [
    {
      seen,
      to: {
        ...seen,
        status: 'entered-in-error',
        note: [
          ...listOf(seen.note),
          {
            authorReference: recordedBy(actor.session),
            time: actor.now.toISOString(),
            text: `Marked as entered in error: ${reason}`,
          },
        ],
      },
      withdrawn: true,
    },
  ],
  reason,
})
