import type { FhirResource, Observation, ServiceRequest, Specimen, Task } from 'fhir/r4'

import type { DepartmentSeed, Someone } from '../departments.ts'
import { limitsByLoinc } from '../laboratory-limits.ts'
import {
  cultureValues,
  grownBefore,
  groups,
  groupValues,
  knownBlood,
  waitingValues,
} from '../laboratory-nested.ts'
import { microbiologyPolicy } from '../microbiology-policy.ts'
import { observationCategory } from '../observations.ts'
import { orderableTests, sections } from '../orderable-tests.ts'
import { interpreted, signedBy } from '../result-shapes.ts'
import { from } from '../chart.ts'
import {
  coding,
  concept,
  hl7,
  instant,
  loincCoding,
  minute,
  ours,
  patientIdOf,
  quantity,
  reference,
  snomed,
  snomedCoding,
  terminology,
} from '../shapes.ts'
import { transfusionPolicy } from '../transfusion-policy.ts'
import { type Bench, benches } from '../laboratory-benches.ts'

/** A laboratory in the middle of its day: something at every stage in every discipline, some of it late. */
export const seed: DepartmentSeed = {
  *reference() {
    yield microbiologyPolicy()
    yield transfusionPolicy()
  },
  *demonstration({ now, people }) {
    const inBed = people.filter(isUsual)
    for (const [index, bench] of benches.entries()) {
      const someone = inBed[index * 2]
      if (!someone) continue
      yield* work(bench, index, someone, now)
      if (bench.before === 'cultures') yield* grownBefore(someone, now)
      if (bench.before === 'blood') yield* knownBlood(someone, now)
    }
  },
}

/** In a bed of the wards that no other story is told on, and with nothing unusual about the person. */
const isUsual = ({ patient, stay }: Someone) =>
  !patient.meta?.security?.length &&
  patient.identifier?.some(({ system }) => system === 'https://fhir.nhs.uk/Id/nhs-number') === true &&
  (stay?.location?.some(({ location }) =>
    /\/rxr20-(elderly|respiratory|surgical)$/.test(location.reference ?? ''),
  ) ??
    false)

