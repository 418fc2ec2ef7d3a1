import type { Coding } from 'fhir/r4'

import { loinc, snomed } from '#fhir/coding.ts'

import type { Acvpu, Parameter } from './news2.ts'
import type { Distress, PewsParameter } from './pews.ts'

const ours = 'https://lune.example/fhir/CodeSystem'
export const lune = (list: string, code: string, display?: string): Coding => ({
  system: `${ours}/${list}`,
  code,
  ...(display ? { display } : {}),
})

/** Codes of a NEWS2 set (domain facts §2.2): the first two are written (UK Core asks for SNOMED CT and LOINC), all are read. */
export const observationCodes = {
  rr: [snomed('86290005', 'Respiratory rate'), loinc('9279-1', 'Respiratory rate')],
  spo2: [
    snomed('431314004', 'Peripheral oxygen saturation'),
    loinc('2708-6', 'Oxygen saturation in Arterial blood'),
    snomed('103228002'),
    loinc('59408-5'),
  ],
  bp: [
    snomed('75367002', 'Blood pressure'),
    loinc('85354-9', 'Blood pressure panel with all children optional'),
    loinc('55284-4'),
  ],
  sbp: [
    snomed('72313002', 'Systolic arterial pressure'),
    loinc('8480-6', 'Systolic blood pressure'),
    snomed('271649006'),
  ],
  dbp: [
    snomed('1091811000000102', 'Diastolic arterial pressure'),
    loinc('8462-4', 'Diastolic blood pressure'),
    snomed('271650006'),
  ],
  pulse: [
    snomed('364075005', 'Heart rate'),
    loinc('8867-4', 'Heart rate'),
    snomed('78564009'),
    snomed('444981005'),
  ],
  temp: [
    snomed('276885007', 'Core body temperature'),
    loinc('8310-5', 'Body temperature'),
    snomed('386725007'),
    loinc('8331-1'),
  ],
  acvpu: [snomed('1104441000000107', 'ACVPU (Alert Confusion Voice Pain Unresponsive) scale score')],
  air: [snomed('722742002', 'Breathing room air')],
  oxygen: [snomed('371825009', 'Patient on oxygen')],
  /** "Breathing", with air or oxygen as its value, in older messages */
  breathing: [snomed('78064003')],
  score: [
    snomed(
      '1104051000000101',
      'Royal College of Physicians NEWS2 (National Early Warning Score 2) total score',
    ),
  ],
  targetSaturation: [snomed('852641000000103', 'Target peripheral oxygen saturation')],
  /** How often to observe, where a clinician has decided otherwise than the chart; no national code is known */
  interval: [lune('observation', 'observation-interval', 'Interval between observations')],
  distress: [snomed('1364081000000103', 'NPEWS - level of respiratory distress')],
  crt: [snomed('15527001', 'Capillary refill')],
  pewsScore: [snomed('1363261000000104', 'NPEWS (National Paediatric Early Warning Score) - total score')],
  carer: [snomed('1364121000000100', 'NPEWS - how is your child different since I last saw them?')],
  /** Somebody is worried, whatever the score is: staff, the patient, the family, the carer */
  concern: [
    lune('observation', 'concern', 'Concern of staff, patient or family'),
    snomed('1364131000000103', 'NPEWS - nursing concern, clinical intuition'),
  ],
} as const satisfies Record<string, readonly Coding[]>

export const subScoreCodes = {
  rr: snomed('1104301000000104', 'Respiration rate score'),
  scale1: snomed('1104311000000102', 'Oxygen saturation scale 1 score'),
  scale2: snomed('1104321000000108', 'Oxygen saturation scale 2 score'),
  air: snomed('1104331000000105', 'Air or oxygen score'),
  sbp: snomed('1104341000000101', 'Systolic blood pressure score'),
  pulse: snomed('1104351000000103', 'Pulse score'),
  acvpu: snomed('1104361000000100', 'Consciousness score'),
  temp: snomed('1104371000000107', 'Temperature score'),
} as const satisfies Record<Exclude<Parameter, 'spo2'> | 'scale1' | 'scale2', Coding>

export const pewsSubScoreCodes: Record<PewsParameter, Coding> = {
  rr: snomed('1363271000000106', 'NPEWS - respiration rate score'),
  distress: snomed('1363301000000109', 'NPEWS - respiratory distress score'),
  spo2: snomed('1363311000000106', 'NPEWS - peripheral oxygen saturation score'),
  inspired: snomed('1363321000000100', 'NPEWS - inspired oxygen score'),
  pulse: snomed('1363331000000103', 'NPEWS - heart rate score'),
  sbp: snomed('1363291000000105', 'NPEWS - systolic blood pressure score'),
  crt: snomed('1363341000000107', 'NPEWS - capillary refill time score'),
}

/** Which of the four charts was used, as a component of the score */
export const pewsChartUsed = snomed('1364091000000101', 'NPEWS - chart used')

export const distressCodes: Record<Distress, Coding> = {
  none: snomed('260413007', 'None'),
  mild: snomed('255604002', 'Mild'),
  moderate: snomed('6736007', 'Moderate'),
  severe: snomed('24484000', 'Severe'),
}

export const acvpuCodes: Record<Acvpu, Coding> = {
  A: snomed('248234008', 'Mentally alert'),
  C: snomed('130987000', 'Acute confusion'),
  V: snomed('300202002', 'Responds to voice'),
  P: snomed('450847001', 'Responds to pain'),
  U: snomed('422768004', 'Unresponsive'),
}

/** Units we score; anything else is shown as sent and not scored (hazard H7: never converted, never guessed). */
export const scoredUnits = {
  rr: ['/min', '{Breaths}/min', '{breaths}/min'],
  spo2: ['%'],
  sbp: ['mm[Hg]'],
  dbp: ['mm[Hg]'],
  pulse: ['/min', '{beats}/min', '{Beats}/min'],
  temp: ['Cel'],
  crt: ['s'],
} as const

/** What a search for the makings of a chart asks for, whatever category the sender gave. */
export const chartCodes = [
  ...new Set(
    Object.entries(observationCodes)
      .filter(([name]) => name !== 'targetSaturation' && name !== 'interval')
      .flatMap(([, codes]) => codes.map(({ system, code }) => `${system}|${code}`)),
  ),
].join(',')

const token = ({ system, code }: Coding) => `${system}|${code}`

/** Scores of any chart, and the decision how often to observe. */
export const scoreCodes = [observationCodes.score[0], observationCodes.pewsScore[0]].map(token).join(',')
export const intervalCode = token(observationCodes.interval[0])
