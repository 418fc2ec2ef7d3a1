import type { Coding, Observation } from 'fhir/r4'

import { about, type Chart, file } from './chart.ts'
import { observationCategory } from './observations.ts'
import { type Random, randomFrom } from './random.ts'
import {
  coding,
  concept,
  hour,
  instant,
  loincCoding,
  minute,
  ours,
  quantity,
  snomedCoding,
} from './shapes.ts'
import type { Stay } from './story.ts'

/** What goes in and out of a patient on a fluid chart: by the hour, with what nobody measured and what was put right. */

const kind = (text: string, ...codings: Coding[]) => concept(text, ...codings)
const fluidSystem = `${ours}/CodeSystem/fluid`
const kinds = {
  oral: kind(
    'Oral fluid intake',
    snomedCoding('251853006', 'Oral fluid intake'),
    loincCoding('9000-1', 'Fluid intake oral'),
  ),
  drip: kind(
    'Intravenous fluid intake',
    coding(fluidSystem, 'intake-intravenous', 'Intravenous fluid intake'),
  ),
  urine: kind(
    'Urine output',
    snomedCoding('364202003', 'Urine output'),
    loincCoding('9187-6', 'Urine output'),
  ),
  vomit: kind('Vomit output', coding(fluidSystem, 'output-vomit', 'Vomit output')),
  drain: kind('Drain fluid output', snomedCoding('251843005', 'Drain fluid output')),
}

type Charted = { chart: Chart; random: Random; from: number }

function chartFluid(
  { chart }: Pick<Charted, 'chart'>,
  what: keyof typeof kinds,
  at: number,
  said: Partial<Observation>,
) {
  if (at > chart.now) return undefined
  return file(chart, {
    resourceType: 'Observation',
    status: 'final',
    category: [observationCategory('survey')],
    code: kinds[what],
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(at + 2 * minute),
    performer: [chart.nurses[0] ?? { display: 'Ward staff' }],
    ...said,
  })
}

const millilitres = (value: number): Partial<Observation> => ({ valueQuantity: quantity(value, 'mL', 'mL') })
const wetPad: Partial<Observation> = {
  dataAbsentReason: concept(
    'Wet pad',
    coding(`${ours}/CodeSystem/fluid-not-measured`, 'wet-pad', 'Wet pad'),
    coding('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'not-performed', 'Not Performed'),
  ),
}

/** A chance of its own, so that what comes after in the region does not change by what is charted here. */
const chanceOf = ({ id }: Chart) => randomFrom(Number.parseInt(id.slice(0, 8), 16))

/** So many days of a chart: drinks by day, a drip through the night, urine every few hours, now and then a wet pad. */
export function fluidsOf(chart: Chart, days: number, reason = 'Acute kidney injury: strict balance') {
  const charted = { chart, random: chanceOf(chart), from: chart.now - days * 24 * hour }
  decide(charted, reason)
  for (let hours = days * 24; hours > 0; hours--) oneHour(charted, hours)
  mistyped(charted)
}

function decide({ chart, from }: Charted, reason: string) {
  file(chart, {
    resourceType: 'Observation',
    status: 'final',
    category: [observationCategory('survey')],
    code: concept('Fluid chart', coding(`${ours}/CodeSystem/observation`, 'fluid-chart', 'Fluid chart')),
    ...about(chart),
    effectiveDateTime: instant(from - 10 * minute),
    performer: [{ display: 'Dr Amina Hargreaves' }],
    valueBoolean: true,
    note: [{ text: reason }],
  })
}

function oneHour({ chart, random }: Charted, back: number) {
  const at = chart.now - back * hour + random.whole(0, 50) * minute
  const clock = new Date(at).getUTCHours()
  const day = clock >= 7 && clock <= 21
  if (day && clock % 2 === 1) chartFluid({ chart }, 'oral', at, millilitres(random.whole(5, 10) * 20))
  if (!day || clock === 7) chartFluid({ chart }, 'drip', at, millilitres(83))
  if (clock % 3 === 0) {
    // In the night the pad is changed, and nobody weighs it.
    const unmeasured = clock === 3 && random.chance(0.6)
    chartFluid({ chart }, 'urine', at, unmeasured ? wetPad : millilitres(random.whole(8, 32) * 10))
  }
  if (clock === 14) chartFluid({ chart }, 'drain', at, millilitres(random.whole(2, 9) * 10))
  if (clock === 10 && random.chance(0.3))
    chartFluid({ chart }, 'vomit', at, { ...millilitres(120), note: [{ text: 'After breakfast, bile' }] })
}

/** A nought too many, and what took its place. */
function mistyped({ chart }: Charted) {
  const at = chart.now - 5 * hour
  const right = chartFluid({ chart }, 'oral', at, millilitres(150))
  if (!right) return
  const author = chart.nurses[0]?.display ?? 'Ward staff'
  chartFluid({ chart }, 'oral', at, {
    ...millilitres(1500),
    status: 'entered-in-error',
    note: [
      {
        authorReference: { display: author },
        time: instant(at + 15 * minute),
        text: 'Amended: Typed 1500 for 150',
      },
    ],
    extension: [{ url: `${ours}/StructureDefinition/replaced-by`, valueReference: right }],
  })
}

const reasons = [
  'Acute kidney injury: strict balance',
  'Heart failure on intravenous furosemide',
  'Sepsis: hourly urine for the first day',
  'Poor oral intake, drip running',
  'High output from the stoma',
] as const

/** One in eight on the adult wards is charted, by the bed and not by chance. */
export function fluidChartOn(chart: Chart, { bed }: Stay, hoursIn: number) {
  const sum = bed.id.split('').reduce((all, letter) => Math.imul(all ^ letter.charCodeAt(0), 16_777_619), 3)
  const isAdult = bed.ward.kind === 'adult' || bed.ward.kind === 'older'
  if (!isAdult || (sum >>> 0) % 8 !== 0 || hoursIn < 12) return
  fluidsOf(chart, hoursIn < 36 ? 0.5 : 1.5, reasons[(sum >>> 5) % reasons.length])
}
