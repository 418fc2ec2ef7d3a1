import type { Condition, DiagnosticReport, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { toObservationChart } from '#clinical/observations/observation-set.ts'
import { toReport } from '#clinical/results/report.ts'
import type { Stored } from '#fhir/client.ts'
import { snomed } from '#fhir/coding.ts'

import { isActive, problemQuote, reportQuote, setQuote } from './quotable.ts'

const subject = { reference: 'Patient/ada' }
const at = '2026-03-14T08:10:00Z'

describe('a set of observations', () => {
  const pulse: Stored<Observation> = {
    resourceType: 'Observation',
    id: 'pulse',
    status: 'final',
    subject,
    code: { coding: [snomed('364075005')] },
    effectiveDateTime: at,
    valueQuantity: { value: 112, unit: 'beats/min', code: '/min' },
    performer: [{ display: 'Mr Daniel Okoro' }],
  }
  const score: Stored<Observation> = {
    resourceType: 'Observation',
    id: 'score',
    status: 'final',
    subject,
    code: { coding: [snomed('1104051000000101')] },
    effectiveDateTime: at,
    valueInteger: 7,
    derivedFrom: [{ reference: 'Observation/pulse' }],
  }
  it('is quoted as recorded, with when, by whom, and what it is taken from', () => {
    const [set] = toObservationChart([pulse, score]).sets
    expect(set && setQuote(set)).toEqual({
      references: ['Observation/score', 'Observation/pulse'],
      words: 'NEWS2 7\nPulse: 112 per minute',
      said: '14-Mar-2026 08:10 · Mr Daniel Okoro',
    })
  })
  it('without a recorded score is quoted without one: nothing is counted for a quote', () => {
    const [set] = toObservationChart([pulse]).sets
    expect(set && setQuote(set).words).toBe('Pulse: 112 per minute')
  })
})

describe('a report', () => {
  const line = (id: string, name: string, value: number, high?: boolean): Stored<Observation> => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    subject,
    code: { text: name },
    valueQuantity: { value, unit: 'mmol/L' },
    ...(high ? { interpretation: [{ coding: [{ code: 'H' }] }] } : {}),
  })
  const report: Stored<DiagnosticReport> = {
    resourceType: 'DiagnosticReport',
    id: 'ue',
    status: 'preliminary',
    subject,
    code: { text: 'Urea and electrolytes' },
    effectiveDateTime: at,
    performer: [{ display: 'Blackburn laboratory' }],
    result: [{ reference: 'Observation/k' }, { reference: 'Observation/na' }],
  }
  const read = toReport(report, [line('k', 'Potassium', 5.9, true), line('na', 'Sodium', 140)])
  it('is quoted whole, or only what its laboratory marked, and never without its status', () => {
    expect(reportQuote(read, 'all').words).toBe(
      'Urea and electrolytes (Preliminary)\nPotassium 5.9 mmol/L (High)\nSodium 140 mmol/L',
    )
    expect(reportQuote(read, 'marked')).toEqual({
      references: ['DiagnosticReport/ue'],
      words: 'Urea and electrolytes (Preliminary)\nPotassium 5.9 mmol/L (High)',
      said: '14-Mar-2026 08:10 · Blackburn laboratory',
    })
  })
})

describe('a problem', () => {
  const problem: Stored<Condition> = {
    resourceType: 'Condition',
    id: 'copd',
    subject,
    code: { text: 'COPD' },
    verificationStatus: { coding: [{ code: 'provisional', display: 'Provisional' }] },
    onsetDateTime: '2019',
    recordedDate: '2019-05-02',
    recorder: { display: 'Dr Amina Hargreaves' },
  }
  it('is quoted with its doubt', () => {
    expect(problemQuote(problem)).toEqual({
      references: ['Condition/copd'],
      words: 'COPD, Provisional, since 2019',
      said: '02-May-2019 · Dr Amina Hargreaves',
    })
  })
  it('that is resolved, refuted or in error is not offered', () => {
    const status = (code: string) => ({ coding: [{ code }] })
    expect(isActive(problem)).toBe(true)
    expect(isActive({ ...problem, clinicalStatus: status('resolved') })).toBe(false)
    expect(isActive({ ...problem, verificationStatus: status('entered-in-error') })).toBe(false)
  })
})
