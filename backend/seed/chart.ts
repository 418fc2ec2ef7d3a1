import type { Encounter, FhirResource, Patient, Reference } from 'fhir/r4'

import type { Random } from './random.ts'
import { entryIdOf, reference } from './shapes.ts'

/** One patient's record while it is being written. */
export type Chart = {
  id: string
  patient: Patient
  subject: Reference
  /** The stay under way, if there is one */
  encounter?: Reference
  /** Who signs what is charted on the ward */
  nurses: Reference[]
  random: Random
  now: number
  resources: FhirResource[]
}

export function openChart(patient: Patient, random: Random, now: number): Chart {
  const id = patient.id ?? ''
  return { id, patient, subject: reference('Patient', id), nurses: [], random, now, resources: [patient] }
}

/** Puts one more thing into the chart, under an id of its own, and says how to refer to it. */
export function file(chart: Chart, resource: FhirResource): Reference {
  const id = entryIdOf(chart.id, chart.resources.length)
  chart.resources.push({ ...resource, id })
  return reference(resource.resourceType, id)
}

const earlier = new WeakMap<FhirResource, FhirResource>()

/** Something that was changed since: the record has both versions of it. */
export function fileChanged(chart: Chart, was: FhirResource, now: FhirResource): Reference {
  const filed = file(chart, now)
  const kept = chart.resources.at(-1)
  if (kept?.id) saysBefore(kept, { ...was, id: kept.id })
  return filed
}

export const saysBefore = (now: FhirResource, was: FhirResource) => void earlier.set(now, was)

/** The version of it that is written first, if it has one. */
export function saidBefore(resource: FhirResource): FhirResource[] {
  const was = earlier.get(resource)
  return was ? [was] : []
}

/** The stay of an inpatient; everything filed afterwards belongs to it. */
export function admit(chart: Chart, encounter: Encounter) {
  chart.encounter = file(chart, encounter)
}

/** What every entry of the stay points at. */
export const about = ({ subject, encounter }: Chart) => ({ subject, ...(encounter ? { encounter } : {}) })

/** Whose system the entry came from; the screen names it. */
export const from = (source: string) => ({ meta: { source: `https://${source}.lune.example` } })
