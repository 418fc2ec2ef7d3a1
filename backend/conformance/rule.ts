import type { FhirResource, Observation, Patient } from 'fhir/r4'

import { type Ask, isBundle, type Reply } from './client.ts'

/** A thing Lune relies on: its name, and a check that throws with what was seen instead. */
export type Rule = { name: string; check: (ward: Ward) => Promise<void> }

/** What the rules share: a way to ask, names nobody else uses, and the resources made on the way. */
export type Ward = {
  ask: Ask
  /** Unique to this run, letters only, so that it can be part of a family name */
  mark: string
  system: string
  made: string[]
  patient: string
  other: string
  encounter: string
  etag: string
}

export class Broken extends Error {}

export function expectThat(holds: boolean, seen: string): asserts holds {
  if (!holds) throw new Broken(seen)
}
export const status = (reply: Reply, ...wanted: number[]) =>
  expectThat(
    wanted.includes(reply.status),
    `status ${reply.status}, not ${wanted.join(' or ')}${issue(reply)}`,
  )
function issue({ body }: Reply): string {
  if (body?.resourceType !== 'OperationOutcome') return ''
  const [first] = body.issue ?? []
  return `: ${first?.details?.text ?? first?.diagnostics ?? first?.code ?? ''}`
}

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
export const patientNamed = ({ mark, system }: Ward, given: string, value: string): Patient => ({
  resourceType: 'Patient',
  identifier: [{ system, value }],
  name: [{ family: `Conformance${mark}`, given: [given] }],
  gender: 'female',
  birthDate: '1950-03-14',
})
export const pulse = (ward: Ward, value: number, at: string): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  identifier: [{ system: ward.system, value: `pulse-${value}` }],
  category: [
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }],
    },
  ],
  code: loinc('8867-4'),
  subject: { reference: `Patient/${ward.patient}` },
  effectiveDateTime: at,
  valueQuantity: { value, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
})

export async function create(ward: Ward, resource: FhirResource): Promise<string> {
  const reply = await ward.ask('POST', resource.resourceType, { body: resource })
  status(reply, 201)
  const id = reply.body?.id ?? idIn(reply.location)
  expectThat(id !== '', 'no id in the answer')
  ward.made.push(`${resource.resourceType}/${id}`)
  return id
}
export const idIn = (location: string) => /\/([^/]+)(\/_history\/[^/]*)?$/.exec(location)?.[1] ?? ''

export async function find(ward: Ward, search: string): Promise<Reply> {
  const reply = await ward.ask('GET', search)
  status(reply, 200)
  expectThat(isBundle(reply.body), 'the answer is not a Bundle')
  return reply
}
