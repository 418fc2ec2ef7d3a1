import type { CodeableConcept } from 'fhir/r4'

import { textOf } from '#fhir/coding.ts'

import { listOf } from '#clinical/entries/lenient.ts'
import type { ResultLine } from './result-line.ts'

/** Whether an antibiotic acts on an organism: in words, never a letter alone. */
export type Susceptibility = { level: 'resistant' | 'intermediate' | 'susceptible' | 'other'; words: string }

const known: Record<string, Susceptibility> = {
  S: { level: 'susceptible', words: 'Susceptible' },
  // EUCAST 2019: I is susceptible at a higher dose; laboratories still send the older word, so both are said.
  I: { level: 'intermediate', words: 'Intermediate (I)' },
  SDD: { level: 'intermediate', words: 'Susceptible, dose dependent' },
  R: { level: 'resistant', words: 'Resistant' },
  NS: { level: 'resistant', words: 'Not susceptible' },
  SYN_S: { level: 'susceptible', words: 'Synergy susceptible' },
  SYN_R: { level: 'resistant', words: 'Synergy resistant' },
  // SNOMED CT, domain facts §6.1.1
  '131196009': { level: 'susceptible', words: 'Susceptible' },
  '30714006': { level: 'resistant', words: 'Resistant' },
  '11896004': { level: 'intermediate', words: 'Intermediate (I)' },
}

/** Undefined when the result says nothing of susceptibility. */
export function susceptibilityOf(
  interpretation: CodeableConcept[] | undefined,
  value: CodeableConcept | undefined,
): Susceptibility | undefined {
  const codes = [...listOf(interpretation), ...listOf(value)].flatMap(({ coding }) => listOf(coding))
  const found = codes.map(({ code }) => known[code ?? '']).find(Boolean)
  if (found) return found
  // An antibiotic whose test gave no letter: an antibiogram has a cell for it all the same.
  const undecided = listOf(value?.coding).some(({ code }) => code === 'IND')
  return undecided ? { level: 'other', words: textOf(value, 'Indeterminate') } : undefined
}

/** Organisms across, antibiotics down. */
export type Antibiogram = {
  organisms: { id: string; name: string }[]
  antibiotics: { name: string; cells: (ResultLine | undefined)[] }[]
}

const isTested = ({ susceptibility }: ResultLine) => susceptibility !== undefined

/** The organisms of a report, however deep they stand: what has antibiotics among its parts. */
const organismsIn = (lines: readonly ResultLine[]): ResultLine[] =>
  lines.flatMap((line) => [...(line.parts.some(isTested) ? [line] : []), ...organismsIn(line.parts)])

/** Undefined when no antibiotic was tested. */
export function antibiogramOf(lines: readonly ResultLine[]): Antibiogram | undefined {
  const organisms = organismsIn(lines)
  if (organisms.length === 0) return undefined
  const names = [
    ...new Set(organisms.flatMap(({ parts }) => parts.filter(isTested).map(({ name }) => name))),
  ].toSorted((one, other) => one.localeCompare(other, 'en-GB'))
  return {
    organisms: organisms.map((line) => ({ id: line.id, name: organismName(line) })),
    antibiotics: names.map((name) => ({
      name,
      cells: organisms.map(({ parts }) => parts.find((part) => isTested(part) && part.name === name)),
    })),
  }
}

/** `Organism identified: Escherichia coli` names it in its value; some laboratories name it in the code. */
const organismName = ({ name, value }: ResultLine) =>
  value && /organism|culture|isolate|bacteria|identified|growth/i.test(name) ? value : name

/** The lines without what the antibiogram shows. */
export const withoutAntibiotics = (lines: readonly ResultLine[]): ResultLine[] =>
  lines.map((line) => ({
    ...line,
    parts: withoutAntibiotics(line.parts.filter((part) => !isTested(part))),
  }))

/** `MIC 0.25 mg/L`, when the number was sent beside the word. */
export const measuredWords = ({ value, number }: ResultLine): string | undefined =>
  number === undefined ? undefined : value
