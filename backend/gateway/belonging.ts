import type { BundleEntry, FhirResource } from 'fhir/r4'

type Entry = BundleEntry<FhirResource>

/**
 * Of what came along with a search, what belongs to something shown: it is named there, or names it. The rest came by
 * way of what was kept back, and would tell where somebody lies or who their GP is.
 */
export function belonging(entries: Entry[]): Entry[] {
  const shown = new Set<string>()
  const named = new Set<string>()
  const show = (one: Entry, references: string[]) => {
    shown.add(`${one.resource?.resourceType}/${one.resource?.id}`)
    for (const reference of references) named.add(reference)
  }
  let waiting: { one: Entry; references: string[] }[] = []
  for (const one of entries) {
    const references = referencesIn(one.resource)
    if (one.search?.mode === 'include') waiting.push({ one, references })
    else show(one, references)
  }
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length
    waiting = waiting.filter(({ one, references }) => {
      const belongs =
        named.has(`${one.resource?.resourceType}/${one.resource?.id}`) ||
        references.some((reference) => shown.has(reference))
      if (belongs) show(one, references)
      return !belongs
    })
  }
  const left = new Set(waiting.map(({ one }) => one))
  return left.size === 0 ? entries : entries.filter((one) => !left.has(one))
}

/** `Type/id` of everything a resource refers to, however it writes the address. */
export function referencesIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const each of value) referencesIn(each, found)
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      if (name !== 'reference' || typeof each !== 'string') referencesIn(each, found)
      else found.push(addressIn(each) ?? each)
    }
  return found
}

/** A condition in place of an address stays as it is. */
const addressIn = (reference: string) =>
  /^[^?]*?([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/?]+)?$/.exec(reference)?.[1]
