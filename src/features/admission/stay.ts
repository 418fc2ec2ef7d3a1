import type { Encounter, Identifier, Location, Reference } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

import { codedIn, specialityOf, ukExtension } from './code-lists.ts'
import { type AdmitDraft, type DischargeDraft, momentOf } from './draft.ts'

export type Places = { ward: Stored<Location>; bed: Stored<Location> }
type Writer = { patientId: string; identifier: Identifier; organisation: Reference }

/** A hospital provider spell that begins (domain facts §5.4): one Encounter, its ward stays as places with periods. */
export function admission(draft: AdmitDraft, { ward, bed }: Places, writer: Writer): Encounter {
  const start = new Date(momentOf(draft.at) ?? Number.NaN).toISOString()
  const { method, source, expectedDischarge, reason } = draft
  const [consultant = '', ...name] = draft.consultant.split(' ')
  const speciality = specialityOf(draft.speciality)
  const at = (place: Stored<Location>, type: 'wa' | 'bd') => ({
    location: { reference: `Location/${place.id}`, ...(place.name ? { display: place.name } : {}) },
    status: 'active' as const,
    physicalType: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
          code: type,
          display: type === 'wa' ? 'Ward' : 'Bed',
        },
      ],
    },
    period: { start },
  })
  return {
    resourceType: 'Encounter',
    identifier: [writer.identifier],
    ...(expectedDischarge ? { extension: [expected(expectedDischarge)] } : {}),
    status: 'in-progress',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'IMP',
      display: 'inpatient encounter',
    },
    ...(speciality ? { serviceType: speciality } : {}),
    subject: { reference: `Patient/${writer.patientId}` },
    ...(consultant
      ? {
          participant: [
            {
              type: [
                {
                  coding: [
                    {
                      system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
                      code: 'ATND',
                      display: 'attender',
                    },
                  ],
                },
              ],
              individual: { reference: consultant, display: name.join(' ') },
              period: { start },
            },
          ],
        }
      : {}),
    period: { start },
    ...(reason ? { reasonCode: [{ text: reason }] } : {}),
    ...(method || source
      ? {
          hospitalization: {
            ...(method
              ? {
                  extension: [
                    {
                      url: ukExtension('AdmissionMethod'),
                      valueCodeableConcept: codedIn('AdmissionMethodEngland', method),
                    },
                  ],
                }
              : {}),
            ...(source ? { admitSource: codedIn('SourceOfAdmissionEngland', source) } : {}),
          },
        }
      : {}),
    location: [at(ward, 'wa'), at(bed, 'bd')],
    serviceProvider: writer.organisation,
  }
}

const expected = (date: string) => ({
  url: 'https://lune.example/fhir/StructureDefinition/expected-discharge-date',
  valueDate: date,
})

/** The bed as it is once the stay begins or ends; HL7 bed status (domain facts §5.5). */
export const bedState = (bed: Stored<Location>, code: 'O' | 'H' | 'U'): Stored<Location> => ({
  ...bed,
  operationalStatus: {
    system: 'http://terminology.hl7.org/CodeSystem/v2-0116',
    code,
    display: { O: 'Occupied', H: 'Housekeeping', U: 'Unoccupied' }[code],
  },
})

/** Why nobody can be admitted there now; undefined when one can. */
export function refusalOf(
  { bed, ward }: Places,
  stays: readonly Encounter[],
  at: number | undefined,
): string | undefined {
  if (bed.operationalStatus?.code !== 'U')
    return `${bed.name ?? 'That bed'} is no longer free. Choose another bed.`
  if (ward.status !== 'active') return `${ward.name ?? 'That ward'} is closed.`
  const going = stays.find(({ status }) => status === 'in-progress')
  if (going) return 'This patient is in hospital already. Transfer or discharge that stay first.'
  const last = stays.find(({ period }) => period?.end && Date.parse(period.end) > (at ?? 0))
  return last ? 'This patient was in another stay at that time. Check the times.' : undefined
}

/** The stay with its end; places that were still going end with it. */
export function discharged(stay: Stored<Encounter>, draft: DischargeDraft): Stored<Encounter> {
  const end = new Date(momentOf(draft.at) ?? Number.NaN).toISOString()
  const method = {
    url: ukExtension('DischargeMethod'),
    valueCodeableConcept: codedIn('DischargeMethodEngland', draft.method),
  }
  return {
    ...stay,
    status: 'finished',
    period: { ...stay.period, end },
    extension: [...(stay.extension ?? []).filter(({ url }) => url !== method.url), method],
    hospitalization: {
      ...stay.hospitalization,
      dischargeDisposition: codedIn('DischargeDestinationEngland', draft.destination),
    },
    location: (stay.location ?? []).map((place) =>
      place.period?.end || place.status === 'completed' || place.status === 'planned'
        ? place
        : { ...place, status: 'completed', period: { ...place.period, end } },
    ),
  }
}

/** Why this stay cannot end like that, in words; undefined when it can. */
export function dischargeRefusal(stay: Encounter, draft: DischargeDraft): string | undefined {
  if (stay.status !== 'in-progress' && stay.status !== 'onleave')
    return 'This stay is not under way any more. Close this and look at the visits again.'
  const began = Math.max(
    ...[stay.period?.start, ...(stay.location ?? []).map(({ period }) => period?.start)].map(
      (start) => Date.parse(start ?? '') || 0,
    ),
  )
  if ((momentOf(draft.at) ?? 0) < began) return 'A stay cannot end before it began, nor before its last move.'
  const died = draft.method === '4' || draft.method === '5'
  return died === (draft.destination === '79')
    ? undefined
    : 'Who died has the destination “died or stillbirth”, and nobody else has.'
}

/** The bed a stay is in now. */
export const bedOf = ({ location = [] }: Encounter): string | undefined => {
  const now = location.find(
    ({ status, period, physicalType }) =>
      status !== 'completed' && status !== 'planned' && !period?.end && hasAny(physicalType, 'bd'),
  )
  return referenceId(now?.location, 'Location')
}
