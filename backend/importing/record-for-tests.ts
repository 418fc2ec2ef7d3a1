import type { FhirResource, Patient } from 'fhir/r4'

import type { Answer, BatchRequest, RecordClient } from './record-client.ts'

/** A record that takes everything: what it holds, and its versions, are there to be looked at. */
export function emptyRecord() {
  const held = new Map<string, FhirResource[]>()
  const answer = (status: number, resource?: FhirResource): Answer => ({
    status,
    ...(resource ? { resource } : {}),
    reason: String(status),
  })
  const bundle = (resources: FhirResource[]): FhirResource => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  })
  const handle = ({ method, url, resource, ifMatch }: BatchRequest): Answer => {
    const versions = held.get(url) ?? []
    if (method === 'PUT' && resource) {
      if (ifMatch && ifMatch !== `W/"${versions.length}"`) return answer(412)
      held.set(url, [
        ...versions,
        { ...resource, meta: { ...resource.meta, versionId: String(versions.length + 1) } },
      ])
      return answer(201)
    }
    if (url.endsWith('/_history?_count=100'))
      return answer(200, bundle(held.get(url.replace(/\/_history.*/, '')) ?? []))
    const [type = '', query = ''] = url.split('?')
    const parameters = new URLSearchParams(query)
    const ids = parameters.get('_id')?.split(',')
    const current = [...held].filter(([key]) => key.startsWith(`${type}/`)).map(([, all]) => all.at(-1))
    const found = current.filter((one): one is Patient => {
      if (one?.resourceType !== type) return false
      if (ids) return ids.includes(one.id ?? '')
      const [system, value] = parameters.get('identifier')?.split('|') ?? []
      return (
        'identifier' in one &&
        [one.identifier].flat().some((id) => id?.system === system && id?.value === value)
      )
    })
    return answer(200, bundle(found))
  }
  const batch = (requests: BatchRequest[]) => Promise.resolve(requests.map(handle))
  const record: RecordClient = { batch, together: batch }
  const current = (key: string) => held.get(key)?.at(-1)
  const writes = () => [...held.values()].reduce((sum, versions) => sum + versions.length, 0)
  return { record, held, current, writes }
}
