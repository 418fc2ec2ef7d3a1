import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { readNumber } from '#departments/pathology/bench/values.ts'
import { memberIn } from '#departments/pathology/work/nested.ts'
import { hasCode, textOf } from '#fhir/coding.ts'

import { codes, growthNames, growthOf, growthWords, isCulture, isOrganism, letterOf } from './codes.ts'
import type { Antibiotic, CultureDraft, OrganismDraft } from './culture.ts'

const keyOf = (value: Observation | undefined) => listOf(value?.identifier)[0]?.value

export const emptyOrganism = (antibiotics: readonly Antibiotic[]): OrganismDraft => ({
  key: crypto.randomUUID(),
  name: '',
  growth: '',
  note: '',
  tested: antibiotics.map(() => ({ letter: '', mic: '' })),
})

/** The form offers what the policy names, and whatever was tested already. */
export function antibioticsOf(values: readonly Observation[], offered: readonly Antibiotic[]): Antibiotic[] {
  const tested = values
    .filter((one) => letterOf(one) !== undefined)
    .map(({ code }) => ({ name: textOf(code), code }))
  const others = tested.filter(({ name }) => !offered.some((one) => one.name === name))
  return [...offered, ...new Map(others.map((one) => [one.name, one])).values()]
}

/** As it stands: what waits to be authorised, or what was reported. */
export function cultureOf(values: readonly Observation[], antibiotics: readonly Antibiotic[]): CultureDraft {
  const member = memberIn(values)
  const of = (code: (typeof codes)[keyof typeof codes]) =>
    values.find((one) => listOf(code.coding).some((coding) => hasCode(one.code, coding)))
  const culture = values.find(isCulture)
  return {
    key: values.map((one) => partOf.exec(keyOf(one) ?? '')?.[1]).find(Boolean) ?? crypto.randomUUID(),
    whiteCells: typed(of(codes.whiteCells)),
    redCells: typed(of(codes.redCells)),
    gram: typed(of(codes.gram)),
    growth: (culture && growthOf(culture)) ?? '',
    count: listOf(culture?.note)
      .map(({ text }) => text)
      .join('; '),
    organisms: values.filter(isOrganism).map((one) => {
      const tested = listOf(one.hasMember).flatMap((reference) => member(reference) ?? [])
      const notes = listOf(one.note).map(({ text }) => text)
      const growth = growthNames.find((name) => notes[0] === growthWords[name])
      return {
        key: keyOf(one) ?? crypto.randomUUID(),
        name: textOf(one.valueCodeableConcept, ''),
        growth: growth ?? '',
        note: notes.slice(growth ? 1 : 0).join('; '),
        tested: antibiotics.map(({ name }) => {
          const found = tested.find(({ code }) => textOf(code) === name)
          return { letter: (found && letterOf(found)) ?? '', mic: typed(found) }
        }),
      }
    }),
    words: '',
    kind: 'amended',
  }
}

/** The number of the culture, which each of its own parts begins with. */
const partOf = /^(.+)-(?:culture|white|red|gram)$/

const typed = (value: Observation | undefined): string => {
  const { valueQuantity, valueString, valueCodeableConcept } = value ?? {}
  if (valueQuantity?.value !== undefined) return `${valueQuantity.comparator ?? ''}${valueQuantity.value}`
  return valueString ?? (valueCodeableConcept ? textOf(valueCodeableConcept) : '')
}

type About = { antibiotics: readonly Antibiotic[]; amending: boolean }

/** What must be put right before it is sent, by the name of the field. */
export function problemsIn(draft: CultureDraft, { antibiotics, amending }: About): Record<string, string> {
  const problems: Record<string, string> = {}
  const { growth, organisms, gram, whiteCells, redCells, words } = draft
  const microscopy = [gram, whiteCells, redCells].some((one) => one.trim())
  if (!growth && (organisms.length > 0 || !microscopy))
    problems['growth'] = 'Say what grew, or what was seen under the microscope'
  if (growth === 'none' && organisms.length > 0)
    problems['growth'] = 'Organisms are named: it cannot be “No growth”'
  organisms.forEach(({ name, tested }, index) => {
    if (name.trim().length < 3) problems[`organisms.${index}.name`] = 'Name the organism'
    tested.forEach(({ letter, mic }, place) => {
      const field = `organisms.${index}.tested.${place}.mic`
      const drug = antibiotics[place]?.name ?? 'Antibiotic'
      if (mic.trim() && !readNumber(mic)) problems[field] = `${drug}: a number such as 0.5 or <=0.25`
      else if (mic.trim() && !letter) problems[field] = `${drug}: say also S, I or R`
    })
  })
  if (amending && words.trim().length < 3) problems['words'] = 'Say why the report changes'
  return problems
}
