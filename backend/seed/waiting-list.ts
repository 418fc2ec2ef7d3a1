import type { Extension, ServiceRequest } from 'fhir/r4'

import { randomFrom, type Random } from './random.ts'
import { trusts } from './region.ts'
import { coding, concept, day, dayOf, entryIdOf, ours, reference, snomedCoding } from './shapes.ts'

/** Beyond any entry that the chart itself has */
const placeInChart = 900_000

/** People who wait, as decision 025 keeps them: most within 18 weeks, a tail that is not, some still to be triaged. */
export function* waitingList(
  patientIds: readonly string[],
  now: number,
  wanted: number,
): Generator<ServiceRequest> {
  const random = randomFrom(18_127)
  for (let index = 0; index < Math.min(wanted, patientIds.length); index++) {
    // spread over everybody, so that no street waits alone
    const patientId = patientIds[Math.floor((index * patientIds.length) / wanted)]
    if (patientId) yield referral(random, now, index, patientId)
  }
}

type Service = { code: string; name: string; first: string; operations: readonly [string, ...string[]] }
const services: readonly [Service, ...Service[]] = [
  {
    code: '110',
    name: 'Trauma and Orthopaedics',
    first: 'Hip and knee clinic',
    operations: ['Total hip replacement', 'Knee arthroscopy', 'Carpal tunnel release'],
  },
  {
    code: '130',
    name: 'Ophthalmology',
    first: 'Cataract clinic',
    operations: ['Cataract surgery, right eye', 'Cataract surgery, left eye'],
  },
  {
    code: '100',
    name: 'General Surgery',
    first: 'Hernia clinic',
    operations: ['Inguinal hernia repair', 'Laparoscopic cholecystectomy'],
  },
  { code: '120', name: 'ENT', first: 'General ENT clinic', operations: ['Septoplasty', 'Tonsillectomy'] },
  {
    code: '101',
    name: 'Urology',
    first: 'Haematuria clinic',
    operations: ['Flexible cystoscopy', 'Ureteroscopy'],
  },
  {
    code: '301',
    name: 'Gastroenterology',
    first: 'General gastroenterology clinic',
    operations: ['Colonoscopy', 'Gastroscopy'],
  },
  { code: '330', name: 'Dermatology', first: 'Skin lesion clinic', operations: ['Excision of skin lesion'] },
  {
    code: '320',
    name: 'Cardiology',
    first: 'Rapid access chest pain clinic',
    operations: ['Pacemaker insertion', 'Coronary angiography'],
  },
  {
    code: '410',
    name: 'Rheumatology',
    first: 'Early arthritis clinic',
    operations: ['Joint injection under ultrasound'],
  },
]
const priorities = {
  1: 'Routine',
  2: 'Urgent',
  3: 'Two-week wait',
  P2: 'P2: within 1 month',
  P3: 'P3: within 3 months',
  P4: 'P4: over 3 months',
} as const
const sources = {
  '03': 'GP',
  15: 'Optometrist',
  '05': 'Other consultant',
  10: 'After attendance at ED',
  14: 'Allied health professional',
} as const
const statuses: Record<string, string> = {
  10: 'First activity in the period',
  11: 'First activity after active monitoring ended',
  20: 'Subsequent activity, further expected',
  30: 'First definitive treatment',
  32: 'Active monitoring started by the professional',
}
const practices = [
  'Dr P. Entwistle, Darwen',
  'Dr S. Iqbal, Blackburn',
  'Dr J. Holden, Burnley',
  'Dr M. Nowak, Accrington',
] as const

const dictionary = {
  'rtt-status': 'referral_to_treatment_period_status',
  'referral-source': 'source_of_referral_for_out-patients',
  'intended-management': 'intended_management_code',
  'priority-type': 'priority_type_code',
}
const fromDictionary = (name: keyof typeof dictionary, code: string, display: string) =>
  coding(`https://www.datadictionary.nhs.uk/data_elements/${dictionary[name]}.html`, code, display)
const priorityCoding = (code: string, display: string) =>
  /^[123]$/.test(code)
    ? fromDictionary('priority-type', code, display)
    : list('waiting-priority', code, display)
const list = (name: string, code: string, display: string) =>
  coding(`${ours}/CodeSystem/${name}`, code, display)
const extension = (name: string, value: Omit<Extension, 'url'>): Extension => ({
  url: `${ours}/StructureDefinition/${name}`,
  ...value,
})
const parts = (name: string, values: Record<string, Omit<Extension, 'url'>>) =>
  extension(name, { extension: Object.entries(values).map(([url, value]) => ({ url, ...value })) })

