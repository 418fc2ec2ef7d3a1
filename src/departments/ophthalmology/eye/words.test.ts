import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import fc from 'fast-check'
import type { BodyStructure, FhirResource, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { findings, fromMark, markText, parts, toMark, zones } from './drawing.ts'
import { toFindings } from './finding.ts'
import { aboveTarget, gradeWords, isNarrow, pressureWords, severityOf } from './grades.ts'
import { wordsOf } from './words.ts'

const observation = (more: Partial<Observation>): Stored<Observation> => ({
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  code: {},
  ...more,
})

describe('a refraction', () => {
  const code = (one: string) => ({ coding: [{ system: 'http://snomed.info/sct', code: one }] })
  const refraction = (sphere: number, cylinder?: number, axis?: number) =>
    wordsOf(
      observation({
        code: code('251794006'),
        component: [
          { code: code('251795007'), valueQuantity: { value: sphere } },
          ...(cylinder === undefined
            ? []
            : [{ code: code('251797004'), valueQuantity: { value: cylinder } }]),
          ...(axis === undefined ? [] : [{ code: code('251799001'), valueQuantity: { value: axis } }]),
        ],
      }),
    )
  it('reads as opticians write it, with its spherical equivalent', () => {
    expect(refraction(-2.25, -0.5, 90)).toMatchObject({
      text: '−2.25 / −0.50 × 90',
      also: ['spherical equivalent −2.50'],
    })
    expect(refraction(0, 0)).toMatchObject({ text: '0.00', also: ['spherical equivalent 0.00'] })
  })
  it('keeps a plus cylinder as one, and has no equivalent of half a refraction', () => {
    expect(refraction(-1, 0.75, 10).text).toBe('−1.00 / +0.75 × 10')
    expect(refraction(-1)).toMatchObject({ text: '−1.00', also: [] })
    expect(refraction(-1, -2).text).toBe('−1.00 / −2.00 × axis not recorded')
  })
})

describe('what follows by a rule', () => {
  it.each([
    [0, 'early or none'],
    [-6, 'early or none'],
    [-6.01, 'moderate'],
    [-12, 'moderate'],
    [-12.5, 'severe'],
  ])('a mean deviation of %d dB is a loss %s', (deviation, words) => {
    expect(severityOf(deviation)).toContain(words)
  })
  it('calls active proliferative retinopathy urgent, refers maculopathy, and asks nothing of the others', () => {
    const grade = (...words: string[]) =>
      gradeWords({ component: words.map((text) => ({ code: {}, valueCodeableConcept: { text } })) })
    expect(grade('R3A, proliferative, active', 'M0, none')).toEqual([
      'Urgent: active proliferative retinopathy',
    ])
    expect(grade('R1, background', 'M1A, maculopathy, active')).toEqual(['Refer to the hospital eye service'])
    expect(grade('R0, none', 'M0, none')).toEqual([])
    expect(grade('R3S, proliferative, stable', 'M0, none')).toEqual([])
  })
  it.each([
    [{ superior: 'Grade 1' }, true],
    [{ nasal: 'Grade 0, closed' }, true],
    [{ vanHerick: '25%' }, true],
    [{ superior: 'Grade 2', vanHerick: '30%' }, false],
    [{}, false],
  ])('an angle of %j is narrow: %s', (angle, narrow) => {
    expect(isNarrow(angle)).toBe(narrow)
  })
  it.each([
    [9, 'below the usual 10–21 mmHg'],
    [10, undefined],
    [21, undefined],
    [22, 'above the usual 10–21 mmHg'],
    [24, 'above the usual 10–21 mmHg; NICE NG81 treats from 24'],
  ])('a pressure of %d mmHg is %s', (pressure, words) => {
    expect(pressureWords(pressure)).toBe(words)
  })
})

it.each([
  [19, 18, 'Above the target of 18 mmHg'],
  [18, 18, undefined],
  [19, undefined, undefined],
  [undefined, 18, undefined],
])('a pressure of %s with a target of %s is said to be above it: %s', (pressure, target, words) => {
  expect(aboveTarget(pressure, target)).toBe(words)
})

describe('a typed drawing', () => {
  it('is written to the record and read from it without a loss', () => {
    const mark = fc.constantFrom(...parts).chain((part) =>
      fc.record({
        part: fc.constant(part),
        mark: fc.record({
          finding: fc.constantFrom(...Object.keys(findings[part])),
          zone: fc.constantFrom(...zones[part].map(({ name }) => name)),
          hour: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        }),
      }),
    )
    fc.assert(
      fc.property(mark, (drawn) => {
        const written = observation(fromMark(drawn.part, drawn.mark))
        expect(toMark(written)).toEqual(drawn)
        expect(wordsOf(written).text).toBe(markText(drawn.mark))
      }),
    )
  })
})

it('says that a reading is in a form that is not known, with what is written beside it', () => {
  const odd = observation({ code: { text: 'Aberrometry' }, note: [{ text: 'See the device' }] })
  expect(wordsOf(odd)).toMatchObject({
    title: 'Aberrometry',
    text: 'In no form that is known here. See the device',
  })
})
it('shows an acuity in a unit that is not known as it was sent, and says so', () => {
  const acuity = { coding: [{ system: 'http://snomed.info/sct', code: '251739003' }] }
  expect(wordsOf(observation({ code: acuity, valueString: '6/9 partly' })).text).toBe(
    '6/9 partly (in no unit that is known here)',
  )
})

const folder = fileURLToPath(new URL('../../../../../shared/data/eyecare/', import.meta.url))
const published = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as FhirResource)
  : []

// not a part of the project: a clone that stands alone says that it was not read
describe.skipIf(published.length === 0)('the published examinations of eyes', () => {
  const structures = published.filter((one): one is BodyStructure => one.resourceType === 'BodyStructure')
  const observations = published.filter((one) => one.resourceType === 'Observation')
  const shown = toFindings(observations as Stored<Observation>[], structures)
  it('are all shown, each in the column of its eye', () => {
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(observations.map(({ id }) => id)))
    expect(shown.map(({ id, eye }) => [id, eye]).filter(([, eye]) => !eye)).toEqual([])
    for (const { id, eye } of shown) expect([id, eye]).toEqual([id, id.includes('-re-') ? 'right' : 'left'])
  })
  it('say what they say in words', () => {
    const said = Object.fromEntries(shown.map(({ id, title, words }) => [id, `${title}: ${words.text}`]))
    expect(said).toEqual({
      'observation-iop-goldman-re-0': 'Intraocular pressure: 25.4 mmHg',
      'observation-iop-goldman-le-0': 'Intraocular pressure: 26 mmHg',
      'observation-refraction-re-0': 'Refraction: −2.50 / −2.50 × 60',
      'va-snellen-distance-re-0': 'Visual acuity: 0.544 logMAR',
      'va-snellen-distance-le-0': 'Visual acuity: 0.60 logMAR',
      'va-snellen-corrected-re-0': 'Visual acuity: 0.30 logMAR',
      'vf-fixation-loss-re-0': 'Fixation loss: 1 : 15',
      'vf-mean-deviation-re-0': 'Visual field: 4.56 decibels',
    })
  })
  it('keep what their writer calls them, where that is more than what we do', () => {
    expect(shown.find(({ id }) => id === 'va-snellen-corrected-re-0')?.words.how).toBe(
      'Snellen chart, Corrected visual acuity',
    )
  })
})
