import type { Encounter, Extension, FhirResource, Location } from 'fhir/r4'

import { randomFrom, type Random } from './random.ts'
import { bedLocation, type Ward, wards } from './region.ts'
import { coding, dayOf, entryIdOf, hl7, hour, instant, ours, reference, terminology } from './shapes.ts'

/** What a bed manager works on: who needs a bed, which beds are kept, and when people are to leave (decision 029). */

/** Beyond any entry that the chart itself has */
const placeInChart = 930_000
const definition = (name: string) => `${ours}/StructureDefinition/${name}`
const practiceSettings = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode'

const delays = ['transport', 'medicines', 'care-package', 'community-bed', 'family', 'assessment'] as const
const waits = ['ed', 'gp', 'elective', 'transfer-in', 'ed'] as const
const methods = { ed: '21', gp: '22', elective: '11', 'transfer-in': '2B' } as const

export type BedFlow = {
  of: (resource: FhirResource) => FhirResource
  requests: (adults: readonly string[]) => Generator<Encounter>
}

/** Takes the beds and stays as they are told, gives them back with this said of them, and then tells who waits. */
export function bedFlow(now: number): BedFlow {
  const random = randomFrom(50_029)
  const kept = new Map<string, Location>()
  const inEmergency: string[] = []
  const moving = new Map<string, number>()

  function ofBed(bed: Location): Location {
    const ward = wards.find(({ id }) => bed.id?.startsWith(`${id}-`))
    const free = bed.operationalStatus?.code === 'U' && ward?.kind !== 'children' && (ward?.filled ?? 0) > 0
    if (!ward || !free || kept.has(ward.site)) return bed
    kept.set(ward.site, bed)
    return {
      ...bed,
      operationalStatus: coding(`${ours}/CodeSystem/bed-state`, 'reserved', 'Reserved'),
    }
  }

  function ofStay(stay: Encounter): Encounter {
    const ward = wardOf(stay)
    if (stay.status !== 'in-progress' || !ward) return stay
    if (ward.kind === 'emergency') {
      const patient = stay.subject?.reference?.split('/')[1]
      if (patient) inEmergency.push(patient)
      return stay
    }
    if (stay.class.code !== 'IMP') return stay
    const home = stay.extension?.find(({ url }) => url === definition('expected-discharge-date'))?.valueDate
    const extension = [...(stay.extension ?? []), ...(home ? leavingOn(home) : [])]
    const told = {
      ...stay,
      ...outlying(ward),
      ...cameBy(ward),
      ...(extension.length > 0 ? { extension } : {}),
    }
    const asked = moving.get(ward.site) ?? 0
    if (asked >= 2 || !random.chance(0.06)) return told
    moving.set(ward.site, asked + 1)
    return withRequest(told, ward, { from: 'ward', since: now - random.whole(1, 9) * hour, random })
  }

  /** How and from where, as a ward clerk completes it; some are still to be completed. */
  function cameBy({ kind, speciality }: Ward): Partial<Encounter> {
    if (!random.chance(0.85)) return {}
    const elective = ['100', '110'].includes(speciality[0]) && random.chance(0.5)
    const code = kind === 'maternity' ? '31' : elective ? '11' : random.pick(['21', '21', '22', '2B'])
    return {
      hospitalization: {
        extension: [methodOf(code)],
        admitSource: {
          coding: [
            coding(
              'https://fhir.hl7.org.uk/CodeSystem/UKCore-SourceOfAdmissionEngland',
              code === '2B' ? '51' : '19',
              code === '2B' ? 'Other NHS provider: general ward' : 'Usual residence',
            ),
          ],
        },
      },
    }
  }

  /** Medical patients in surgical beds, as every winter has them. */
  function outlying({ id }: Ward): Partial<Encounter> {
    if (!/surgical|trauma/.test(id) || !random.chance(0.15)) return {}
    const text = 'Acute Internal Medicine'
    return { serviceType: { coding: [coding(practiceSettings, '326', text)], text } }
  }

  function leavingOn(home: string): Extension[] {
    if (home > dayOf(now + 24 * hour)) return []
    const time = `${String(random.whole(9, 19)).padStart(2, '0')}:00:00`
    return [
      ...(random.chance(0.65) ? [{ url: definition('expected-discharge-time'), valueTime: time }] : []),
      ...(random.chance(0.35)
        ? [{ url: definition('discharge-delay'), valueCode: random.pick(delays) }]
        : []),
    ]
  }

  function* requests(adults: readonly string[]): Generator<Encounter> {
    const sites = [...new Set(wards.map(({ site }) => site))]
    for (const [at, site] of sites.entries()) {
      const here = wards.filter(
        (ward) => ward.site === site && ward.kind !== 'emergency' && ward.kind !== 'children',
      )
      for (const [index, from] of waits.entries()) {
        const ward = here[index % here.length]
        const ed = from === 'ed' && site === 'rxr20' ? inEmergency.shift() : undefined
        const patientId = ed ?? adults[(at * 61 + index * 17 + 40) % adults.length]
        if (!ward || !patientId) continue
        const bed = index === 0 ? kept.get(site) : undefined
        yield planned(patientId, ward, from, bed)
      }
    }
  }

  function planned(patientId: string, ward: Ward, from: (typeof waits)[number], bed?: Location): Encounter {
    const since = now - random.whole(1, 7) * hour - random.whole(0, 50) * 60_000
    const needed = from === 'elective' ? now + random.whole(3, 20) * hour : undefined
    const [code, name] = ward.speciality
    const stay: Encounter = {
      resourceType: 'Encounter',
      id: entryIdOf(patientId, placeInChart),
      status: 'planned',
      class: { ...coding(`${terminology}/v3-ActCode`, 'IMP', 'inpatient encounter') },
      serviceType: { coding: [coding(practiceSettings, code, name)], text: name },
      subject: reference('Patient', patientId),
      period: { start: instant(needed ?? since) },
      hospitalization: { extension: [methodOf(methods[from])] },
      serviceProvider: reference('Organization', ward.trust),
    }
    const asked = withRequest(stay, ward, { from, since, needed, random })
    const place = bed?.id && {
      location: reference('Location', bed.id, bed.name),
      status: 'reserved' as const,
      physicalType: hl7('location-physical-type', 'bd', 'Bed'),
    }
    return place ? { ...asked, location: [...(asked.location ?? []), place] } : asked
  }

  return {
    requests,
    of: (resource) => {
      if (resource.resourceType === 'Location') return ofBed(resource)
      return resource.resourceType === 'Encounter' ? ofStay(resource) : resource
    },
  }
}

