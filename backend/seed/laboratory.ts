import type { CodeableConcept, DiagnosticReport, Observation, Reference } from 'fhir/r4'

import { about, type Chart, file, from } from './chart.ts'
import { observationCategory } from './observations.ts'
import { type Panel, panels, type Range, type Test } from './panels.ts'
import type { Random } from './random.ts'
import { coding, concept, hl7, instant, loincCoding, quantity, snomedCoding, terminology } from './shapes.ts'

/** Laboratory reports as they arrive: the ranges travel with the results (domain facts §6.1.3). */

export type Report = {
  panel: keyof typeof panels
  at: number
  ill: boolean
  source: string
  status?: DiagnosticReport['status']
  conclusion?: string
  basedOn?: Reference[]
  /** Values that matter to a story, by the test's name */
  values?: Record<string, number>
}

/** Files a report and its results; says how to refer to it. */
export function report(
  chart: Chart,
  { panel, at, ill, source, status = 'final', conclusion, basedOn, values }: Report,
): Reference {
  const { name, snomed, tests }: Panel = panels[panel]
  const times = { effectiveDateTime: instant(at), issued: instant(Math.min(at + 5_400_000, chart.now)) }
  // Came when it was issued: what is old is not new because the region was made today.
  const arrived = { meta: { ...from(source).meta, lastUpdated: times.issued } }
  const performer = [{ display: 'Clinical Laboratory' }]
  const result = tests.map((test) => {
    const female = chart.patient.gender === 'female'
    const range = female ? (test.female ?? test.range) : test.range
    const value = values?.[test.name] ?? measured(chart.random, test, range, ill)
    return file(chart, {
      resourceType: 'Observation',
      ...arrived,
      status: status === 'amended' ? 'amended' : 'final',
      category: [observationCategory('laboratory')],
      code: codeOf(test),
      ...about(chart),
      ...times,
      performer,
      valueQuantity: quantity(value, test.unit, test.ucum),
      ...interpreted(value, range),
      referenceRange: [printed(test, range)],
    })
  })
  return file(chart, {
    resourceType: 'DiagnosticReport',
    ...arrived,
    status,
    category: [hl7('v2-0074', 'LAB', 'Laboratory')],
    code: concept(
      name,
      snomedCoding('721981007', 'Diagnostic studies report'),
      ...(snomed ? [snomedCoding(snomed, name)] : []),
    ),
    ...about(chart),
    ...times,
    performer,
    result,
    ...(conclusion ? { conclusion } : {}),
    ...(basedOn ? { basedOn } : {}),
  })
}

const codeOf = ({ name, snomed, loinc }: Test): CodeableConcept =>
  concept(name, ...(snomed ? [snomedCoding(snomed, name)] : []), loincCoding(loinc, name))

/** A well person's result lies in its range; an ill one's mostly does not. */
function measured(random: Random, test: Test, [low, high]: Range, ill: boolean): number {
  const [from, to] =
    ill && random.chance(0.7) ? test.ill : [low ?? (high ?? 0) / 3, high ?? (low ?? 1) * 1.15]
  return Number((from + random.next() * (to - from)).toFixed(test.places))
}

function interpreted(value: number, [low, high]: Range): Pick<Observation, 'interpretation'> {
  const flag = (code: string, display: string) => ({
    interpretation: [{ coding: [coding(`${terminology}/v3-ObservationInterpretation`, code, display)] }],
  })
  if (low !== undefined && value < low) return flag('L', 'Low')
  if (high !== undefined && value > high) return flag('H', 'High')
  return {}
}

const printed = ({ unit, ucum }: Test, [low, high]: Range) => ({
  ...(low === undefined ? {} : { low: quantity(low, unit, ucum) }),
  ...(high === undefined ? {} : { high: quantity(high, unit, ucum) }),
  text: low === undefined ? `<${high}` : high === undefined ? `>${low}` : `${low}–${high}`,
})
