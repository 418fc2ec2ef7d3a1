import type { Bundle, BundleEntry, FhirResource, Patient } from 'fhir/r4'
import { beforeEach } from 'vitest'

import type { Who } from './hospital-for-tests.ts'
import { observation, stay } from './patients-for-tests.ts'
import { hospitalOverStore } from './store-hospital-for-tests.ts'

export const hospital = await hospitalOverStore()

/** Each fact has two people of its own: `known` and `unknown`, who are one. */
export let known = ''
export let unknown = ''
export let count = 0

export const put = async (resource: FhirResource) => {
  const { status, body } = await hospital.as(
    'system',
    'PUT',
    `/${resource.resourceType}/${resource.id}`,
    resource,
  )
  if (status > 201) throw new Error(JSON.stringify(body))
}
export const read = async <R extends FhirResource>(who: Who, address: string) =>
  (await hospital.as<R>(who, 'GET', `/${address}`)).body
export const found = async <R extends FhirResource>(who: Who, url: string): Promise<R[]> =>
  ((await hospital.as<Bundle<R>>(who, 'GET', `/${url}`)).body.entry ?? []).flatMap(
    ({ resource }) => resource ?? [],
  )

beforeEach(async () => {
  hospital.clock.now += 60_000
  count += 1
  known = `known-${count}`
  unknown = `unknown-${count}`
  await put({ resourceType: 'Patient', id: known, active: true, name: [{ family: 'Field', given: ['Ada'] }] })
  await put({
    resourceType: 'Patient',
    id: unknown,
    active: true,
    name: [{ family: 'Unknown', given: ['Female'] }],
  })
  await put(observation(`${known}-pulse`, known))
  await put(observation(`${unknown}-pulse`, unknown))
  await put(stay(`${unknown}-stay`, unknown))
})

const change = (seen: Patient, to: Partial<Patient>): BundleEntry<FhirResource> => ({
  resource: { ...seen, ...to },
  request: { method: 'PUT', url: `Patient/${seen.id}`, ifMatch: `W/"${seen.meta?.versionId}"` },
})
const signed = (...ids: string[]): BundleEntry<FhirResource> => ({
  resource: {
    resourceType: 'Provenance',
    recorded: new Date().toISOString(),
    target: ids.map((id) => ({ reference: `Patient/${id}` })),
    reason: [{ text: 'Her sister named her' }],
    agent: [{ who: { display: 'Test admin' } }],
  },
  request: { method: 'POST', url: 'Provenance' },
})
export const transaction = (...entry: BundleEntry<FhirResource>[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry,
})
const replaces = (id: string) =>
  [{ type: 'replaces', other: { reference: `Patient/${id}` } }] as Patient['link']
export const replacedBy = (id: string) =>
  [{ type: 'replaced-by', other: { reference: `Patient/${id}` } }] as Patient['link']

export async function merging(loser = unknown, survivor = known) {
  const [kept, left] = [
    await read<Patient>('admin', `Patient/${survivor}`),
    await read<Patient>('admin', `Patient/${loser}`),
  ]
  return [
    change(kept, { link: [...(kept.link ?? []), ...(replaces(loser) ?? [])] }),
    change(left, { active: false, link: [...(left.link ?? []), ...(replacedBy(survivor) ?? [])] }),
    signed(survivor, loser),
  ]
}
export const merge = async (who: Who = 'admin', ...more: string[]) =>
  hospital.as(who, 'POST', '/', transaction(...(await merging(...more))))
export async function part() {
  const [kept, left] = [
    await read<Patient>('admin', `Patient/${known}`),
    await read<Patient>('admin', `Patient/${unknown}`),
  ]
  return hospital.as(
    'admin',
    'POST',
    '/',
    transaction(change(kept, { link: [] }), change(left, { active: true, link: [] }), signed(known, unknown)),
  )
}