const methodWords: Record<string, string> = {
  '11': 'Elective: waiting list',
  '21': 'Emergency: ED of this provider',
  '22': 'Emergency: GP, direct request',
  '2B': 'Emergency: transfer from another provider',
  '31': 'Maternity: ante partum',
}
const methodOf = (code: string): Extension => ({
  url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod',
  valueCodeableConcept: {
    coding: [
      coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland', code, methodWords[code]),
    ],
  },
})

const wardOf = ({ location = [] }: Encounter): Ward | undefined =>
  wards.find(({ id }) => location[0]?.location.reference === `Location/${id}`)

type Asked = { from: string; since: number; needed?: number | undefined; random: Random }

function withRequest(stay: Encounter, ward: Ward, { from, since, needed, random }: Asked): Encounter {
  const [code, name] = ward.speciality
  return {
    ...stay,
    extension: [
      ...(stay.extension ?? []),
      {
        url: definition('bed-request'),
        extension: [
          { url: 'from', valueCode: from },
          { url: 'since', valueDateTime: instant(since) },
          ...(needed ? [{ url: 'needed', valueDateTime: instant(needed) }] : []),
          { url: 'side-room', valueBoolean: random.chance(0.25) },
          {
            url: 'specialty',
            valueCodeableConcept: { coding: [coding(practiceSettings, code, name)], text: name },
          },
          { url: 'by', valueReference: { display: 'Ms Priya Nair' } },
        ],
      },
    ],
    location: [...(stay.location ?? []), { location: reference('Location', ward.site), status: 'planned' }],
  }
}

/** Cots of the wards where children are born, all free: a newborn lies in one of their own. */
export function* cots(): Generator<Location> {
  for (const ward of wards.filter(({ kind }) => kind === 'maternity'))
    for (const number of [1, 2, 3, 4])
      yield bedLocation(
        { id: `${ward.id}-cot-${number}`, ward, name: `Cot ${number}`, order: `T0${number}` },
        'U',
      )
}
