import { queryOptions } from '@tanstack/react-query'
import type { CodeableConcept, Questionnaire } from 'fhir/r4'

import { letterKinds, type LetterKind } from '#auth/limits.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import type { Who } from './copies.ts'

/** What a letter is for; a template says it by code, so that a booking finds its own. */
export type Purpose =
  | 'appointment'
  | 'appointment-changed'
  | 'appointment-cancelled'
  | 'did-not-attend'
  | 'admission'
  | 'validation'
  | 'returned'
  | 'clinic'
  | 'discharge-advice'
  | 'free'

/** A letter before it is written: data in the record, so that a trust has its own (decision 030). */
export type LetterTemplate = {
  /** Canonical address with its version */
  url: string
  purpose: string
  kind: LetterKind
  title: string
  says: string
  source: string
  /** What the letter is called in the list of documents */
  type: CodeableConcept
  sections: { title: string; words: string; required: boolean }[]
  /** Whom it goes to when nobody says otherwise */
  to: Who[]
}

const purposeSystem = 'https://lune.example/fhir/CodeSystem/letter-purpose'
const toUrl = 'https://lune.example/fhir/StructureDefinition/letter-to'
const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The templates of an organisation; where a trust has its own, that takes the place of the region’s. */
export const letterTemplates = (orgCode: string) =>
  queryOptions({
    queryKey: ['letter-templates', orgCode],
    queryFn: async () => {
      const { resources } = await fhir.search('Questionnaire', {
        context: `${letterKinds}|administrative,${letterKinds}|clinical`,
        status: 'active',
      })
      return templatesFor(resources, orgCode)
    },
    staleTime: 60 * 60_000,
    refetchOnWindowFocus: false,
  })

export function templatesFor(found: readonly Stored<Questionnaire>[], orgCode: string): LetterTemplate[] {
  const usable = found.filter((one) => [undefined, orgCode].includes(trustOf(one)))
  const replaced = new Set(
    usable.filter((one) => trustOf(one)).flatMap(({ derivedFrom }) => listOf(derivedFrom)),
  )
  return usable
    .filter(({ url = '' }) => !replaced.has(url))
    .map(toTemplate)
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'))
}

const contextCode = ({ useContext }: Questionnaire, system: string) =>
  listOf(useContext)
    .flatMap(({ valueCodeableConcept }) => listOf(valueCodeableConcept?.coding))
    .find((coding) => coding.system === system)?.code

const trustOf = (template: Questionnaire) => contextCode(template, ods)

function toTemplate(template: Stored<Questionnaire>): LetterTemplate {
  const { url = `Questionnaire/${template.id}`, version, title, name, description, copyright } = template
  const codes = listOf(template.code)
  const called = title ?? name ?? 'Letter'
  return {
    url: version ? `${url}|${version}` : url,
    purpose: codes.find(({ system }) => system === purposeSystem)?.code ?? 'free',
    // what does not say that it is of administration is not shown to those who see nothing else
    kind: contextCode(template, letterKinds) === 'administrative' ? 'administrative' : 'clinical',
    title: called,
    says: description ?? '',
    source: copyright ?? 'Source not stated',
    type: { coding: codes.filter(({ system }) => system !== purposeSystem), text: called },
    sections: listOf(template.item).map(({ text, initial, required }) => ({
      title: text ?? '',
      words: listOf(initial)[0]?.valueString ?? '',
      required: required === true,
    })),
    to: listOf(template.extension).flatMap((one) =>
      one.url === toUrl && (one.valueCode === 'patient' || one.valueCode === 'gp') ? one.valueCode : [],
    ),
  }
}
