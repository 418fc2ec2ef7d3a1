import { existsSync, readdirSync, readFileSync } from 'node:fs'

import type { FhirResource } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { isPregnancy, ofKind, toPregnancies } from '#departments/maternity/pregnancy/pregnancy.ts'

import { elsewhereOf } from './elsewhere.ts'

/** Published data stands beside the project, where there is any; a clone that stands alone says that this was skipped. */
const folder = new URL('../../../../../shared/data/maternity-anc/', import.meta.url)

describe.skipIf(!existsSync(folder))('the published antenatal records of the WHO', () => {
  const all = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as FhirResource)
    : []
  const [observations, conditions] = [ofKind(all, 'Observation'), ofKind(all, 'Condition')]
  const episodes = ofKind(all, 'EpisodeOfCare')

  it('are seen as pregnancies, by their type or by the problem they are about', () => {
    expect(episodes.length).toBeGreaterThan(0)
    expect(episodes.filter((one) => !isPregnancy(one, conditions))).toEqual([])
  })
  it('have every observation shown, in words', () => {
    const shown = elsewhereOf(observations, false)
    expect(shown).toHaveLength(observations.length)
    const words = shown.map(({ what, text }) => `${what}: ${text}`).join('\n')
    expect(words).not.toMatch(/\bundefined\b|\bNaN\b|\[object Object\]|\bnull:/)
    expect(words).toContain('Rh factor: Rh negative')
    // whether with the pregnancy or beside it
    const [otala] = toPregnancies({
      episodes: episodes.filter(({ patient }) => patient.reference === 'Patient/charity-otala-1').slice(0, 1),
      observations: observations.filter(({ subject }) => subject?.reference === 'Patient/charity-otala-1'),
      encounters: ofKind(all, 'Encounter'),
      conditions,
    })
    expect(otala).toMatchObject({ parity: 'G1 P0+0', begun: '2019-05-22' })
    expect(elsewhereOf(observations, true).map(({ what }) => what)).toContain('Gestational age')
  })
})
