import type { Observation } from 'fhir/r4'
import { expect, it } from 'vitest'

import { memberIn, topOf } from './nested.ts'

const value = (id: string, ...members: string[]): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: id },
  ...(members.length > 0 ? { hasMember: members.map((reference) => ({ reference })) } : {}),
})

it('names in a report only what stands in no other value, waiting or reported', () => {
  const waiting = [value('value-1', '#value-2'), value('value-2', '#value-3'), value('value-3')]
  expect(topOf(waiting).map(({ id }) => id)).toEqual(['value-1'])
  const reported = [value('organism', 'Observation/drug'), value('drug'), value('alone')]
  expect(topOf(reported).map(({ id }) => id)).toEqual(['organism', 'alone'])
})
it('finds the value a reference means, and takes no longer id for it', () => {
  const find = memberIn([value('1'), value('11')])
  expect(find({ reference: '#11' })?.id).toBe('11')
  expect(find({ reference: 'Observation/1' })?.id).toBe('1')
  expect(find({ reference: 'Observation/21' })).toBeUndefined()
  expect(find({})).toBeUndefined()
})
