import type { BundleEntry, Coding, FhirResource, Observation, Quantity, Reference } from 'fhir/r4'

import { pewsBandWords } from '#clinical/observations/chart-words.ts'
import { concernWords } from '#clinical/observations/concern.ts'
import { parameters } from '#clinical/observations/news2.ts'
import {
  acvpuCodes,
  distressCodes,
  lune,
  observationCodes,
  subScoreCodes,
} from '#clinical/observations/observation-codes.ts'
import { pewsChartUsed, pewsSubScoreCodes } from '#clinical/observations/pews-codes.ts'
import { carerAnswers, pewsEscalation, pewsLevelWords } from '#clinical/observations/pews-response.ts'
import { pewsParameters } from '#clinical/observations/pews.ts'
import { type ChainUrls, newChainUrls } from '#clinical/escalation/chain.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'

import type { ObservationDraft } from './draft.ts'
import { deviceOf, deviceSystem } from './oxygen.ts'
import { pressureNotReadWords } from './pressure-not-read.ts'
import { coded, worded } from './written-codes.ts'

const parts = [
  'score',
  'rr',
  'distress',
  'spo2',
  'air',
  'bp',
  'pulse',
  'crt',
  'acvpu',
  'temp',
  'carer',
  'concern',
  'scale',
] as const
type Part = (typeof parts)[number]

/** Made once per opened form: a second try finds what the first one wrote (hazard H10). */
export type SetIds = { set: string; url: Map<Part, string>; chain: ChainUrls }

export const newSetIds = (): SetIds => ({
  set: crypto.randomUUID(),
  url: new Map(parts.map((part) => [part, `urn:uuid:${crypto.randomUUID()}`])),
  chain: newChainUrls(),
})

export type Circumstances = {
  ids: SetIds
  patientId: string
  encounterId: string | undefined
  author: Reference
  /** Whose observation it is (domain facts §7.3) */
  organisation: Reference
  /** The moment of sending, kept in `issued` beside when it was observed (hazard H14) */
  enteredAt: string
}

type Entry = BundleEntry<FhirResource> & { fullUrl: string }

/** One set as the entries of one transaction: the score, the readings it is derived from, and what was said beside them. */
export function fromDraft(draft: ObservationDraft, about: Circumstances): Entry[] {
  const write = writer(draft.observedAt, about)
  const readings = readingsOf(draft, write)
  return [...scoreOf(draft, write, readings), ...readings, ...saidBeside(draft, write)]
}

type Said = Pick<Observation, 'code'> & Partial<Observation>
type Write = (part: Part, category: keyof typeof categories, said: Said) => Entry

const writer =
  (at: string, { ids, patientId, encounterId, author, organisation, enteredAt }: Circumstances): Write =>
  (part, category, said) => {
    const value = `${ids.set}/${part}`
    const resource: Observation = {
      resourceType: 'Observation',
      identifier: [{ system: entrySystem, value, assigner: organisation }],
      status: 'final',
      category: [categories[category]],
      subject: { reference: `Patient/${patientId}` },
      ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
      effectiveDateTime: at,
      issued: enteredAt,
      performer: [author],
      ...said,
    }
    const ifNoneExist = `identifier=${encodeURIComponent(`${entrySystem}|${value}`)}`
    return {
      fullUrl: ids.url.get(part) ?? '',
      resource,
      request: { method: 'POST', url: 'Observation', ifNoneExist },
    }
  }

const categorySystem = 'http://terminology.hl7.org/CodeSystem/observation-category'
const categories = {
  'vital-signs': { coding: [{ system: categorySystem, code: 'vital-signs', display: 'Vital Signs' }] },
  survey: { coding: [{ system: categorySystem, code: 'survey', display: 'Survey' }] },
}

const quantity = (value: number, unit: string, code: string): Quantity => ({
  value,
  unit,
  system: ucumSystem,
  code,
})

function readingsOf({ readings, oxygen }: ObservationDraft, write: Write): Entry[] {
  const { rr, distress, spo2, onOxygen, pulse, crt, acvpu, temp } = readings
  const vital = (part: Part, said: Said) => write(part, 'vital-signs', said)
  const survey = (part: Part, said: Said) => write(part, 'survey', said)
  return [
    rr !== undefined && vital('rr', { code: coded('rr'), valueQuantity: quantity(rr, 'per minute', '/min') }),
    distress !== undefined &&
      survey('distress', {
        code: coded('distress'),
        valueCodeableConcept: worded(distressCodes[distress]),
      }),
    spo2 !== undefined && vital('spo2', { code: coded('spo2'), valueQuantity: quantity(spo2, '%', '%') }),
    onOxygen === false && survey('air', { code: coded('air') }),
    onOxygen === true && survey('air', { code: coded('oxygen'), ...givenBy(oxygen) }),
    pressureOf(readings, vital),
    pulse !== undefined &&
      vital('pulse', { code: coded('pulse'), valueQuantity: quantity(pulse, 'per minute', '/min') }),
    crt !== undefined && survey('crt', { code: coded('crt'), valueQuantity: quantity(crt, 'seconds', 's') }),
    acvpu !== undefined &&
      survey('acvpu', { code: coded('acvpu'), valueCodeableConcept: worded(acvpuCodes[acvpu]) }),
    temp !== undefined && vital('temp', { code: coded('temp'), valueQuantity: quantity(temp, '°C', 'Cel') }),
  ].filter((entry) => entry !== false)
}

