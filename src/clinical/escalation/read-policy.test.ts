import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { news2 } from '#clinical/observations/news2.ts'

import { escalationAsked } from './asked.ts'
import { nationalPolicy } from './policy.ts'
import { toPolicy } from './read-policy.ts'

const minutes = (value: number) => ({ timingDuration: { value, code: 'min' } })
const responder = (id: string, title: string, within: number, next?: string): PlanDefinitionAction => ({
  id,
  title,
  ...minutes(within),
  ...(next ? { relatedAction: [{ actionId: next, relationship: 'before-start' }] } : {}),
})
const response = (id: string, to: string, tell: number): PlanDefinitionAction => ({
  id,
  description: 'Assess',
  priority: 'urgent',
  participant: [{ type: 'practitioner', role: { coding: [{ code: to }] } }],
  ...minutes(tell),
  documentation: [{ type: 'documentation', display: 'Local policy 2026' }],
})
const plan = (
  title: string,
  {
    of,
    date,
    responders = [],
    responses = [],
  }: {
    of?: string
    date?: string
    responders?: PlanDefinitionAction[]
    responses?: PlanDefinitionAction[]
  },
): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  status: 'active',
  title,
  ...(date ? { date } : {}),
  ...(of ? { useContext: [{ code: { code: 'venue' }, valueReference: { identifier: { value: of } } }] } : {}),
  action: [
    { id: 'responders', action: responders },
    { id: 'responses', action: responses },
  ],
})
const region = plan('Region', {
  responders: [responder('medical-team', 'On-call team', 45, 'critical-care')],
})
const trust = plan('Trust', {
  of: 'RXR',
  responders: [responder('medical-team', 'Acute team', 20, 'emergency-team')],
})
const other = plan('Other', { of: 'RXL', responders: [responder('medical-team', 'Other team', 5)] })

describe('the escalation policy of a trust', () => {
  it('is the national default where the record says nothing, and says so', () => {
    expect(toPolicy([], 'RXR')).toBe(nationalPolicy)
    expect(toPolicy([other], 'RXR').name).toMatch(/own default/)
  })
  it('is the region’s where it has none of its own, and its own before the region’s', () => {
    expect(toPolicy([region, other], 'RXR').rungs['medical-team']).toEqual({
      words: 'On-call team',
      within: 45,
      next: 'critical-care',
    })
    const own = toPolicy([other, trust, region], 'RXR')
    expect(own.rungs['medical-team']).toMatchObject({ words: 'Acute team', within: 20 })
    expect(own.rungs['critical-care']).toEqual(nationalPolicy.rungs['critical-care'])
    expect(own.name).toBe('Region; Trust')
  })
  it('is the newest of two', () => {
    const old = plan('Old', { date: '2025-01-01', responders: [responder('medical-team', 'Old team', 90)] })
    const fresh = plan('New', { date: '2026-01-01', responders: [responder('medical-team', 'New team', 30)] })
    expect(toPolicy([old, fresh], 'RXR').rungs['medical-team']?.words).toBe('New team')
  })
  it('decides whom a set calls and by when, and every task says whose policy it was', () => {
    const policy = toPolicy(
      [
        plan('Trust', {
          of: 'RXR',
          responders: [responder('outreach', 'Outreach nurse', 20)],
          responses: [response('news2-medium', 'outreach', 5)],
        }),
      ],
      'RXR',
    )
    const readings = {
      rr: 21,
      spo2: 93,
      onOxygen: false,
      sbp: 120,
      pulse: 95,
      acvpu: 'A',
      temp: 37.5,
    } as const
    expect(
      escalationAsked(
        { chart: 'NEWS2', news2: news2(readings, 1), pews: undefined, readings, concerns: undefined },
        policy,
      ),
    ).toMatchObject({
      to: 'outreach',
      words: 'Outreach nurse',
      next: undefined,
      tellWithin: 5,
      reviewWithin: 20,
      source: 'Local policy 2026. Whom, and by when: Trust',
    })
  })
  it('may call the nurse in charge to a score of 1 to 4, for which the national default calls nobody', () => {
    const policy = toPolicy(
      [plan('Trust', { of: 'RXR', responses: [response('news2-low', 'nurse-in-charge', 30)] })],
      'RXR',
    )
    const readings = { rr: 21, spo2: 98, onOxygen: false, sbp: 120, pulse: 80, acvpu: 'A', temp: 37 } as const
    const set = {
      chart: 'NEWS2',
      news2: news2(readings, 1),
      pews: undefined,
      readings,
      concerns: undefined,
    } as const
    expect(escalationAsked(set, policy)).toMatchObject({ because: 'NEWS2 2, low', to: 'nurse-in-charge' })
    expect(escalationAsked(set, nationalPolicy)).toBeUndefined()
  })
  it.each([
    ['a time that is none', responder('medical-team', 'Team', -1), []],
    ['nobody’s name', { id: 'medical-team', ...minutes(5) }, []],
    ['somebody after them whom nobody knows', responder('medical-team', 'Team', 60, 'ghosts'), []],
    ['an answer by somebody nobody knows', undefined, [response('news2-high', 'ghosts', 5)]],
    ['an answer to nothing a chart finds', undefined, [response('news2-terrible', 'medical-team', 5)]],
  ])('with %s keeps the national default there, and says so', (_, person, responses) => {
    const policy = toPolicy(
      [plan('Trust', { of: 'RXR', responders: person ? [person] : [], responses })],
      'RXR',
    )
    expect(policy.name).toMatch(/Trust; parts of it could not be understood \(1\)/)
    expect(policy.rungs['medical-team']?.next).toBe('specialist-registrar')
    expect(policy.responses['news2-high']?.to).toBe('specialist-registrar')
  })
})
