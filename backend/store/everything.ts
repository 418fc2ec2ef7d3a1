import type { Bundle } from 'fhir/r4'

import type { Call } from './call.ts'
import { patientCompartment, resourceTypes } from './definitions.ts'
import { compartmentOf } from './includes.ts'
import { present } from './interactions.ts'
import { badRequest } from './outcome.ts'
import { periodOf } from './periods.ts'
import { entryOf, linkOf } from './search.ts'
import { maximumCount } from './search-request.ts'
import { sql } from './sql.ts'

/** `Patient/1/$everything`: the patient, and all that is filed under them, in the order it was first written. */
export function everything(call: Call, id: string, params: URLSearchParams): Bundle {
  const { repository, base } = call
  const patient = present(call, 'Patient', id)
  const known = new Set(['_since', '_type', '_count', '_page', '_format', '_pretty'])
  for (const name of params.keys())
    if (!known.has(name)) throw badRequest(`"${name}" is not supported by $everything`)
  const types = (params.get('_type') ?? '').split(',').filter(Boolean)
  for (const type of types) if (!resourceTypes.has(type)) throw badRequest(`"${type}" is not a resource type`)
  const since = params.get('_since')
  const from = since === null ? undefined : periodOf(since)
  if (since !== null && !from) throw badRequest(`"${since}" is not an instant`)
  const count = Math.min(Number(params.get('_count') ?? maximumCount), maximumCount)
  const after = Number(params.get('_page') ?? -1)
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(after))
    throw badRequest('"_count" is a number')

  const filed = compartmentOf(repository, id, patientCompartment, types)
  const changed = from ? sql`AND (SELECT updated FROM resource r WHERE r.rid = c.rid) >= ${from.lo}` : sql``
  const found = repository.db
    .all(
      sql`SELECT rid FROM (${filed}) c WHERE rid > ${after} AND rid <> ${patient.rid} ${changed}
      ORDER BY rid LIMIT ${count + 1}`,
    )
    .map(({ rid }) => Number(rid))
  const rids = found.slice(0, count)
  const last = rids.at(-1)
  const own = after < 0 && (types.length === 0 || types.includes('Patient')) ? [patient.resource] : []
  const path = `Patient/${id}/$everything`
  const used = [...params].filter(([name]) => name !== '_page')
  const next = found.length > count && last !== undefined
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [
      linkOf('self', base, path, used),
      ...(next ? [linkOf('next', base, path, [...used, ['_page', String(last)]])] : []),
    ],
    entry: [...own, ...repository.byRid(rids)].map((resource) => entryOf(base, resource, 'match')),
  }
}
