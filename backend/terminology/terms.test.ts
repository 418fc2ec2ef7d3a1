import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { readTerms } from '../../src/lib/terms.ts'
import { inBritish } from './british.ts'
import { isConceptId } from './verhoeff.ts'

const folder = join(import.meta.dirname, '../../public/terms')
const files = readdirSync(folder).filter((name) => name.endsWith('.txt') && name !== 'LICENCE.txt')
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')

it('knows a check digit that fits from one that does not (Verhoeff)', () => {
  expect(isConceptId('195967001')).toBe(true)
  expect(isConceptId('196461000000101')).toBe(true)
  for (const wrong of ['195967002', '195976001', '19596700', 'Asthma', '0195967001'])
    expect(isConceptId(wrong)).toBe(false)
})

describe.each(files)('the starter terms of %s', (name) => {
  const terms = readTerms(textOf(name))
  it('are SNOMED CT concepts by their check digit, every one, with a term, once', () => {
    expect(terms.length).toBeGreaterThan(20)
    expect(terms.filter(({ code }) => !isConceptId(code))).toEqual([])
    expect(new Set(terms.map(({ code }) => code)).size).toBe(terms.length)
    expect(new Set(terms.map(({ display }) => display.toLowerCase())).size).toBe(terms.length)
    // every line of the file is a term
    expect(terms).toHaveLength(textOf(name).trim().split('\n').length)
  })
  it('weigh at most 60 kB on the way', () => {
    expect(gzipSync(textOf(name)).byteLength).toBeLessThanOrEqual(60_000)
  })
  it('are written as the wards write', () => {
    const american = /\b(anemia|edema|esophag|diarrhea|hemorrhage|tumor|pediatric)/i
    expect(terms.filter(({ display }) => american.test(display))).toEqual([])
  })
})

it('are a few thousand problems', () => {
  const problems = [...readTerms(textOf('problems-1.txt')), ...readTerms(textOf('problems-2.txt'))]
  expect(problems.length).toBeGreaterThan(5000)
  expect(new Set(problems.map(({ code }) => code)).size).toBe(problems.length)
})

it.each([
  ['Gastroesophageal reflux with hemorrhage', 'Gastro-oesophageal reflux with haemorrhage'],
  ['Iron deficiency anemia', 'Iron deficiency anaemia'],
  ['Angioedema', 'Angioedema'],
  ['Systemic lupus erythematosus', 'Systemic lupus erythematosus'],
  ['Endemic goiter', 'Endemic goitre'],
  ['Generalized seizure', 'Generalised seizure'],
])('%s becomes %s', (american, british) => expect(inBritish(american)).toBe(british))
