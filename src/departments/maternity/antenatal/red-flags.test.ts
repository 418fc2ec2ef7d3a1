import { describe, expect, it } from 'vitest'

import { toRedFlags } from './red-flags.ts'

describe('the red flags', () => {
  it('are those of the record, with what to do and their source', () => {
    const kept = {
      resourceType: 'PlanDefinition',
      status: 'active',
      copyright: 'The trust, 2026',
      action: [{ title: 'Bleeding', description: 'To the unit now' }, { title: 'Fever' }, {}],
    } as const
    expect(toRedFlags({ ...kept, action: [...kept.action] })).toEqual({
      source: 'The trust, 2026',
      flags: [
        { flag: 'Bleeding', toDo: 'To the unit now' },
        { flag: 'Fever', toDo: 'What to do is not said' },
      ],
    })
  })
  it('are none where the record keeps none: nothing of ours takes their place', () => {
    expect(toRedFlags(undefined).flags).toEqual([])
  })
})
