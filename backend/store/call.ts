import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { asFhir } from './json.ts'
import { badRequest, issue, outcomeOf, refuse } from './outcome.ts'
import type { Repository, Version } from './repository.ts'

/** What one request, or one entry of a Bundle, carries besides its resource. */
export type Call = {
  repository: Repository
  base: string
  /** `x-lune-lenient`: take what breaks R4, marked, and keep the ids it has. The gateway lets only the import ask. */
  lenient: boolean
  /** `Prefer: handling=lenient`: leave out search parameters that are not known */
  forgiving: boolean
  returns: 'representation' | 'minimal' | 'OperationOutcome'
  ifMatch?: string
  ifNoneMatch?: string
  ifModifiedSince?: string
  ifNoneExist?: string
}

export function callOf(
  repository: Repository,
  { headers }: Pick<FhirRequest, 'headers'>,
  base: string,
): Call {
  const prefer = headers['prefer'] ?? ''
  const returns = /return=(minimal|representation|OperationOutcome)/.exec(prefer)?.[1]
  const preconditions = {
    ifMatch: headers['if-match'],
    ifNoneMatch: headers['if-none-match'],
    ifModifiedSince: headers['if-modified-since'],
    ifNoneExist: headers['if-none-exist'],
  }
  return {
    repository,
    base: (headers['x-fhir-base'] ?? base).replace(/\/$/, ''),
    lenient: headers['x-lune-lenient'] === 'true',
    forgiving: /handling=lenient/.test(prefer),
    returns: returns === 'minimal' || returns === 'OperationOutcome' ? returns : 'representation',
    ...Object.fromEntries(Object.entries(preconditions).filter(([, value]) => value !== undefined)),
  }
}

export const etagOf = ({ version }: Version) => `W/"${version}"`

/** The answer to a write: as much of the resource as was asked for. */
export function written(call: Call, status: number, kept: Version): FhirResponse {
  const headers = {
    ...headersOf(kept),
    location: `${call.base}/${kept.type}/${kept.id}/_history/${kept.version}`,
  }
  if (call.returns === 'minimal') return { status, headers }
  const said = outcomeOf([
    issue('information', 'informational', `${kept.type}/${kept.id} is kept as version ${kept.version}`),
  ])
  return {
    status,
    headers,
    body: call.returns === 'OperationOutcome' || !kept.resource ? said : asFhir(kept.resource),
  }
}

export const headersOf = (kept: Version) => ({
  etag: etagOf(kept),
  'last-modified': new Date(kept.updated).toUTCString(),
})

/** Refuses a write against another version than the one that stands. */
export function checkMatch({ ifMatch }: Call, standing: Version | undefined, what: string): void {
  if (ifMatch === undefined) return
  if (ifMatch.trim() === '*' && standing?.resource) return
  const version = /^(?:W\/)?"?(\d+)"?$/.exec(ifMatch.trim())?.[1]
  if (version === undefined || !standing?.resource || Number(version) !== standing.version) {
    const now = standing?.resource ? `is at version ${standing.version}` : 'is not in the record'
    throw refuse(412, 'conflict', `${what} ${now}, and the write was based on ${ifMatch}`)
  }
}

export function checkId(id: string): string {
  if (/^[A-Za-z0-9\-.]{1,64}$/.test(id)) return id
  throw badRequest(`"${id}" cannot be an id: up to 64 letters, digits, hyphens and full stops`)
}
