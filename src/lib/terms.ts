/** The starter terms of public/terms, read and searched; one way for the page and for the local hospital's `$expand`. */
export type Term = { code: string; display: string; words: readonly string[] }

/** The value sets that entries are coded by, and the files that stand for each (decision 010). */
export const termFiles: Readonly<Record<string, readonly string[]>> = {
  'https://fhir.hl7.org.uk/ValueSet/UKCore-ConditionCode': ['problems-1', 'problems-2'],
  'https://fhir.hl7.org.uk/ValueSet/UKCore-AllergyCode': ['substances'],
  'https://fhir.hl7.org.uk/ValueSet/UKCore-AllergyManifestation': ['reactions'],
  // SNOMED CT's own: everything below 410607006 Organism
  'http://snomed.info/sct?fhir_vs=isa/410607006': ['organisms'],
}

/** A line to a term: code, display, and other words that find it. */
export const readTerms = (text: string): Term[] =>
  text.split('\n').flatMap((line) => {
    const [code, display, typed = ''] = line.split('\t')
    return code && display ? [{ code, display, words: wordsOf(`${display} ${typed}`) }] : []
  })

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Terms that have every word as the beginning of one of theirs, in any order; the plainest first. */
export function termsWith(terms: readonly Term[], typed: string): Term[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return [...terms]
  const found = terms.filter(({ words }) =>
    wanted.every((start) => words.some((word) => word.startsWith(start))),
  )
  return found.toSorted((one, other) => plainness(one, wanted) - plainness(other, wanted))
}

/** What begins as it was typed before what only holds the words; a short term before a long one. */
function plainness({ display, words }: Term, wanted: string[]): number {
  const inOrder = wanted.every((start, index) => words[index]?.startsWith(start))
  const typedWhole = wanted.every((word) => words.includes(word))
  return (inOrder ? 0 : 2000) + (typedWhole ? 0 : 1000) + display.length
}
