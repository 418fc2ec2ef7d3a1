import type { FhirResource, Observation, Reference, ServiceRequest } from 'fhir/r4'

import type { DepartmentSeed, Someone } from '../departments.ts'
import {
  coding,
  concept,
  day,
  dayOf,
  entryIdOf,
  instant,
  ours,
  quantity,
  reference,
  snomed,
} from '../shapes.ts'

/** A cataract list with somebody at each step, and the operations of a year with what came of them (domain facts §6.3.3). */

type Eye = 'right' | 'left'
const sites = {
  right: { ...snomed('18944008', 'Right eye') },
  left: { ...snomed('8966001', 'Left eye') },
}
type Step = 'listed' | 'consented' | 'measured' | 'chosen' | 'booked' | 'operated' | 'followed'
const order: readonly Step[] = ['listed', 'consented', 'measured', 'chosen', 'booked', 'operated', 'followed']

type Told = {
  eye: Eye
  to: Step
  weeks: number
  complexity?: string
  second?: boolean
  general?: boolean
  complication?: string
  /** logMAR before and after; dioptres away from the target */
  vision?: readonly [before: number, after: number, missed: number]
}
const stories: readonly Told[] = [
  { eye: 'right', to: 'listed', weeks: 2, complexity: 'small-pupil' },
  { eye: 'left', to: 'consented', weeks: 6 },
  { eye: 'right', to: 'measured', weeks: 8, second: true },
  { eye: 'left', to: 'chosen', weeks: 11, complexity: 'pseudoexfoliation' },
  { eye: 'right', to: 'booked', weeks: 14 },
  { eye: 'left', to: 'booked', weeks: 19, complexity: 'brunescent', general: true },
  { eye: 'right', to: 'operated', weeks: 20 },
  { eye: 'left', to: 'followed', weeks: 24, vision: [0.48, 0.08, 0.25] },
  { eye: 'right', to: 'followed', weeks: 26, vision: [0.6, 0.18, -0.5] },
  { eye: 'left', to: 'followed', weeks: 30, complication: 'pcr', vision: [0.3, 0.6, 1.25] },
  { eye: 'right', to: 'followed', weeks: 34, vision: [0.78, 0.3, 0] },
]

const words: Record<string, string> = {
  'small-pupil': 'Small pupil',
  pseudoexfoliation: 'Pseudoexfoliation or phacodonesis',
  brunescent: 'Brunescent or white cataract',
  pcr: 'Posterior capsule rupture',
}
const detail = (list: string, code: string, text: string) =>
  concept(text, coding(`${ours}/CodeSystem/eye-${list}`, code, text))

export const seed: DepartmentSeed = {
  *demonstration({ now, people, random, staff }) {
    const elders = people.filter(
      ({ patient, stay }) =>
        !stay &&
        patient.managingOrganization?.reference === 'Organization/rxr' &&
        (patient.birthDate ?? '9') < '1957' &&
        !patient.deceasedBoolean &&
        !patient.deceasedDateTime &&
        !patient.meta?.security,
    )
    const surgeon = staff.workers.find(({ id }) => id === 'eye')
    const by: Reference = {
      identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: surgeon?.userId ?? '' },
      display: [surgeon?.title, surgeon?.given, surgeon?.family].filter(Boolean).join(' '),
    }
    for (const [index, someone] of random.some(elders, stories.length).entries()) {
      const told = stories[index]
      if (told) yield* tell(told, someone, by, now)
    }
  },
}

/** Far above the numbers of a chart's own entries. */
const firstEntry = 0xea_00_00