function referral(random: Random, now: number, index: number, patientId: string): ServiceRequest {
  const back = (days: number) => dayOf(now - days * day)
  const service = random.pick(services)
  const waited = daysWaited(random, index)
  const inpatient = waited > 30 && random.chance(0.4)
  const triage = !inpatient && waited < 12 && random.chance(0.7)
  const code = inpatient ? random.pick(['P2', 'P3', 'P3', 'P4', 'P4']) : random.pick([1, 1, 1, 1, 2, 2, 3])
  const source = service.code === '130' ? 15 : random.pick(['03', '03', '03', '03', '05', 10, 14])
  const trust = random.chance(0.85)
    ? trusts.find(({ id }) => id === 'rxr')
    : trusts.find(({ id }) => id === 'rxn')
  const received = back(waited)
  const end = clockEnd(random, waited, triage || inpatient)
  const events: [date: string, status: string][] = [
    [received, '10'],
    ...(inpatient ? [[back(waited - 25), '20'] as [string, string]] : []),
    ...end.events.map(([days, status]): [string, string] => [back(days), status]),
  ]
  const offers =
    inpatient && end.start === undefined && random.chance(0.35) ? random.whole(-30, -3) : undefined
  const suspended = inpatient && offers === undefined && random.chance(0.12)
  const start = end.start === undefined ? received : end.start === 'none' ? undefined : back(end.start)
  const organisation = {
    ...reference('Organization', trust?.id ?? 'rxr', trust?.name),
    identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: trust?.ods ?? 'RXR' },
  }
  return {
    resourceType: 'ServiceRequest',
    id: entryIdOf(patientId, placeInChart),
    identifier: [
      random.chance(0.8)
        ? {
            system: 'https://fhir.nhs.uk/Id/UBRN',
            value: String(200_000_000_000 + index * 7919),
            assigner: organisation,
          }
        : {
            system: `${ours}/Id/patient-pathway`,
            value: `${trust?.ods ?? 'RXR'}${String(index).padStart(17, '0')}`,
            assigner: organisation,
          },
    ],
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-SourceOfServiceRequest',
        valueCodeableConcept: concept(
          sources[source],
          fromDictionary('referral-source', String(source), sources[source]),
        ),
      },
      ...events.map(([date, status]) =>
        parts('rtt-event', {
          date: { valueDate: date },
          status: { valueCoding: fromDictionary('rtt-status', status, statuses[status] ?? status) },
        }),
      ),
      ...(triage
        ? []
        : [
            parts('triage', {
              outcome: { valueCode: 'accept' },
              date: { valueDate: back(Math.max(0, waited - 6)) },
              'decided-by': { valueString: `Consultant in ${service.name}` },
            }),
          ]),
      ...(inpatient
        ? [
            extension('intended-management', {
              valueCoding: fromDictionary('intended-management', '2', 'No overnight stay'),
            }),
          ]
        : []),
      ...(offers === undefined
        ? []
        : [
            parts('offer', {
              made: { valueDate: back(4) },
              date: { valueDate: back(offers) },
              answer: { valueCode: 'accepted' },
            }),
            extension('to-come-in', { valueDate: back(offers) }),
          ]),
      ...(suspended
        ? [
            parts('suspension', {
              period: { valuePeriod: { start: back(9), end: back(-21) } },
              reason: { valueCode: random.chance(0.5) ? 'choice' : 'unfit' },
            }),
          ]
        : []),
      ...(waited > 90 && random.chance(0.5)
        ? [extension('validated', { valueDate: back(random.whole(2, 60)) })]
        : []),
    ],
    status: triage ? 'draft' : suspended ? 'on-hold' : 'active',
    intent: 'order',
    category: [
      concept('Patient referral', snomedCoding('3457005', 'Patient referral')),
      concept(
        inpatient ? 'Inpatient and day case' : 'Outpatient',
        list(
          'waiting-list',
          inpatient ? 'inpatient' : 'outpatient',
          inpatient ? 'Inpatient and day case' : 'Outpatient',
        ),
      ),
      concept(priorities[code], priorityCoding(String(code), priorities[code])),
    ],
    priority: code === 2 || code === 3 || code === 'P2' ? 'urgent' : 'routine',
    code: concept(inpatient ? random.pick(service.operations) : service.first),
    subject: reference('Patient', patientId),
    authoredOn: received,
    ...(start
      ? { occurrencePeriod: { start, end: dayOf(Date.parse(`${start}T12:00:00Z`) + 126 * day) } }
      : {}),
    requester: { display: random.pick(practices) },
    performerType: concept(
      service.name,
      coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', service.code, service.name),
    ),
    performer: [organisation],
  }
}

/** About six in ten within 18 weeks; one in fifty over a year. */
function daysWaited(random: Random, index: number): number {
  if (index % 50 === 7) return random.whole(365, 480)
  if (index === 11) return 561
  if (index === 12) return 742
  return random.chance(0.6) ? random.whole(0, 126) : random.whole(100, 340)
}

type End = { events: [daysAgo: number, status: string][]; start?: number | 'none' }

/** A few are watched, a few came back from being watched, and the others wait on. */
function clockEnd(random: Random, waited: number, goesOn: boolean): End {
  if (goesOn || waited < 70 || !random.chance(0.09)) return { events: [] }
  const watched: [number, string] = [waited - random.whole(14, 40), '32']
  if (random.chance(0.5)) return { events: [watched], start: 'none' }
  const again = random.whole(5, 20)
  return { events: [watched, [again, '11']], start: again }
}
