import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { biometryOf, questionsOf, toBiometries } from './biometry.ts'
import { chosen, dioptreText, formulaAdvice, lensDraft, toLens } from './lens.ts'
import { biometryDraft, emptyBiometry, measured } from './measuring.ts'

const session = {
  userId: '5',
  name: 'Rohan Mistry',
  post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'doctor' as const, areas: [] },
}
const actor = { patientId: 'ada', session, actId: 'a', now: new Date('2026-07-01T10:00:00Z') }
const usual = {
  ...emptyBiometry,
  axialLength: '23.45',
  k1: '43.25',
  k1Axis: '90',
  k2: '43.75',
  k2Axis: '180',
  chamberDepth: '3.1',
}
const draft = {
  device: 'IOLMaster 700',
  at: '2026-07-01T09:00',
  checked: false,
  right: usual,
  left: emptyBiometry,
}
const faultsOf = (value: unknown) =>
  biometryDraft.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? []
const stored = (resource: unknown, id: string) =>
  ({ ...(resource as Observation), id }) as Stored<Observation>

describe('biometry', () => {
  it('of one eye is of that eye: the other has none, and is not measured by it', () => {
    const made = (measured(draft, actor).make ?? []).map(({ resource }, index) =>
      stored(resource, `o${index}`),
    )
    expect(made).toHaveLength(1)
    const all = toBiometries(made)
    expect(biometryOf(all, 'right')?.values).toMatchObject({ axialLength: 23.45, k2Axis: 180 })
    expect(biometryOf(all, 'right')?.texts.axialLength).toBe('23.45 mm')
    expect(biometryOf(all, 'left')).toBeUndefined()
  })
  it.each([
    ['a length of 234 mm, whose point was lost', { axialLength: '234' }, 'right.axialLength'],
    ['a comma', { axialLength: '23,45' }, 'right.axialLength'],
    ['a radius where a power is asked for', { k1: '7.8' }, 'right.k1'],
    ['an axis of 0°', { k1Axis: '0' }, 'right.k1Axis'],
    ['half of an eye', { chamberDepth: '' }, 'right.chamberDepth'],
  ])('refuses %s', (_, wrong, path) =>
    expect(faultsOf({ ...draft, right: { ...usual, ...wrong } })).toContain(path),
  )
  it('refuses nothing at all, and takes what is whole', () => {
    expect(faultsOf({ ...draft, right: emptyBiometry })).toContain('right.axialLength')
    expect(faultsOf(draft)).toEqual([])
  })
  it('says that the eyes differ by more than 0.3 mm, and is saved only when that was looked at', () => {
    const other = { ...draft, left: { ...usual, axialLength: '23.76' } }
    expect(questionsOf({ right: { axialLength: 23.45 }, left: { axialLength: 23.75 } })).toEqual([])
    expect(questionsOf({ right: { axialLength: 23.45 }, left: { axialLength: 23.76 } })[0]).toContain(
      'differ by 0.31 mm',
    )
    expect(faultsOf(other)).toEqual(['checked'])
    expect(faultsOf({ ...other, checked: true })).toEqual([])
  })
  it('is shown though it is in another unit, and not counted with', () => {
    const [odd] = toBiometries([
      stored(
        {
          ...measured(draft, actor).make?.[0]?.resource,
          component: [
            {
              code: {
                coding: [
                  { system: 'https://lune.example/fhir/CodeSystem/eye-biometry', code: 'axialLength' },
                ],
              },
              valueQuantity: { value: 2.34, unit: 'cm', code: 'cm' },
            },
          ],
        },
        'x',
      ),
    ])
    expect(odd?.texts.axialLength).toBe('2.34 cm')
    expect(odd?.values.axialLength).toBeUndefined()
  })
})

describe('the lens that is chosen', () => {
  const lens = {
    formula: 'Barrett Universal II' as const,
    model: 'AcrySof SN60WF',
    power: '21.5',
    target: '-0.25',
    predicted: '-0.31',
    table: '21.0 0.04\n21.5 -0.31',
  }
  const biometry = toBiometries([stored(measured(draft, actor).make?.[0]?.resource, 'b1')])[0]
  it('comes in half dioptres, and agrees with its table', () => {
    expect(lensDraft.safeParse(lens).success).toBe(true)
    expect(lensDraft.safeParse({ ...lens, power: '21.3' }).success).toBe(false)
    expect(lensDraft.safeParse({ ...lens, power: '215' }).success).toBe(false)
    expect(lensDraft.safeParse({ ...lens, predicted: '-0.13' }).success).toBe(false)
    expect(lensDraft.safeParse({ ...lens, table: 'as on paper' }).success).toBe(false)
  })
  it('is read back as it was written, with who chose it and the biometry it was chosen by', () => {
    if (!biometry) throw new Error('No biometry')
    const about = { requestId: 'r', eyeWords: 'Right eye', biometry, before: undefined }
    const made = chosen(lens, about, actor).make?.[0]?.resource
    if (made?.resourceType !== 'DeviceRequest') throw new Error('No lens')
    expect(made.supportingInfo).toEqual([{ reference: 'Observation/b1' }])
    expect(toLens({ ...made, id: 'l' })).toMatchObject({
      model: 'AcrySof SN60WF',
      power: 21.5,
      target: -0.25,
      formula: 'Barrett Universal II',
      chosenById: '5',
      table: [
        { power: '+21.0 D', predicted: '+0.04 D' },
        { power: '+21.5 D', predicted: '−0.31 D' },
      ],
    })
  })
  it('says its sign and its unit, and which formula is apt for the length', () => {
    expect([dioptreText(0), dioptreText(-0.5), dioptreText(undefined)]).toEqual([
      '0.00 D',
      '−0.50 D',
      'not recorded',
    ])
    expect(formulaAdvice(21.9)).toContain('Hoffer Q')
    expect(formulaAdvice(26)).toContain('Barrett')
    expect(formulaAdvice(26.01)).toContain('Haigis or SRK/T')
  })
})
