import type { Coding } from 'fhir/r4'

import { loinc, snomed } from '#fhir/coding.ts'

import type { Acvpu, Parameter } from './news2.ts'
import type { Distress } from './pews.ts'

/** A code of our own, where no national one is known. */
export const lune = (list: string, code: string, display?: string): Coding => ({
  system: `https://lune.example/fhir/CodeSystem/${list}`,
  code,
  ...(display ? { display } : {}),
})

/**
 * Codes of a set of observations (domain facts §2.2): the first two are written (UK Core asks for SNOMED CT and LOINC),
 * all are read. Their words are with the form that writes them.
 */
export const observationCodes = {
  rr: [snomed('86290005'), loinc('9279-1')],
  spo2: [snomed('431314004'), loinc('2708-6'), snomed('103228002'), loinc('59408-5')],
  bp: [snomed('75367002'), loinc('85354-9'), loinc('55284-4')],
  sbp: [snomed('72313002'), loinc('8480-6'), snomed('271649006')],
  dbp: [snomed('1091811000000102'), loinc('8462-4'), snomed('271650006')],
  pulse: [snomed('364075005'), loinc('8867-4'), snomed('78564009'), snomed('444981005')],
  temp: [snomed('276885007'), loinc('8310-5'), snomed('386725007'), loinc('8331-1')],
  acvpu: [snomed('1104441000000107')],
  air: [snomed('722742002')],
  oxygen: [snomed('371825009')],
  /** "Breathing", with air or oxygen as its value, in older messages */
  breathing: [snomed('78064003')],
  score: [snomed('1104051000000101')],
  targetSaturation: [snomed('852641000000103')],
  /** How often to observe, where a clinician has decided otherwise than the chart */
  interval: [lune('observation', 'observation-interval')],
  distress: [snomed('1364081000000103')],
  crt: [snomed('15527001')],
  pewsScore: [snomed('1363261000000104')],
  /** How is your child different since I last saw them? */
  carer: [snomed('1364121000000100')],
  /** Somebody is worried, whatever the score is: staff, the patient, the family, the carer */
  concern: [lune('observation', 'concern'), snomed('1364131000000103')],
} as const satisfies Record<string, readonly Coding[]>

export const subScoreCodes = {
  rr: snomed('1104301000000104'),
  scale1: snomed('1104311000000102'),
  scale2: snomed('1104321000000108'),
  air: snomed('1104331000000105'),
  sbp: snomed('1104341000000101'),
  pulse: snomed('1104351000000103'),
  acvpu: snomed('1104361000000100'),
  temp: snomed('1104371000000107'),
} as const satisfies Record<Exclude<Parameter, 'spo2'> | 'scale1' | 'scale2', Coding>

export const distressCodes: Record<Distress, Coding> = {
  none: snomed('260413007'),
  mild: snomed('255604002'),
  moderate: snomed('6736007'),
  severe: snomed('24484000'),
}

export const acvpuCodes: Record<Acvpu, Coding> = {
  A: snomed('248234008'),
  C: snomed('130987000'),
  V: snomed('300202002'),
  P: snomed('450847001'),
  U: snomed('422768004'),
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

const token = ({ system, code }: Coding) => `${system}|${code}`

/** What a search for the makings of a chart asks for, whatever category the sender gave. */
export const chartCodes = [
  ...new Set(
    Object.entries(observationCodes)
      .filter(([name]) => name !== 'targetSaturation' && name !== 'interval')
      .flatMap(([, codes]) => codes.map(token)),
  ),
].join(',')

/** Scores of any chart, and the decision how often to observe. */
export const scoreCodes = [observationCodes.score[0], observationCodes.pewsScore[0]].map(token).join(',')
export const intervalCode = token(observationCodes.interval[0])
