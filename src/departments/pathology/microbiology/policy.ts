import { queryOptions } from '@tanstack/react-query'
import type { CodeableConcept, PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { policyName } from '#departments/pathology/work/policy-name.ts'
import { fhir } from '#fhir/client.ts'
import { hasCode, textOf } from '#fhir/coding.ts'

/** What a laboratory of microbiology decides for itself: data of the record (decision 039), shown with whose it is. */
export type MicrobiologyPolicy = {
  /** Its name, and whether somebody has signed it off */
  name: string
  antibiotics: { name: string; code: CodeableConcept }[]
  /** Which asks for precautions, and which ones */
  alerts: AlertOrganism[]
  /** A culture of these that grows anything is telephoned */
  telephoned: CodeableConcept[]
  /** Hours after it was taken that something is reported */
  interimAfter: number | undefined
}
export type AlertOrganism = {
  id: string
  /** Of the alert in the chart */
  words: string
  precautions: string
  organisms: CodeableConcept[]
  source: string
}

const identifier = 'https://lune.example/fhir/Id/plan|microbiology'

/** Undefined: the record holds none. */
export const microbiologyPolicy = () =>
  queryOptions({
    queryKey: ['policy', 'microbiology'],
    queryFn: async () => {
      const { resources } = await fhir.search('PlanDefinition', { identifier, status: 'active' })
      return resources.map(toMicrobiologyPolicy)[0] ?? null
    },
    staleTime: 60 * 60_000,
  })

export function toMicrobiologyPolicy(plan: PlanDefinition): MicrobiologyPolicy {
  const group = (id: string) => listOf(listOf(plan.action).find((one) => one.id === id)?.action)
  const interim = listOf(plan.action).find(({ id }) => id === 'interim')?.timingDuration
  return {
    name: policyName(plan),
    antibiotics: group('antibiotics').flatMap(({ code, title }) => {
      const [first] = listOf(code)
      return first ? [{ name: title ?? textOf(first), code: { ...first, text: title ?? textOf(first) } }] : []
    }),
    alerts: group('alert-organisms').flatMap((one) => toAlert(one) ?? []),
    telephoned: group('telephoned').flatMap(({ code }) => listOf(code)),
    interimAfter: interim?.code === 'h' ? interim.value : undefined,
  }
}

function toAlert({ id, title, description, code, documentation }: PlanDefinitionAction) {
  if (!id || !title) return undefined
  return {
    id,
    words: title,
    precautions: description ?? 'Precautions not stated',
    organisms: listOf(code),
    source: listOf(documentation)[0]?.display ?? 'Source not stated',
  }
}

/** The alert that an organism asks for, by its code; by its words only where it was not coded. */
export const alertFor = (
  organism: CodeableConcept | undefined,
  { alerts }: Pick<MicrobiologyPolicy, 'alerts'>,
): AlertOrganism | undefined => {
  const codings = listOf(organism?.coding)
  const words = organism ? textOf(organism, '').trim().toLowerCase() : ''
  return alerts.find(({ organisms }) =>
    organisms.some((one) =>
      codings.length > 0
        ? codings.some((coding) => hasCode(one, coding))
        : words !== '' && textOf(one, '').toLowerCase() === words,
    ),
  )
}
