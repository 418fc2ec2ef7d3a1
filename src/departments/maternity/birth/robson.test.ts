import { describe, expect, it } from 'vitest'

import { robson, type RobsonInputs } from './robson.ts'

const plain: RobsonInputs = {
  firstBirth: true,
  caesareanBefore: false,
  several: false,
  presentation: 'cephalic',
  term: true,
  onset: 'spontaneous',
}

describe('the Robson group', () => {
  it.each<[number, Partial<RobsonInputs>]>([
    [1, {}],
    [2, { onset: 'induced' }],
    [2, { onset: 'caesarean before labour' }],
    [3, { firstBirth: false }],
    [4, { firstBirth: false, onset: 'induced' }],
    [4, { firstBirth: false, onset: 'caesarean before labour' }],
    [5, { firstBirth: false, caesareanBefore: true }],
    [5, { firstBirth: false, caesareanBefore: true, onset: 'induced' }],
    [6, { presentation: 'breech' }],
    [6, { presentation: 'breech', term: false }],
    [7, { firstBirth: false, presentation: 'breech', caesareanBefore: true }],
    [8, { several: true, presentation: 'transverse', term: false }],
    [9, { presentation: 'transverse' }],
    [10, { term: false }],
    [10, { firstBirth: false, caesareanBefore: true, term: false }],
  ])('is %i by the table of the WHO', (group, more) => {
    expect(robson({ ...plain, ...more })).toMatchObject({ group })
  })

  it('is told of twins although nothing else is known', () => {
    const nothing = Object.fromEntries(Object.keys(plain).map((name) => [name, undefined]))
    expect(robson({ ...(nothing as RobsonInputs), several: true })).toMatchObject({ group: 8 })
  })
  it('is not told without what decides it, and names that alone', () => {
    expect(robson({ ...plain, onset: undefined })).toEqual({ missing: ['onset'] })
    expect(robson({ ...plain, firstBirth: false, caesareanBefore: undefined, onset: undefined })).toEqual({
      missing: ['caesareanBefore', 'onset'],
    })
  })
  it('is not told of a first birth after a caesarean', () => {
    expect(robson({ ...plain, caesareanBefore: true })).toHaveProperty('contradiction')
  })

  const all = <T>(...values: T[]): (T | undefined)[] => [...values, undefined]
  const every: RobsonInputs[] = all(true, false).flatMap((firstBirth) =>
    all(true, false).flatMap((caesareanBefore) =>
      all(true, false).flatMap((several) =>
        all<NonNullable<RobsonInputs['presentation']>>('cephalic', 'breech', 'transverse').flatMap(
          (presentation) =>
            all(true, false).flatMap((term) =>
              all<NonNullable<RobsonInputs['onset']>>(
                'spontaneous',
                'induced',
                'caesarean before labour',
              ).map((onset) => ({ firstBirth, caesareanBefore, several, presentation, term, onset })),
            ),
        ),
      ),
    ),
  )
  const isWhole = (inputs: RobsonInputs) => Object.values(inputs).every((value) => value !== undefined)
  const contradicts = ({ firstBirth, caesareanBefore }: RobsonInputs) =>
    firstBirth === true && caesareanBefore === true
  /** What was wrong with what was told of it; undefined: nothing */
  function fault(inputs: RobsonInputs): string | undefined {
    const told = robson(inputs)
    if (contradicts(inputs)) return 'contradiction' in told ? undefined : 'a contradiction was not seen'
    if ('group' in told) return told.group >= 1 && told.group <= 10 ? undefined : 'no such group'
    if (isWhole(inputs)) return 'all is known, and no group was told'
    if (!('missing' in told) || told.missing.length === 0) return 'neither a group nor what is missing'
    return told.missing.every((name) => inputs[name] === undefined) ? undefined : 'named what is known'
  }
  it('is one group of every birth of which all is known, and a group or what is missing of every other', () => {
    expect(every).toHaveLength(3 * 3 * 3 * 4 * 3 * 4)
    expect(every.filter((inputs) => fault(inputs) !== undefined)).toEqual([])
  })
  it('never changes by what was missing becoming known', () => {
    const groupOf = (inputs: RobsonInputs) => {
      const told = robson(inputs)
      return 'group' in told ? told.group : undefined
    }
    const known = every.filter(isWhole).map((inputs) => ({ inputs, group: groupOf(inputs) }))
    const names = Object.keys(plain) as (keyof RobsonInputs)[]
    const changed = every.filter((partial) => {
      const group = groupOf(partial)
      const fits = known.filter(({ inputs }) =>
        names.every((name) => partial[name] === undefined || partial[name] === inputs[name]),
      )
      return group !== undefined && fits.some((later) => later.group !== undefined && later.group !== group)
    })
    expect(changed).toEqual([])
  })
})
