import type { BundleEntry, Condition, Provenance } from 'fhir/r4'
import { expect, it } from 'vitest'

import { signedBy, transactionOf } from './act.ts'
import { toSignature } from '#clinical/entries/provenance.ts'

const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire Hospitals',
  title: 'Nurse',
  role: 'nurse' as const,
  areas: [],
}
const actor = {
  patientId: 'p1',
  session: { userId: '555036632103', name: 'Joy Ashworth', post },
  actId: 'act',
  now: new Date('2026-03-14T10:00:00Z'),
}
const made: Condition = {
  resourceType: 'Condition',
  identifier: [{ system: 'urn:s', value: 'e1' }],
  subject: { reference: 'Patient/p1' },
}
const seen: Condition = { ...made, id: 'c1', meta: { versionId: '3' } }
const provenance = (entry: BundleEntry | undefined) => entry?.resource as Provenance

it('writes a new entry once, signed by who made it, in which role, for whom', () => {
  const [entry, signed] = transactionOf({ make: [{ resource: made }] }, actor)
  expect(entry?.request).toMatchObject({ method: 'POST', ifNoneExist: 'identifier=urn%3As%7Ce1' })
  expect(provenance(signed).target).toEqual([{ reference: entry?.fullUrl }])
  expect(toSignature(provenance(signed), 'Condition/c1')).toMatchObject({
    who: 'Joy Ashworth',
    role: 'Nurse',
    organisation: 'East Lancashire Hospitals',
    created: true,
  })
})
it('writes a change against the version seen, and signs which version it made of which', () => {
  const [entry, signed] = transactionOf({ change: [{ seen, to: seen }], reason: 'Spirometry' }, actor)
  expect(entry?.request).toEqual({ method: 'PUT', url: 'Condition/c1', ifMatch: 'W/"3"' })
  expect(toSignature(provenance(signed), 'Condition/c1')).toMatchObject({
    madeOf: '3',
    reason: 'Spirometry',
    created: false,
    did: 'Changed',
  })
})
it('finds again what it has signed, so that nothing is signed twice', () => {
  const act = { make: [{ resource: made }], change: [{ seen, to: seen }] }
  const signed = transactionOf(act, actor).filter(({ resource }) => resource?.resourceType === 'Provenance')
  const asked = signed.map(({ request }) => decodeURIComponent(request?.ifNoneExist ?? ''))
  expect(new Set(asked).size).toBe(2)
  expect(asked[0]).toBe(`_tag=${signedBy('act', act)}`)
})
it('names the patient, so that the gateway knows whom it is about', () => {
  expect(JSON.stringify(transactionOf({ change: [{ seen, to: seen }] }, actor)[1])).toContain('"Patient/p1"')
})
it('says from which entry of another organisation one was taken', () => {
  const from = { reference: 'Condition/x', display: 'Asthma, Preston' }
  const [, signed] = transactionOf({ make: [{ resource: made, from }] }, actor)
  expect(toSignature(provenance(signed), 'Condition/c1').from).toEqual(from)
})
