import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { FhirResponse } from '../fhir-backend.ts'
import { refusedFreshEyes } from './fresh-eyes.ts'

const labour = 'https://lune.example/fhir/CodeSystem/labour'
const by = (...those: string[]) => those.map((value) => ({ identifier: { value } }))
const ctg: Observation = {
  resourceType: 'Observation',
  id: 'ctg',
  status: 'final',
  code: { coding: [{ system: labour, code: 'ctg' }] },
  performer: by('midwife', 'amender'),
}
const eyes = (who: string, more: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: labour, code: 'ctg-fresh-eyes' }] },
  performer: by(who),
  derivedFrom: [{ reference: 'Observation/ctg' }],
  ...more,
})
const caller = (userId: string) => ({
  userId,
  name: userId,
  role: 'midwife' as const,
  roleId: '1',
  roleCode: '1',
  orgCode: 'RXR',
  sid: undefined,
  authTime: undefined,
})
const read = (url: string): Promise<FhirResponse> =>
  Promise.resolve(
    url === '/Observation/ctg' ? { status: 200, headers: {}, body: ctg } : { status: 404, headers: {} },
  )
const answer = async (who: string, one: Observation, stored?: Observation) =>
  (await refusedFreshEyes(caller(who), one, stored, read))?.status

describe('fresh eyes on a CTG', () => {
  it('are a second person’s', async () => {
    expect(await answer('registrar', eyes('registrar'))).toBeUndefined()
  })
  it('are refused of whoever classified it, or amended it', async () => {
    expect(await answer('midwife', eyes('midwife'))).toBe(403)
    expect(await answer('amender', eyes('amender'))).toBe(403)
  })
  it('are signed by nobody else than whoever looked', async () => {
    expect(await answer('midwife', eyes('registrar'))).toBe(403)
    expect(await answer('registrar', eyes('registrar', { performer: [] }))).toBe(403)
  })
  it('name the CTG they are about, one that is there', async () => {
    expect(await answer('registrar', eyes('registrar', { derivedFrom: [] }))).toBe(403)
    expect(
      await answer('registrar', eyes('registrar', { derivedFrom: [{ reference: 'Observation/other' }] })),
    ).toBe(403)
  })
  it('cannot be had by classifying a CTG in somebody else’s name, or by taking one’s own off it', async () => {
    expect(await answer('midwife', { ...ctg, performer: by('midwife') })).toBeUndefined()
    expect(await answer('midwife', { ...ctg, performer: by('registrar') })).toBe(403)
    expect(await answer('registrar', { ...ctg, performer: by('registrar') }, ctg)).toBe(403)
    expect(
      await answer('registrar', { ...ctg, performer: by('midwife', 'amender', 'registrar') }, ctg),
    ).toBeUndefined()
  })
  it('are taken back by anybody who may write', async () => {
    expect(await answer('midwife', eyes('registrar', { status: 'entered-in-error' }))).toBeUndefined()
  })
})
