import type { CodeableConcept, Coding } from 'fhir/r4'
import { type QueryClient, queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'
import { snomed } from '#fhir/coding.ts'
import { readTerms, type Term, termFiles, termsWith } from '#lib/terms.ts'

/** What is being named: each is coded by its own value set of UK Core. */
export type Named = 'problem' | 'substance' | 'reaction' | 'organism'

const valueSets: Record<Named, string> = {
  problem: 'https://fhir.hl7.org.uk/ValueSet/UKCore-ConditionCode',
  substance: 'https://fhir.hl7.org.uk/ValueSet/UKCore-AllergyCode',
  reaction: 'https://fhir.hl7.org.uk/ValueSet/UKCore-AllergyManifestation',
  organism: 'http://snomed.info/sct?fhir_vs=isa/410607006',
}

/** Three letters before any suggestion: a long list invites the wrong neighbour (hazard H17). */
export const lettersNeeded = 3
const mostShown = 20

/** What was typed, as it is compared: letters of any case, one space where there are several. */
const plain = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase()

export const suggestions = (named: Named, words: string) =>
  queryOptions({
    queryKey: ['terms', named, plain(words)],
    queryFn: ({ signal }) => suggest(named, plain(words), signal),
    staleTime: 10 * 60_000,
    gcTime: 60 * 60_000, // what was picked from is asked again when the form is sent
  })

/** Value sets that the FHIR server has said it cannot expand: it is not asked again for each letter. */
const unknownToServer = new Set<Named>()

async function suggest(named: Named, words: string, signal: AbortSignal): Promise<Coding[]> {
  if (!unknownToServer.has(named)) {
    const found = await fhir.expand(valueSets[named], words, mostShown, signal)
    if (found) return found
    unknownToServer.add(named)
  }
  const terms = await starterTerms(valueSets[named])
  return termsWith(terms, words)
    .slice(0, mostShown)
    .map(({ code, display }) => snomed(code, display))
}

const files = new Map<string, Promise<Term[]>>()

/** The shipped terms, fetched when somebody first types where the server has none. */
async function starterTerms(valueSet: string): Promise<Term[]> {
  const names = termFiles[valueSet] ?? []
  return (await Promise.all(names.map(termsIn))).flat()
}

function termsIn(name: string): Promise<Term[]> {
  const asked = files.get(name) ?? fetchTerms(name)
  files.set(name, asked)
  asked.catch(() => files.delete(name)) // the next letter asks again
  return asked
}

async function fetchTerms(name: string): Promise<Term[]> {
  const response = await fetch(`/terms/${name}.txt`)
  if (!response.ok) throw new Error('The list of terms could not be read.')
  return readTerms(await response.text())
}

/** The coding of exactly these words, if there is one; never of the nearest. */
export const exactly = (codings: readonly Coding[], words: string): Coding | undefined =>
  codings.find(({ display }) => display !== undefined && plain(display) === plain(words))

/**
 * What goes into the record for the words in a field: coded when they are exactly a term's, as the field has said;
 * else the words alone. A list that cannot be had means words alone, too.
 */
export async function conceptOf(
  queryClient: QueryClient,
  named: Named,
  words: string,
): Promise<CodeableConcept> {
  const coding = picked(queryClient, named, words) ?? (await lookedUp(queryClient, named, words))
  return coding ? { coding: [coding], text: coding.display ?? words } : { text: words }
}

/** A term that was among the suggestions for fewer letters: a server need not list it first for all of them. */
export function picked(queryClient: QueryClient, named: Named, words: string): Coding | undefined {
  const asked = queryClient.getQueriesData<Coding[]>({ queryKey: ['terms', named] })
  return asked.map(([, codings]) => exactly(codings ?? [], words)).find(Boolean)
}

async function lookedUp(queryClient: QueryClient, named: Named, words: string) {
  if (plain(words).length < lettersNeeded) return undefined
  try {
    return exactly(await queryClient.query(suggestions(named, words)), words)
  } catch {
    return undefined
  }
}