function pressureOf(
  { sbp, dbp, pressureNotRead }: ObservationDraft['readings'],
  vital: (part: Part, said: Said) => Entry,
): Entry | false {
  const pressures = [
    { name: 'sbp' as const, value: sbp },
    { name: 'dbp' as const, value: dbp },
  ]
  const component = pressures.flatMap(({ name, value }) =>
    value === undefined ? [] : [{ code: coded(name), valueQuantity: quantity(value, 'mmHg', 'mm[Hg]') }],
  )
  if (component.length > 0) return vital('bp', { code: coded('bp'), component })
  if (!pressureNotRead) return false
  const why = lune('pressure-not-read', pressureNotRead, pressureNotReadWords[pressureNotRead])
  return vital('bp', { code: coded('bp'), dataAbsentReason: concept(why) })
}

function givenBy(oxygen: ObservationDraft['oxygen']): Partial<Observation> {
  if (!oxygen) return {}
  const { device, litres, percent } = oxygen
  const words = deviceOf(device)?.words ?? device
  return {
    method: { coding: [{ system: deviceSystem, code: device, display: words }], text: words },
    ...(litres === undefined ? {} : { valueQuantity: quantity(litres, 'L/min', 'L/min') }),
    ...(percent === undefined ? {} : { valueQuantity: quantity(percent, '%', '%') }),
  }
}

type Component = NonNullable<Observation['component']>[number]

/** The total with its parts; for an incomplete set no total, the reason instead, and the parts that were read. */
function scoreOf(draft: ObservationDraft, write: Write, readings: readonly Entry[]): Entry[] {
  const { score, pews, incompleteReason } = draft
  const found = score ?? pews
  if (!found) return []
  const component = score ? news2Components(draft) : pewsComponents(draft)
  return [
    write('score', 'survey', {
      code: coded(score ? 'score' : 'pewsScore'),
      ...(found.status === 'scored'
        ? { valueQuantity: quantity(found.total, 'score', '{ScoreOf}') }
        : { dataAbsentReason: { coding: [notPerformed], text: incompleteReason ?? 'Not recorded' } }),
      ...levelOf(draft),
      ...(component.length > 0 ? { component } : {}),
      ...(readings.length > 0
        ? { derivedFrom: readings.map(({ fullUrl }) => ({ reference: fullUrl })) }
        : {}),
    }),
  ]
}

/** The level asked for, which a trigger may raise above what the total alone would: kept with the score for every reader. */
function levelOf({ pews, readings, concern }: ObservationDraft): Partial<Observation> {
  if (!pews) return {}
  const total = pews.status === 'scored' ? pews.total : undefined
  const found = pewsEscalation({ total, acvpu: readings.acvpu, triggers: concern?.codes })
  if (!found) return {}
  const coding = lune('pews-level', found.level, pewsLevelWords[found.level])
  return {
    interpretation: [{ coding: [coding], text: `${pewsLevelWords[found.level]}, by ${found.because}` }],
  }
}

const subScore = (code: Coding, value: number): Component => ({
  code: worded(code),
  valueQuantity: quantity(value, 'score', '{ScoreOf}'),
})

function news2Components({ score, scale }: ObservationDraft): Component[] {
  return parameters.flatMap((parameter) => {
    const value = score?.sub[parameter]
    // Only the scale used is written (domain facts §2.2).
    const code = subScoreCodes[parameter === 'spo2' ? (scale === 2 ? 'scale2' : 'scale1') : parameter]
    return value === undefined ? [] : [subScore(code, value)]
  })
}

function pewsComponents({ pews, chart }: ObservationDraft): Component[] {
  const scores = pewsParameters.flatMap((parameter) => {
    const value = pews?.sub[parameter]
    return value === undefined ? [] : [subScore(pewsSubScoreCodes[parameter], value)]
  })
  if (!chart.band) return scores
  return [...scores, { code: concept(pewsChartUsed), valueString: pewsBandWords[chart.band] }]
}

const notPerformed = {
  system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  code: 'not-performed',
  display: 'Not Performed',
}

/** What no score is made of: the carer's answer, a concern, a decision about the scale. */
function saidBeside({ carer, concern, chart, scale, scaleReason }: ObservationDraft, write: Write): Entry[] {
  const answer = carerAnswers.find(({ code }) => code === carer)
  return [
    answer !== undefined &&
      write('carer', 'survey', {
        code: coded('carer'),
        valueCodeableConcept: concept(lune('carer-answer', answer.code, answer.words)),
      }),
    concern !== undefined &&
      write('concern', 'survey', {
        code: chart.chart === 'PEWS' ? coded('concern') : worded(observationCodes.concern[0]),
        ...(concern.codes.length > 0 ? { component: concern.codes.map(ticked) } : {}),
        ...(concern.words ? { note: [{ text: concern.words }] } : {}),
      }),
    scaleReason !== undefined && write('scale', 'survey', scaleDecision(scale, scaleReason)),
  ].filter((entry) => entry !== false)
}

const ticked = (code: string): Component => ({
  code: concept(lune('concern', code, concernWords(code))),
  valueBoolean: true,
})

/** Who chose the scale, when and why: the target range is the decision (domain facts §2.1). */
function scaleDecision(scale: 1 | 2, reason: string): Said {
  const [low, high] = scale === 2 ? [88, 92] : [94, 98]
  return {
    code: coded('targetSaturation'),
    valueRange: { low: quantity(low, '%', '%'), high: quantity(high, '%', '%') },
    note: [{ text: reason }],
  }
}
