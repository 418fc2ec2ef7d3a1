import { queryOptions } from '@tanstack/react-query'
import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { fhir } from '#fhir/client.ts'

export const stepSystem = 'https://lune.example/fhir/CodeSystem/eye-clinic-step'
const pathwaySystem = 'https://lune.example/fhir/Id/eye-clinic-pathway'

/** One thing that is done with a patient in a clinic. */
export type Step = {
  code: string
  title: string
  /** What follows waits so long after it: pupils that widen */
  readyAfter: number | undefined
}
/** The way through one kind of clinic: a PlanDefinition of the record, which a trust keeps as its own. */
export type Pathway = { title: string; clinic: string; steps: Step[] }

/** Everybody has it last: without it nobody would ever leave the board. */
export const leaving: Step = { code: 'leave', title: 'Goes home', readyAfter: undefined }

/** What is done in a clinic for which the record has no pathway. */
const usual: Pathway = {
  title: 'Eye clinic',
  clinic: '',
  steps: [{ code: 'doctor', title: 'Doctor', readyAfter: undefined }, leaving],
}

export const pathways = queryOptions({
  queryKey: ['ophthalmology', 'pathways'],
  queryFn: async () => {
    const { resources } = await fhir.search('PlanDefinition', {
      identifier: `${pathwaySystem}|`,
      status: 'active',
    })
    return resources.map(toPathway)
  },
  staleTime: 60 * 60_000,
})

export function toPathway({ title, name, useContext, action }: PlanDefinition): Pathway {
  const steps = listOf(action)
    .flatMap((one) => toStep(one) ?? [])
    .filter(({ code }) => code !== leaving.code)
  return {
    title: title ?? name ?? 'Pathway without a name',
    clinic: listOf(useContext)[0]?.valueCodeableConcept?.text ?? '',
    steps: [...steps, leaving],
  }
}

function toStep({ code, title, timingDuration }: PlanDefinitionAction): Step | undefined {
  const known = listOf(code)
    .flatMap(({ coding }) => listOf(coding))
    .find(({ system }) => system === stepSystem)?.code
  if (!known) return undefined
  const minutes = timingDuration?.code === 'min' ? timingDuration.value : undefined
  return { code: known, title: title ?? known, readyAfter: minutes }
}

/** The one whose words stand in the name of the clinic; else the one for every clinic. */
export function pathwayFor(clinic: string, all: readonly Pathway[]): Pathway {
  const named = all.find((one) => one.clinic && clinic.toLowerCase().includes(one.clinic.toLowerCase()))
  return named ?? all.find((one) => one.clinic === '') ?? usual
}
