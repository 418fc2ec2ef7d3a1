import type { DiagnosticReport, Observation, Reference } from 'fhir/r4'

import { people } from '../identity/people.ts'
import { about, type Chart, file, from } from './chart.ts'
import { observationCategory } from './observations.ts'
import {
  coding,
  concept,
  hl7,
  hour,
  instant,
  loincCoding,
  quantity,
  snomed,
  snomedCoding,
  terminology,
} from './shapes.ts'

/** What a laboratory sends, and who asked for it. */

const sds = 'https://fhir.nhs.uk/Id/sds-user-id'
export const signedBy = (user: string): Reference => {
  const person = people.find((one) => one.user === user)
  return {
    identifier: { system: sds, value: person?.userId ?? '' },
    display: `${person?.title} ${person?.given} ${person?.family}`,
  }
}

/** Asked for by the doctor of the demonstration, so that it is theirs to answer for. */
export const asked = (chart: Chart, what: string, at: number): Reference =>
  file(chart, {
    resourceType: 'ServiceRequest',
    ...from('rxr'),
    status: 'completed',
    intent: 'order',
    category: [snomed('108252007', 'Laboratory procedure')],
    code: { text: what },
    ...about(chart),
    authoredOn: instant(at),
    requester: signedBy('doctor'),
  })

type Rest = Partial<DiagnosticReport> & { name: string; at: number; category?: DiagnosticReport['category'] }

/** It came when it was issued. */
export const arrived = (at: number) => ({ meta: { ...from('rxr').meta, lastUpdated: instant(at) } })

export function reportShape(chart: Chart, { name, at, ...rest }: Rest): DiagnosticReport {
  const issued = Math.min(at + hour, chart.now)
  return {
    resourceType: 'DiagnosticReport',
    ...arrived(issued),
    status: 'final',
    category: [hl7('v2-0074', 'LAB', 'Laboratory')],
    code: { text: name },
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(issued),
    performer: [{ display: 'Clinical Laboratory' }],
    ...rest,
  }
}

export const interpreted = (code: string, display: string) => ({
  interpretation: [{ coding: [coding(`${terminology}/v3-ObservationInterpretation`, code, display)] }],
})

type Value = {
  at: number
  value: number
  mark?: readonly [string, string]
  method?: string
  status?: 'amended'
}

export function potassium(chart: Chart, { at, value, mark, status }: Value): Observation {
  return {
    resourceType: 'Observation',
    ...arrived(at + hour),
    status: status ?? 'final',
    category: [observationCategory('laboratory')],
    code: concept(
      'Potassium',
      snomedCoding('1000651000000109', 'Potassium'),
      loincCoding('2823-3', 'Potassium'),
    ),
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(at + hour),
    valueQuantity: quantity(value, 'mmol/L', 'mmol/L'),
    ...(mark ? interpreted(...mark) : {}),
    referenceRange: [
      { low: quantity(3.5, 'mmol/L', 'mmol/L'), high: quantity(5.3, 'mmol/L', 'mmol/L'), text: '3.5–5.3' },
    ],
  }
}

/** Two assays, a year apart: values that must not be drawn as one line. */
export function troponin(chart: Chart, { at, value, method }: Value): Reference {
  return file(chart, {
    resourceType: 'Observation',
    ...arrived(at + hour),
    status: 'final',
    category: [observationCategory('laboratory')],
    code: concept('Troponin (high sensitivity)', loincCoding('67151-1', 'Troponin T, high sensitivity')),
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(at + hour),
    valueQuantity: quantity(value, 'ng/L', 'ng/L'),
    ...(method ? { method: { text: method } } : {}),
    ...(value > 14 ? interpreted('H', 'High') : {}),
    referenceRange: [{ high: quantity(14, 'ng/L', 'ng/L'), text: '<14' }],
  })
}