function* work(
  bench: Bench,
  index: number,
  { patient, stay }: Someone,
  now: number,
): Generator<FhirResource> {
  const id = (part: string) => patientIdOf(`pathology/${index}/${part}`)
  const test = orderableTests.find((one) => one.id === bench.test)
  if (!test) throw new Error(`The laboratory does no ${bench.test}`)
  const about = {
    subject: reference('Patient', patient.id ?? ''),
    ...(stay ? { encounter: reference('Encounter', stay.id ?? '') } : {}),
  }
  const at = (minutes: number) => instant(now - minutes * minute)
  const { title, snomed: code, section = 'CH' } = test
  const taken = bench.minutes + (bench.step === 'collected' ? 0 : 35)
  const request: ServiceRequest = {
    resourceType: 'ServiceRequest',
    id: id('request'),
    ...from('rxr'),
    status: bench.step === 'reported' ? 'completed' : 'active',
    intent: 'order',
    priority: bench.urgent ? 'urgent' : 'routine',
    instantiatesCanonical: [`${ours}/ActivityDefinition/${test.id}|1`],
    category: [snomed('108252007', 'Laboratory procedure')],
    code: concept(
      title,
      ...(code ? [snomedCoding(code, title)] : []),
      coding(`${ours}/CodeSystem/orderable`, test.id, title),
    ),
    ...about,
    authoredOn: at(taken + 40),
    requester: signedBy('doctor'),
    reasonCode: [{ text: bench.why }],
  }
  yield request
  const requested = [reference('ServiceRequest', id('request'))]
  const spoilt = bench.step === 'recollect'
  const specimen: Specimen = {
    resourceType: 'Specimen',
    id: id('specimen'),
    ...from('rxr'),
    identifier: [{ system: `${ours}/Id/sample`, value: `${4_210_080_300 + index * 17}-1` }],
    status: spoilt ? 'unsatisfactory' : 'available',
    type: test.specimen === 'urine' ? snomed('122575003', 'Urine') : snomed('122555007', 'Venous blood'),
    subject: about.subject,
    request: requested,
    collection: { collector: signedBy('nurse'), collectedDateTime: at(taken) },
    ...(bench.step === 'collected' ? {} : { receivedTime: at(bench.minutes) }),
    ...(bench.spoilt
      ? {
          condition: [
            concept(
              bench.spoilt,
              ...(bench.spoilt === 'Haemolysed' ? [coding(`${terminology}/v2-0493`, 'HEM')] : []),
              coding(`${ours}/CodeSystem/specimen-rejection`, bench.spoilt.toLowerCase(), bench.spoilt),
            ),
          ],
        }
      : {}),
  }
  if (bench.step !== 'not-collected') yield specimen
  const values = [
    ...Object.entries(bench.values ?? {}).map(([loinc, value]) =>
      valueOf(loinc, value, test, patient.gender),
    ),
    ...waitingValues(bench.grown ? cultureValues(bench.grown) : []),
    ...waitingValues(bench.group ? groupValues(groups[bench.group]) : []),
  ]
  const waiting = bench.step.startsWith('to-authorise')
  const contained = waiting
    ? values.map((one, place) => ({ ...one, ...about, id: `value-${place + 1}` }))
    : []
  const [status, words] = steps[bench.step]
  const task: Task = {
    resourceType: 'Task',
    id: id('task'),
    ...from('rxr'),
    ...(bench.step === 'to-authorise-clinically'
      ? {
          extension: [
            {
              url: `${ours}/StructureDefinition/technically-authorised-by`,
              valueReference: { ...signedBy('scientist'), display: 'Dr Mei Ashworth' },
            },
          ],
        }
      : {}),
    identifier: [{ system: `${ours}/Id/laboratory-work`, value: id('request') }],
    ...(contained.length > 0
      ? {
          contained,
          output: contained.map((one) => ({
            type: { text: 'Value' },
            valueReference: { reference: `#${one.id}` },
          })),
        }
      : {}),
    status,
    businessStatus: concept(words, coding(`${ours}/CodeSystem/laboratory-step`, bench.step, words)),
    ...(bench.spoilt ? { statusReason: { text: bench.spoilt } } : {}),
    intent: 'order',
    code: concept('Laboratory work', coding(`${ours}/CodeSystem/task-kind`, 'laboratory', 'Laboratory work')),
    focus: reference('ServiceRequest', id('request')),
    for: about.subject,
    ...(stay ? { encounter: reference('Encounter', stay.id ?? '') } : {}),
    authoredOn: at(taken),
    lastModified: at(Math.min(bench.minutes, 20)),
    requester: signedBy('nurse'),
    note: [{ authorReference: signedBy('scientist'), time: at(Math.min(bench.minutes, 20)), text: words }],
  }
  yield task
  if (bench.step !== 'reported') return
  const issued = { issued: at(bench.minutes - 30) }
  const arrived = { meta: { ...from('rxr').meta, lastUpdated: at(bench.minutes - 30) } }
  for (const [place, one] of values.entries())
    yield {
      ...one,
      id: id(`value-${place}`),
      ...arrived,
      status: 'final',
      ...about,
      effectiveDateTime: at(taken),
      ...issued,
    }
  yield {
    resourceType: 'DiagnosticReport',
    id: id('report'),
    ...arrived,
    status: 'final',
    category: [hl7('v2-0074', 'LAB', 'Laboratory'), hl7('v2-0074', section, sections[section])],
    code: concept(title, ...(code ? [snomedCoding(code, title)] : [])),
    ...about,
    effectiveDateTime: at(taken),
    ...issued,
    basedOn: requested,
    specimen: [reference('Specimen', id('specimen'))],
    performer: [{ display: 'Clinical Laboratory' }],
    result: values.map((_, place) => reference('Observation', id(`value-${place}`))),
  }
  if (bench.critical && !bench.call?.readBack)
    yield {
      resourceType: 'Task',
      id: id('to-tell'),
      ...from('rxr'),
      status: 'requested',
      intent: 'order',
      priority: 'urgent',
      code: concept(
        'Critical result to telephone',
        coding(`${ours}/CodeSystem/task-kind`, 'critical-call', 'Critical result to telephone'),
      ),
      description: 'Telephone a critical result',
      focus: reference('DiagnosticReport', id('report')),
      for: about.subject,
      authoredOn: at(bench.minutes - 30),
      requester: signedBy('scientist'),
    }
  if (bench.call) {
    const { who, grade, readBack } = bench.call
    yield {
      resourceType: 'Communication',
      id: id('call'),
      ...from('rxr'),
      ...(who
        ? { extension: [{ url: `${ours}/StructureDefinition/read-back`, valueBoolean: readBack === true }] }
        : {}),
      status: who ? 'completed' : 'not-done',
      ...(who ? {} : { statusReason: { text: 'Ward telephone not answered' } }),
      category: [
        concept(
          'Critical result telephoned',
          coding(`${ours}/CodeSystem/communication-kind`, 'critical-result', 'Critical result telephoned'),
        ),
      ],
      medium: [hl7('v3-ParticipationMode', 'PHONE', 'telephone')],
      ...about,
      about: [reference('DiagnosticReport', id('report'))],
      sent: at(Math.max(5, bench.minutes - 50)),
      ...(who
        ? {
            recipient: [
              {
                display: who,
                extension: [{ url: `${ours}/StructureDefinition/recipient-grade`, valueString: grade ?? '' }],
              },
            ],
          }
        : {}),
      sender: signedBy('scientist'),
      payload: [{ contentString: who ? bench.call.said : 'Ward telephone not answered' }],
    }
  }
}

