import { expect, it } from 'vitest'

import { nationalPolicy } from '#clinical/escalation/policy.ts'
import { toPolicy } from '#clinical/escalation/read-policy.ts'

import { escalationPolicies } from '../backend/seed/escalation-policy.ts'

it('the region of the demonstration escalates as Lune does where the record holds no policy', () => {
  const { rungs, responses, sepsisWithin } = toPolicy(escalationPolicies(), 'RXR')
  expect({ rungs, responses, sepsisWithin }).toEqual({
    rungs: nationalPolicy.rungs,
    responses: nationalPolicy.responses,
    sepsisWithin: nationalPolicy.sepsisWithin,
  })
})