function tell(told: Told, { patient }: Someone, by: Reference, now: number): FhirResource[] {
  const { eye, to, weeks, complexity, second = false, general = false } = told
  const patientId = patient.id ?? ''
  const all: FhirResource[] = []
  const file = (resource: FhirResource): Reference => {
    const id = entryIdOf(patientId, firstEntry + all.length)
    all.push({ ...resource, id })
    return reference(resource.resourceType, id)
  }
  const reached = (step: Step) => order.indexOf(to) >= order.indexOf(step)
  const subject = reference('Patient', patientId)
  const listedAt = now - weeks * 7 * day
  const operatedAt = now - (to === 'followed' ? weeks - 16 : 3) * 7 * day
  const done = reached('operated')
  const toComeIn = done ? operatedAt : now + (weeks % 5) * day + day
  const waiting = file(
    place({ subject, eye, listedAt, done, operatedAt, ...(reached('booked') ? { toComeIn } : {}) }),
  )
  const request = file({
    resourceType: 'ServiceRequest',
    status: done ? 'completed' : 'active',
    intent: 'order',
    priority: 'routine',
    category: [
      snomed('394594003', 'Ophthalmology'),
      concept(
        'Cataract operation',
        coding(`${ours}/CodeSystem/eye-operation`, 'cataract', 'Cataract operation'),
      ),
    ],
    code: concept(`Cataract surgery, ${eye} eye`),
    orderDetail: [
      detail('which-eye', second ? 'second' : 'first', second ? 'Second eye' : 'First eye'),
      general
        ? detail('anaesthesia', 'general', 'General anaesthetic')
        : detail('anaesthesia', 'topical', 'Topical'),
      ...(complexity ? [detail('cataract-complexity', complexity, words[complexity] ?? complexity)] : []),
    ],
    bodySite: [sites[eye]],
    subject,
    basedOn: [waiting],
    authoredOn: instant(listedAt),
    requester: by,
  })
  const basedOn = [request]
  if (reached('consented'))
    file({
      resourceType: 'Consent',
      status: 'active',
      scope: { coding: [coding('http://terminology.hl7.org/CodeSystem/consentscope', 'treatment')] },
      category: [concept('Form 3: patient agrees, awake throughout', coding('http://loinc.org', '59284-0'))],
      patient: subject,
      dateTime: instant(listedAt + day),
      performer: [by],
      policyRule: { text: 'Rupture of the capsule, infection, loss of sight, second operation' },
      provision: { type: 'permit', data: [{ meaning: 'related', reference: request }] },
    })
  if (!reached('measured')) return all
  const length = 22.8 + (weeks % 9) * 0.2
  file(biometry(subject, eye, listedAt + 2 * day, length))
  file(biometry(subject, eye === 'right' ? 'left' : 'right', listedAt + 2 * day, length + 0.1))
  if (!reached('chosen')) return all
  const power = 24 - (weeks % 9) * 0.5
  const dioptres = (value: number) => quantity(value, 'D', '[diop]')
  file({
    resourceType: 'DeviceRequest',
    status: done ? 'completed' : 'active',
    intent: 'order',
    codeCodeableConcept: { text: 'AcrySof SN60WF' },
    subject,
    basedOn,
    authoredOn: instant(listedAt + 9 * day),
    requester: by,
    parameter: [
      { code: { text: 'Formula' }, valueCodeableConcept: { text: 'Barrett Universal II' } },
      { code: { text: 'Power' }, valueQuantity: dioptres(power) },
      { code: { text: 'Target refraction' }, valueQuantity: dioptres(-0.25) },
      { code: { text: 'Predicted refraction' }, valueQuantity: dioptres(-0.31) },
    ],
  })
  if (!done) return all
  const lens = file({
    resourceType: 'Device',
    status: 'active',
    serialNumber: `2${patientId.slice(0, 8).replace(/\D/g, '7')}41`,
    deviceName: [{ name: 'AcrySof SN60WF', type: 'model-name' }],
    type: { text: 'Intraocular lens' },
    patient: subject,
    property: [{ type: { text: 'Power' }, valueQuantity: [dioptres(power)] }],
  })
  const { complication, vision } = told
  const extension = (name: string, list: string, code: string, text: string) => ({
    url: `${ours}/StructureDefinition/eye-operation-${name}`,
    valueCodeableConcept: detail(list, code, text),
  })
  const operation = file({
    resourceType: 'Procedure',
    extension: [
      extension('anaesthesia', 'anaesthesia', 'topical', 'Topical'),
      extension('incision', 'incision', 'corneal-temporal', 'Clear corneal, temporal'),
      extension('step', 'phaco-step', 'phaco', 'Phacoemulsification'),
      extension('step', 'phaco-step', 'cefuroxime', 'Intracameral cefuroxime 1 mg'),
    ],
    basedOn,
    status: 'completed',
    category: snomed('394594003', 'Ophthalmology'),
    code: concept(
      'Operation: Phacoemulsification with lens implant',
      coding(`${ours}/CodeSystem/eye-treatment`, 'operation', 'Operation'),
    ),
    subject,
    performedDateTime: instant(operatedAt),
    performer: [{ function: detail('surgeon-grade', 'consultant', 'Consultant'), actor: by }],
    bodySite: [sites[eye]],
    complication: [
      complication
        ? detail('complication', complication, words[complication] ?? complication)
        : concept(
            'No complication',
            coding(`${ours}/CodeSystem/eye-no-complication`, 'none', 'No complication'),
          ),
    ],
    followUp: [{ text: 'Dexamethasone 0.1 % four times a day for four weeks' }],
    focalDevice: [{ action: { text: 'Implanted' }, manipulated: lens }],
  })
  if (!vision) return all
  const [before, after, missed] = vision
  const part = (code: string, text: string, value: ReturnType<typeof quantity>) => ({
    code: concept(text, coding(`${ours}/CodeSystem/cataract-outcome`, code, text)),
    valueQuantity: value,
  })
  const logMar = (value: number) => quantity(value, 'logMAR', '{LogMAR}')
  file({
    resourceType: 'Observation',
    status: 'final',
    partOf: [operation],
    code: concept(
      'Outcome of cataract surgery',
      coding(`${ours}/CodeSystem/cataract-outcome`, 'outcome', 'Outcome of cataract surgery'),
    ),
    subject,
    effectiveDateTime: instant(operatedAt + 28 * day),
    bodySite: sites[eye],
    component: [
      part('spherical-equivalent', 'Spherical equivalent', dioptres(-0.25 + missed)),
      part('target', 'Target refraction', dioptres(-0.25)),
      part('acuity-after', 'Acuity after the operation', logMar(after)),
      part('acuity-before', 'Acuity before the operation', logMar(before)),
    ],
    note: [{ text: `${after} logMAR, Glasses; before ${before} logMAR` }],
  })
  return all
}

