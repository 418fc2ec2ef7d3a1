import type { CodeableConcept } from 'fhir/r4'

const ukCore = 'https://fhir.hl7.org.uk'

/** The address of a UK Core extension. */
export const ukExtension = (name: string) => `${ukCore}/StructureDefinition/Extension-UKCore-${name}`

type List = readonly (readonly [code: string, words: string])[]

/** UK Core code lists, by the name of each: what a form offers in words, and what goes into the record. */
export const ukLists = <Name extends string>(lists: Readonly<Record<Name, List>>) => ({
  optionsOf: (name: Name) => lists[name].map(([value, label]) => ({ value, label })),
  codedIn: (name: Name, code: string): CodeableConcept => {
    const display = lists[name].find(([one]) => one === code)?.[1]
    return {
      coding: [{ system: `${ukCore}/CodeSystem/UKCore-${name}`, code, ...(display ? { display } : {}) }],
    }
  },
})
