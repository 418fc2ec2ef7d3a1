import { isObject, type Json, type Resource } from './json.ts'
import type { SearchRequest } from './search-request.ts'
import { summaryElements } from './validation.ts'

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
  display: 'Resource encoded in summary mode',
}

/** The parts asked for by `_elements` or `_summary`, marked as not the whole. */
export function subsetOf(
  resource: Resource,
  { elements, summary }: Pick<SearchRequest, 'elements' | 'summary'>,
): Resource {
  if (elements.length > 0) return marked(pick(resource, (name) => elements.includes(name)))
  switch (summary) {
    case 'true': {
      const kept = summaryElements(resource.resourceType)
      return marked(pick(resource, (name) => kept.has(name)))
    }
    case 'data':
      return marked(pick(resource, (name) => name !== 'text'))
    case 'text':
      return marked(pick(resource, (name) => name === 'text'))
    case 'count':
    case 'false':
      return resource
  }
}

const always = new Set(['resourceType', 'id', 'meta'])

/** `_birthDate` goes with `birthDate`, and `valueQuantity` with `value`. */
function pick(resource: Resource, wanted: (name: string) => boolean): Resource {
  const parts = Object.entries(resource).filter(([name]) => {
    const plain = name.replace(/^_/, '')
    return (
      always.has(name) ||
      wanted(plain) ||
      wanted(plain.replace(/[A-Z].*$/, '')) ||
      wanted(plain.replace(/[A-Z][a-z0-9]*$/, ''))
    )
  })
  return { ...Object.fromEntries(parts), resourceType: resource.resourceType }
}

function marked(resource: Resource): Resource {
  const meta: Json = isObject(resource['meta']) ? resource['meta'] : {}
  const tags: unknown[] = Array.isArray(meta['tag']) ? meta['tag'] : []
  return { ...resource, meta: { ...meta, tag: [...tags, subsetted] } }
}
