import type { Encounter, Extension, Patient } from 'fhir/r4'

import { withoutBedRequest } from '#clinical/care/bed-request.ts'
import { dischargeDelayUrl } from '#clinical/care/expected-home.ts'
import { codedIn } from '#clinical/care/spell-codes.ts'
import type { Stored } from '#fhir/client.ts'
import { ukExtension } from '#fhir/uk-core.ts'

import { type DischargeDraft, momentOf } from './draft.ts'
import { ended, isGoing, isNow, lastBegan, notGoing, onLeave } from './stay.ts'

/** The stay with its end; places that were still going end with it. */
export function discharged(stay: Stored<Encounter>, draft: DischargeDraft): Stored<Encounter> {
  const end = new Date(momentOf(draft.at) ?? Number.NaN).toISOString()
  const method = {
    url: ukExtension('DischargeMethod'),
    valueCodeableConcept: codedIn('DischargeMethodEngland', draft.method),
  }
  const said = [method, ...readinessOf(draft)]
  const urls = new Set([method.url, ...readinessUrls])
  const here = withoutBedRequest(stay)
  return {
    ...here,
    status: 'finished',
    ...(stay.status === 'onleave' ? { statusHistory: onLeave(stay, draft.at).statusHistory ?? [] } : {}),
    period: { ...stay.period, end },
    extension: [...(here.extension ?? []).filter(({ url }) => !urls.has(url)), ...said],
    hospitalization: {
      ...stay.hospitalization,
      dischargeDisposition: codedIn('DischargeDestinationEngland', draft.destination),
    },
    location: (here.location ?? []).map((place) => (isNow(place) ? ended(place, end) : place)),
  }
}

/** Since when the patient was ready to go, what they waited for, and what was looked at before they went. */
const definitions = 'https://lune.example/fhir/StructureDefinition'
const readinessUrls = [
  `${definitions}/discharge-ready-date`,
  dischargeDelayUrl,
  `${definitions}/discharge-checklist`,
]
const readinessOf = ({ ready, delay, checked }: DischargeDraft): Extension[] => [
  ...(ready ? [{ url: `${definitions}/discharge-ready-date`, valueDate: ready }] : []),
  ...(delay ? [{ url: dischargeDelayUrl, valueCode: delay }] : []),
  ...(checked.length > 0
    ? [
        {
          url: `${definitions}/discharge-checklist`,
          extension: checked.map((done) => ({ url: 'done', valueCode: done })),
        },
      ]
    : []),
]

/** Why this stay cannot end like that, in words; undefined when it can. */
export function dischargeRefusal(stay: Encounter, draft: DischargeDraft): string | undefined {
  if (!isGoing(stay)) return notGoing
  if ((momentOf(draft.at) ?? 0) < lastBegan(stay))
    return 'A stay cannot end before it began, nor before its last move.'
  if (draft.ready && draft.ready > draft.at.slice(0, 10))
    return 'The patient cannot have been ready to leave after they left.'
  const died = draft.method === '4' || draft.method === '5'
  return died === (draft.destination === '79')
    ? undefined
    : 'Who died has the destination “died or stillbirth”, and nobody else has.'
}

/** When somebody died, unless the record says it already. */
export const died = (patient: Stored<Patient>, { at }: DischargeDraft): Stored<Patient> => {
  if (patient.deceasedDateTime) return patient
  const { deceasedBoolean: _, ...rest } = patient
  return { ...rest, deceasedDateTime: new Date(momentOf(at) ?? Number.NaN).toISOString() }
}
