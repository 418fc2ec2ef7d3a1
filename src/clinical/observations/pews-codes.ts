import type { Coding } from 'fhir/r4'

import { snomed } from '#fhir/coding.ts'

import type { PewsParameter } from './pews.ts'

/** The parts of a PEWS score (NHS England clinical observations; domain facts §2.3). */
export const pewsSubScoreCodes: Record<PewsParameter, Coding> = {
  rr: snomed('1363271000000106', 'NPEWS - respiration rate score'),
  distress: snomed('1363301000000109', 'NPEWS - respiratory distress score'),
  spo2: snomed('1363311000000106', 'NPEWS - peripheral oxygen saturation score'),
  inspired: snomed('1363321000000100', 'NPEWS - inspired oxygen score'),
  pulse: snomed('1363331000000103', 'NPEWS - heart rate score'),
  sbp: snomed('1363291000000105', 'NPEWS - systolic blood pressure score'),
  crt: snomed('1363341000000107', 'NPEWS - capillary refill time score'),
}

/** Which of the four charts was used, as a component of the score. */
export const pewsChartUsed = snomed('1364091000000101', 'NPEWS - chart used')
