import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { classes, classify, colourOf, type Decelerations, decelerationKinds, type Features } from './ctg.ts'

const white: Features = {
  baseline: 130,
  variability: 10,
  variabilityFor: undefined,
  sinusoidal: false,
  decelerations: 'none',
  decelerationsFor: undefined,
}

describe('the classification of a CTG', () => {
  it.each([
    [99, 'red'],
    [100, 'amber'],
    [109, 'amber'],
    [110, 'white'],
    [160, 'white'],
    [161, 'red'],
  ] as const)('colours a baseline of %i %s', (baseline, colour) => {
    expect(colourOf.baseline({ ...white, baseline })).toBe(colour)
  })
  it('colours a rise of 20 from the first baseline amber', () => {
    expect(colourOf.baseline({ ...white, baseline: 149, firstBaseline: 130 })).toBe('white')
    expect(colourOf.baseline({ ...white, baseline: 150, firstBaseline: 130 })).toBe('amber')
  })
  it.each([
    [5, undefined, 'white'],
    [25, undefined, 'white'],
    [4, 29, 'white'],
    [4, 30, 'amber'],
    [4, 50, 'amber'],
    [4, 51, 'red'],
    [26, 10, 'amber'],
    [26, 11, 'red'],
    [4, undefined, undefined],
    [26, undefined, undefined],
  ] as const)('colours a variability of %i for %s minutes %s', (variability, variabilityFor, colour) => {
    expect(colourOf.variability({ ...white, variability, variabilityFor })).toBe(colour)
  })
  it.each([
    ['early', undefined, 'white'],
    ['variable', 90, 'white'],
    ['late', 30, 'amber'],
    ['late', 31, 'red'],
    ['concerning', 31, 'red'],
    ['prolonged', 3, 'red'],
    ['late', undefined, undefined],
  ] as const)('colours %s decelerations for %s minutes %s', (decelerations, decelerationsFor, colour) => {
    expect(colourOf.decelerations({ ...white, decelerations, decelerationsFor })).toBe(colour)
  })
  it('is suspicious from one amber, pathological from two or from one red', () => {
    expect(classify(white)).toMatchObject({ is: 'normal' })
    expect(classify({ ...white, baseline: 105 })).toMatchObject({ is: 'suspicious' })
    expect(classify({ ...white, baseline: 105, variability: 3, variabilityFor: 40 })).toMatchObject({
      is: 'pathological',
    })
    expect(classify({ ...white, sinusoidal: true })).toMatchObject({ is: 'pathological' })
  })
  it('is not classified while a feature is missing, and says what is known to be at least', () => {
    expect(classify({ ...white, baseline: undefined })).toMatchObject({
      status: 'not classified',
      missing: ['baseline'],
      atLeast: undefined,
    })
    expect(classify({ ...white, baseline: 90, variability: undefined })).toMatchObject({
      status: 'not classified',
      atLeast: 'pathological',
    })
  })

  const kinds = Object.keys(decelerationKinds) as Decelerations[]
  const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
  const anyFeatures: fc.Arbitrary<Features> = fc.record({
    baseline: some(fc.integer({ min: 40, max: 240 })),
    firstBaseline: some(fc.integer({ min: 90, max: 170 })),
    variability: some(fc.integer({ min: 0, max: 60 })),
    variabilityFor: some(fc.integer({ min: 0, max: 120 })),
    sinusoidal: fc.boolean(),
    decelerations: some(fc.constantFrom(...kinds)),
    decelerationsFor: some(fc.integer({ min: 0, max: 120 })),
  })
  it('is never called normal with something missing', () => {
    fc.assert(
      fc.property(anyFeatures, (features) => {
        const found = classify(features)
        const unknown = Object.values(colourOf).some((colour) => colour(features) === undefined)
        expect(found.status === 'not classified').toBe(unknown)
      }),
    )
  })
  it('never gets better by lasting longer', () => {
    const rank = (features: Features) => {
      const found = classify(features)
      const is = found.status === 'classified' ? found.is : found.atLeast
      return is === undefined ? 0 : classes.indexOf(is)
    }
    fc.assert(
      fc.property(anyFeatures, fc.nat(60), fc.nat(60), (features, more, longer) => {
        const { variabilityFor, decelerationsFor } = features
        const later = {
          ...features,
          variabilityFor: variabilityFor === undefined ? undefined : variabilityFor + more,
          decelerationsFor: decelerationsFor === undefined ? undefined : decelerationsFor + longer,
        }
        expect(rank(later)).toBeGreaterThanOrEqual(rank(features))
      }),
    )
  })
})
