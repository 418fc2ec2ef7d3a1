import type {
  BundleEntry,
  CodeableConcept,
  Coding,
  FhirResource,
  Observation,
  Quantity,
  Reference,
} from 'fhir/r4'

import { parameters } from '#clinical/news2.ts'
import { acvpuCodes, observationCodes, subScoreCodes } from '#clinical/observation-codes.ts'
import { entrySystem } from '#clinical/recorded-by.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'

import type { ObservationDraft } from './draft.ts'
import { deviceOf, deviceSystem } from './oxygen.ts'

const parts = ['score', 'rr', 'spo2', 'air', 'bp', 'pulse', 'acvpu', 'temp', 'scale'] as const
type Part = (typeof parts)[number]

/** Made once per opened form: a second try finds what the first one wrote (hazard H10). */
export type SetIds = { set: string; url: Record<Part, string> }

export const newSetIds = (): SetIds => ({
  set: crypto.randomUUID(),
  url: {
    score: urn(),
    rr: urn(),
    spo2: urn(),
    air: urn(),
    bp: urn(),
    pulse: urn(),
    acvpu: urn(),
    temp: urn(),
    scale: urn(),
  },
})
const urn = () => `urn:uuid:${crypto.randomUUID()}`

export type Circumstances = {
  ids: SetIds
  patientId: string
  encounterId: string | undefined
  author: Reference
  /** The moment of sending, kept in `issued` beside when it was observed (hazard H14) */
  enteredAt: string
}

/** One set as the entries of one transaction: the readings, the score derived from them, a decision about the scale. */
export function fromDraft(draft: ObservationDraft, about: Circumstances): BundleEntry<FhirResource>[] {
  const readings = readingsOf(draft, about)
  const score = draft.score ? [scoreOf(draft, about, readings)] : []
  const decision = draft.scaleReason ? [decisionOf(draft, draft.scaleReason, about)] : []
  return [...score, ...readings, ...decision]
}

type Said = Pick<Observation, 'code'> & Partial<Observation>

function entry(part: Part, category: 'vital-signs' | 'survey', said: Said, at: string, about: Circumstances) {
  const { ids, patientId, encounterId, author, enteredAt } = about
  const value = `${ids.set}/${part}`
  const resource: Observation = {
    resourceType: 'Observation',
    identifier: [{ system: entrySystem, value }],
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
    fullUrl: ids.url[part],
    resource,
    request: { method: 'POST' as const, url: 'Observation', ifNoneExist },
  }
}

const categorySystem = 'http://terminology.hl7.org/CodeSystem/observation-category'
const categories = {
  'vital-signs': { coding: [{ system: categorySystem, code: 'vital-signs', display: 'Vital Signs' }] },
  survey: { coding: [{ system: categorySystem, code: 'survey', display: 'Survey' }] },
}

/** UK Core asks for SNOMED CT and LOINC on a vital sign: the first two codes of the table. */
const coded = (name: keyof typeof observationCodes): CodeableConcept => {
  const codes: readonly Coding[] = observationCodes[name]
  return concept(...codes.slice(0, 2))
}

const quantity = (value: number, unit: string, code: string): Quantity => ({
  value,
  unit,
  system: ucumSystem,
  code,
})

function readingsOf({ readings, oxygen, observedAt }: ObservationDraft, about: Circumstances) {
  const { rr, spo2, onOxygen, sbp, dbp, pulse, acvpu, temp } = readings
  const found: ReturnType<typeof entry>[] = []
  const vital = (part: Part, said: Said) => found.push(entry(part, 'vital-signs', said, observedAt, about))
  const survey = (part: Part, said: Said) => found.push(entry(part, 'survey', said, observedAt, about))
  if (rr !== undefined) vital('rr', { code: coded('rr'), valueQuantity: quantity(rr, 'per minute', '/min') })
  if (spo2 !== undefined) vital('spo2', { code: coded('spo2'), valueQuantity: quantity(spo2, '%', '%') })
  if (onOxygen === false) survey('air', { code: coded('air') })
  if (onOxygen === true) survey('air', { code: coded('oxygen'), ...givenBy(oxygen) })
  if (sbp !== undefined || dbp !== undefined) {
    const pressures = [
      { name: 'sbp' as const, value: sbp },
      { name: 'dbp' as const, value: dbp },
    ]
    const component = pressures.flatMap(({ name, value }) =>
      value === undefined ? [] : [{ code: coded(name), valueQuantity: quantity(value, 'mmHg', 'mm[Hg]') }],
    )
    vital('bp', { code: coded('bp'), component })
  }
  if (pulse !== undefined)
    vital('pulse', { code: coded('pulse'), valueQuantity: quantity(pulse, 'per minute', '/min') })
  if (acvpu !== undefined)
    survey('acvpu', { code: coded('acvpu'), valueCodeableConcept: concept(acvpuCodes[acvpu]) })
  if (temp !== undefined) vital('temp', { code: coded('temp'), valueQuantity: quantity(temp, '°C', 'Cel') })
  return found
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

/** The total with its parts; for an incomplete set no total, the reason instead, and the parts that were read. */
function scoreOf(draft: ObservationDraft, about: Circumstances, readings: ReturnType<typeof entry>[]) {
  const { score, scale, incompleteReason, observedAt } = draft
  const sub = score?.sub ?? {}
  const component = parameters.flatMap((parameter) => {
    const value = sub[parameter]
    if (value === undefined) return []
    // Only the scale used is written (domain facts §2.2).
    const code = subScoreCodes[parameter === 'spo2' ? (scale === 2 ? 'scale2' : 'scale1') : parameter]
    return [{ code: concept(code), valueQuantity: quantity(value, 'score', '{ScoreOf}') }]
  })
  return entry(
    'score',
    'survey',
    {
      code: coded('score'),
      ...(score?.status === 'scored'
        ? { valueQuantity: quantity(score.total, 'score', '{ScoreOf}') }
        : { dataAbsentReason: { coding: [notPerformed], text: incompleteReason ?? 'Not recorded' } }),
      ...(component.length > 0 ? { component } : {}),
      ...(readings.length > 0
        ? { derivedFrom: readings.map(({ fullUrl }) => ({ reference: fullUrl })) }
        : {}),
    },
    observedAt,
    about,
  )
}

const notPerformed = {
  system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  code: 'not-performed',
  display: 'Not Performed',
}

/** Who chose the scale, when and why: the target range is the decision (domain facts §2.1). */
function decisionOf({ scale, observedAt }: ObservationDraft, reason: string, about: Circumstances) {
  const [low, high] = scale === 2 ? [88, 92] : [94, 98]
  const said = {
    code: coded('targetSaturation'),
    valueRange: { low: quantity(low, '%', '%'), high: quantity(high, '%', '%') },
    note: [{ text: reason }],
  }
  return entry('scale', 'survey', said, observedAt, about)
}
