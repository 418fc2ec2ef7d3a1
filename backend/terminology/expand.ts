import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { CapabilityStatement, ValueSet } from 'fhir/r4'

import { readTerms, type Term, termFiles, termsWith } from '../../src/lib/terms.ts'
import type { FhirBackend, FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { outcome } from '../gateway/outcome.ts'

/** `ValueSet/$expand` for the value sets that entries are coded by, in front of a store that has none. */
export function withTerms(store: FhirBackend): FhirBackend {
  const read = termReader()
  return {
    close: () => store.close(),
    handle: async (request) => {
      const [path, query = ''] = request.url.split('?')
      if (path === '/ValueSet/$expand') return expand(read, request, new URLSearchParams(query))
      const answer = await store.handle(request)
      return path === '/metadata' ? saidTo(answer) : answer
    },
  }
}

const operation = { name: 'expand', definition: 'http://hl7.org/fhir/OperationDefinition/ValueSet-expand' }

/** What the store says it does, and this. */
function saidTo(answer: FhirResponse): FhirResponse {
  const { body } = answer
  if (body?.resourceType !== 'CapabilityStatement') return answer
  const rest = (body.rest ?? []).map((one) => ({
    ...one,
    resource: one.resource?.map((each) =>
      each.type === 'ValueSet' ? { ...each, operation: [...(each.operation ?? []), operation] } : each,
    ),
  }))
  return { ...answer, body: { ...body, rest } as CapabilityStatement }
}

/** Each file is read when somebody first asks for it. */
function termReader() {
  const kept = new Map<string, Term[]>()
  const folder = join(import.meta.dirname, '../../public/terms')
  return (files: readonly string[]): Term[] =>
    files.flatMap((name) => {
      const terms = kept.get(name) ?? readTerms(readFileSync(join(folder, `${name}.txt`), 'utf8'))
      kept.set(name, terms)
      return terms
    })
}

const mostAtOnce = 1000

function expand(
  read: (files: readonly string[]) => Term[],
  { method }: FhirRequest,
  params: URLSearchParams,
): FhirResponse {
  if (method !== 'GET') return refused(405, 'not-supported', 'ValueSet/$expand is asked for by GET here.')
  const url = params.get('url')
  if (!url) return refused(400, 'required', 'Say which value set is wanted: url=…')
  const files = termFiles[url]
  if (!files) return refused(404, 'not-found', `This server does not know the value set ${url}.`)
  const [count, offset] = [whole(params.get('count')) ?? mostAtOnce, whole(params.get('offset')) ?? 0]
  const found = termsWith(read(files), params.get('filter') ?? '')
  const body: ValueSet = {
    resourceType: 'ValueSet',
    url,
    status: 'active',
    expansion: {
      // A starter set, not all that the value set means.
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/valueset-unclosed', valueBoolean: true }],
      timestamp: new Date().toISOString(),
      total: found.length,
      offset,
      contains: found
        .slice(offset, offset + Math.min(count, mostAtOnce))
        .map(({ code, display }) => ({ system: 'http://snomed.info/sct', code, display })),
    },
  }
  return { status: 200, headers: {}, body }
}

const whole = (text: string | null) => (text && /^\d{1,9}$/.test(text) ? Number(text) : undefined)

const refused = (
  status: number,
  code: 'not-supported' | 'required' | 'not-found',
  words: string,
): FhirResponse => ({ status, headers: {}, body: outcome(code, words) })