const steps: Record<Bench['step'], readonly [Task['status'], string]> = {
  'not-collected': ['on-hold', 'Not collected'],
  collected: ['requested', 'Collected'],
  received: ['received', 'Received'],
  recollect: ['on-hold', 'Rejected, another sample asked for'],
  'in-progress': ['in-progress', 'In progress'],
  'to-authorise': ['in-progress', 'To authorise'],
  'to-authorise-clinically': ['in-progress', 'To authorise clinically'],
  reported: ['completed', 'Reported'],
}

function valueOf(
  loinc: string,
  value: number | string,
  { measures = [], title }: (typeof orderableTests)[number],
  gender: string | undefined,
): Observation {
  const shared = {
    resourceType: 'Observation' as const,
    status: 'preliminary' as const,
    category: [observationCategory('laboratory')],
    performer: [signedBy('scientist')],
  }
  if (typeof value === 'string') return { ...shared, code: { text: title }, valueString: value }
  const measure = measures.find((one) => one.loinc === loinc)
  const limits = limitsByLoinc[loinc]
  if (!measure || !limits) throw new Error(`${title} measures no ${loinc}`)
  const { unit, ucum, critical = [] } = limits
  const [low, high] = (gender === 'female' ? (limits.female ?? limits.usual) : limits.usual) ?? []
  const [upTo, onwards] = critical
  const mark: readonly [code: string, words: string] =
    onwards !== undefined && value >= onwards
      ? ['HH', 'Critically high']
      : upTo !== undefined && value <= upTo
        ? ['LL', 'Critically low']
        : high !== undefined && value > high
          ? ['H', 'High']
          : low !== undefined && value < low
            ? ['L', 'Low']
            : ['N', 'Normal']
  return {
    ...shared,
    code: concept(
      measure.name,
      ...(measure.snomed ? [snomedCoding(measure.snomed, measure.name)] : []),
      loincCoding(loinc, measure.name),
    ),
    valueQuantity: quantity(value, unit, ucum),
    ...interpreted(...mark),
    referenceRange: [
      {
        ...(low === undefined ? {} : { low: quantity(low, unit, ucum) }),
        ...(high === undefined ? {} : { high: quantity(high, unit, ucum) }),
      },
    ],
  }
}
