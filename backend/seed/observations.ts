import type { CodeableConcept, Coding, Observation, Quantity, Reference } from 'fhir/r4'

import { about, type Chart, file } from './chart.ts'
import { type Readings, type SubScores, subScores, totalOf } from './news2.ts'
import {
  coding,
  concept,
  hl7,
  instant,
  loincCoding,
  ours,
  quantity,
  snomed,
  snomedCoding,
  terminology,
} from './shapes.ts'

/** One set of observations as the screen writes it: the readings, and a score derived from them (domain facts §2.2). */
export type ObservationSet = {
  at: number
  /** Missing readings make an incomplete set: no score, but a reason */
  readings: Partial<Readings>
  scale: 1 | 2
  reasonIncomplete?: string
  /** What an older system once wrote instead of the right sub-scores */
  recorded?: Partial<SubScores>
  /** False where no NEWS2 applies: children, pregnancy, newborns */
  scored?: boolean
}

type Vital = { code: CodeableConcept; category: 'vital-signs' | 'survey'; value: Partial<Observation> }

export function chartSet(chart: Chart, set: ObservationSet) {
  const shared = {
    ...about(chart),
    effectiveDateTime: instant(set.at),
    performer: [chart.random.pick([chart.nurses[0] ?? { display: 'Ward staff' }, ...chart.nurses])],
  }
  const derivedFrom = vitals(set.readings).map(({ code, category, value }) =>
    file(chart, {
      resourceType: 'Observation',
      status: 'final',
      category: [observationCategory(category)],
      code,
      ...shared,
      ...value,
    }),
  )
  if (set.scored === false) return
  file(chart, {
    resourceType: 'Observation',
    status: 'final',
    category: [observationCategory('survey')],
    code: concept('RCP NEWS2 total score', snomedCoding('1104051000000101', 'RCP NEWS2 total score')),
    ...shared,
    ...outcome(set),
    derivedFrom,
  })
}

export const observationCategory = (code: 'vital-signs' | 'survey' | 'laboratory') =>
  hl7(
    'observation-category',
    code,
    { 'vital-signs': 'Vital Signs', survey: 'Survey', laboratory: 'Laboratory' }[code],
  )

const both = (text: string, sct: string, loinc: string, loincName = text): CodeableConcept =>
  concept(text, snomedCoding(sct, text), loincCoding(loinc, loincName))
const beats = (value: number): Quantity => quantity(value, '/min', '/min')
const pressure = (value: number): Quantity => quantity(value, 'mmHg', 'mm[Hg]')

export function vitals({ rr, spo2, oxygen, sbp, dbp, pulse, acvpu, temp }: Partial<Readings>): Vital[] {
  const found: Vital[] = []
  const vital = (code: CodeableConcept, value: Partial<Observation>) =>
    found.push({ code, category: 'vital-signs', value })
  if (rr !== undefined) vital(both('Respiratory rate', '86290005', '9279-1'), { valueQuantity: beats(rr) })
  if (spo2 !== undefined) {
    vital(
      both('Peripheral oxygen saturation', '431314004', '2708-6', 'Oxygen saturation in Arterial blood'),
      {
        valueQuantity: quantity(spo2, '%', '%'),
      },
    )
    found.push(breathing(oxygen))
  }
  if (sbp !== undefined && dbp !== undefined) {
    vital(both('Blood pressure', '75367002', '85354-9', 'Blood pressure panel with all children optional'), {
      component: [
        { code: both('Systolic blood pressure', '72313002', '8480-6'), valueQuantity: pressure(sbp) },
        {
          code: both('Diastolic blood pressure', '1091811000000102', '8462-4'),
          valueQuantity: pressure(dbp),
        },
      ],
    })
  }
  if (pulse !== undefined) vital(both('Heart rate', '364075005', '8867-4'), { valueQuantity: beats(pulse) })
  if (acvpu !== undefined) {
    found.push({
      code: snomed('1104441000000107', 'Alert Confusion Voice Pain Unresponsive scale score'),
      category: 'survey',
      value: { valueCodeableConcept: { coding: [consciousness[acvpu]] } },
    })
  }
  if (temp !== undefined) {
    vital(both('Core body temperature', '276885007', '8310-5', 'Body temperature'), {
      valueQuantity: quantity(temp, '°C', 'Cel'),
    })
  }
  return found
}

const consciousness: Record<Readings['acvpu'], Coding> = {
  A: snomedCoding('248234008', 'Mentally alert'),
  C: snomedCoding('130987000', 'Acute confusion'),
  V: snomedCoding('300202002', 'Responds to voice'),
  P: snomedCoding('450847001', 'Responds to pain'),
  U: snomedCoding('422768004', 'Unresponsive'),
}

/** As published (NHS England clinical observations): the code says air or oxygen, the value how much of it. */
const breathing = (oxygen: Readings['oxygen']): Vital => ({
  category: 'survey',
  code: oxygen ? snomed('371825009', 'Patient on oxygen') : snomed('722742002', 'Breathing room air'),
  value: oxygen
    ? {
        valueQuantity: quantity(oxygen.litres, 'L/min', 'L/min'),
        method: concept(oxygen.name, coding(`${ours}/CodeSystem/oxygen-device`, oxygen.device, oxygen.name)),
      }
    : {},
})

const scoreCodes = {
  rr: ['1104301000000104', 'Respiration rate score'],
  air: ['1104331000000105', 'Air or oxygen score'],
  sbp: ['1104341000000101', 'Systolic blood pressure score'],
  pulse: ['1104351000000103', 'Pulse score'],
  acvpu: ['1104361000000100', 'Consciousness score'],
  temp: ['1104371000000107', 'Temperature score'],
} as const
const saturationScore = {
  1: ['1104311000000102', 'Oxygen saturation scale 1 score'],
  2: ['1104321000000108', 'Oxygen saturation scale 2 score'],
} as const
export const score = (value: number): Quantity => quantity(value, 'score', '{ScoreOf}')

function outcome({ readings, scale, reasonIncomplete, recorded }: ObservationSet): Partial<Observation> {
  if (!isComplete(readings)) {
    const why = coding(`${terminology}/data-absent-reason`, 'not-performed', 'Not Performed')
    return { dataAbsentReason: concept(reasonIncomplete ?? 'Not recorded', why) }
  }
  const scores = { ...subScores(readings, scale), ...recorded }
  const codes = { ...scoreCodes, spo2: saturationScore[scale] }
  const rows = ['rr', 'spo2', 'air', 'sbp', 'pulse', 'acvpu', 'temp'] as const
  return {
    valueQuantity: score(totalOf(scores)),
    component: rows.map((row) => ({
      code: snomed(codes[row][0], codes[row][1]),
      valueQuantity: score(scores[row]),
    })),
  }
}

function isComplete(readings: Partial<Readings>): readings is Readings {
  const { rr, spo2, sbp, pulse, acvpu, temp } = readings
  return [rr, spo2, sbp, pulse, acvpu, temp].every((reading) => reading !== undefined)
}

/** A clinician's decision to aim at 88–92 %: what scale 2 rests on. */
export function decideScaleTwo(chart: Chart, at: number, performer: Reference, reason: string) {
  file(chart, {
    resourceType: 'Observation',
    status: 'final',
    category: [observationCategory('survey')],
    code: snomed('852641000000103', 'Target peripheral oxygen saturation'),
    ...about(chart),
    effectiveDateTime: instant(at),
    performer: [performer],
    valueRange: { low: quantity(88, '%', '%'), high: quantity(92, '%', '%') },
    note: [{ text: reason }],
  })
}
