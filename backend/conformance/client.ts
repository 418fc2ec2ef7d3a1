import type { Bundle, FhirResource } from 'fhir/r4'

/** One request to the server under test, and everything of its answer that a rule may look at. */
export type Reply = {
  status: number
  etag: string
  location: string
  body: FhirResource | undefined
  link: (relation: string) => string | undefined
}

export type Ask = (
  method: string,
  path: string,
  options?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Reply>

export const askAt =
  (base: string, token?: string): Ask =>
  async (method, path, { body, headers = {} } = {}) => {
    const address = /^https?:/.test(path) ? path : `${base.replace(/\/+$/, '')}/${path}`
    const isForm = typeof body === 'string'
    const response = await fetch(address, {
      method,
      headers: {
        accept: 'application/fhir+json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined
          ? {}
          : { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/fhir+json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const content = resourceOf(await response.text())
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      location: response.headers.get('location') ?? '',
      body: content,
      link: (relation) =>
        isBundle(content) ? content.link?.find((one) => one.relation === relation)?.url : undefined,
    }
  }

function resourceOf(text: string): FhirResource | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return isResource(json) ? json : undefined
  } catch {
    return undefined
  }
}
const isResource = (thing: unknown): thing is FhirResource =>
  typeof thing === 'object' && thing !== null && 'resourceType' in thing

export const isBundle = (resource: FhirResource | undefined): resource is Bundle<FhirResource> =>
  resource?.resourceType === 'Bundle'

/** The resources that answer a search themselves, without the included ones. */
export const matches = (reply: Reply): FhirResource[] =>
  entriesWith(reply, (mode) => mode !== 'include' && mode !== 'outcome')
export const included = (reply: Reply): FhirResource[] => entriesWith(reply, (mode) => mode === 'include')

const entriesWith = ({ body }: Reply, wanted: (mode: string | undefined) => boolean) =>
  isBundle(body)
    ? (body.entry ?? []).flatMap(({ resource, search }) =>
        resource && wanted(search?.mode) ? [resource] : [],
      )
    : []

export const idsOf = (resources: readonly FhirResource[]) => resources.map(({ id }) => id ?? '')

/** The status of each entry of a batch or transaction answer. */
export const statuses = ({ body }: Reply) =>
  isBundle(body) ? (body.entry ?? []).map(({ response }) => Number.parseInt(response?.status ?? '0', 10)) : []