const biometry = (subject: Reference, eye: Eye, at: number, length: number): Observation => {
  const system = `${ours}/CodeSystem/eye-biometry`
  const part = (code: string, text: string, value: ReturnType<typeof quantity>) => ({
    code: concept(text, coding(system, code, text)),
    valueQuantity: value,
  })
  return {
    resourceType: 'Observation',
    status: 'final',
    code: concept('Ocular biometry', coding(system, 'biometry', 'Ocular biometry')),
    subject,
    effectiveDateTime: instant(at),
    bodySite: sites[eye],
    device: { display: 'IOLMaster 700' },
    component: [
      part('axialLength', 'Axial length', quantity(Math.round(length * 100) / 100, 'mm', 'mm')),
      part('k1', 'K1, flat', quantity(43.25, 'D', '[diop]')),
      part('k1Axis', 'Axis of K1', quantity(12, '°', 'deg')),
      part('k2', 'K2, steep', quantity(43.96, 'D', '[diop]')),
      part('k2Axis', 'Axis of K2', quantity(102, '°', 'deg')),
      part('chamberDepth', 'Anterior chamber depth', quantity(3.12, 'mm', 'mm')),
    ],
  }
}

type Place = {
  subject: Reference
  eye: Eye
  listedAt: number
  done: boolean
  operatedAt: number
  toComeIn?: number
}

/** The place on the waiting list, as decision 025 keeps it. */
function place({ subject, eye, listedAt, done, operatedAt, toComeIn }: Place): ServiceRequest {
  const url = (name: string) => `${ours}/StructureDefinition/${name}`
  const status = (code: string, text: string) =>
    coding(
      'https://www.datadictionary.nhs.uk/data_elements/referral_to_treatment_period_status.html',
      code,
      text,
    )
  const event = (at: number, code: string, text: string) => ({
    url: url('rtt-event'),
    extension: [
      { url: 'date', valueDate: dayOf(at) },
      { url: 'status', valueCoding: status(code, text) },
    ],
  })
  return {
    resourceType: 'ServiceRequest',
    identifier: [
      {
        system: `${ours}/Id/patient-pathway`,
        value: `RXREYE${subject.reference?.slice(8, 22).toUpperCase()}`,
      },
    ],
    extension: [
      event(listedAt, '10', 'First activity in the period'),
      ...(done ? [event(operatedAt, '30', 'First definitive treatment')] : []),
      ...(toComeIn === undefined ? [] : [{ url: url('to-come-in'), valueDate: dayOf(toComeIn) }]),
    ],
    status: done ? 'completed' : 'active',
    intent: 'order',
    priority: 'routine',
    category: [
      snomed('3457005', 'Patient referral'),
      concept(
        'Inpatient and day case',
        coding(`${ours}/CodeSystem/waiting-list`, 'inpatient', 'Inpatient and day case'),
      ),
      concept(
        'P3: within 3 months',
        coding(`${ours}/CodeSystem/waiting-priority`, 'P3', 'P3: within 3 months'),
      ),
    ],
    code: concept(`Cataract surgery, ${eye} eye`),
    subject,
    authoredOn: dayOf(listedAt),
    ...(done ? {} : { occurrencePeriod: { start: dayOf(listedAt), end: dayOf(listedAt + 126 * day) } }),
    performerType: concept(
      'Ophthalmology',
      coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', '130', 'Ophthalmology'),
    ),
    performer: [
      {
        ...reference('Organization', 'rxr'),
        identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXR' },
      },
    ],
  }
}
