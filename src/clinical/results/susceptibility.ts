import type { CodeableConcept } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { textOf } from '#fhir/coding.ts'

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
