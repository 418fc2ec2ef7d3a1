import { expect, it } from 'vitest'

import { addProblems, type AddValues, toAddDraft, whoOptions } from './add-draft.ts'

const now = Date.parse('2026-03-05T12:00:00Z')
const people = [{ user: '2', who: 'Arjun Khan' }]
const teams = [{ reference: 'CareTeam/amu', name: 'Acute Medical Unit', members: [] }]
const values = (more: Partial<AddValues> = {}): AddValues => ({
  what: ' Turn ',
  who: 'nurse',
  due: '2026-07-05T14:05',
  repeat: '',
  ...more,
})

it('asks me, a colleague of the ward, whoever of a profession, or a team', () => {
  const options = whoOptions('Joy Ashworth', people, teams)
  expect(options.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Me: Joy Ashworth', 'Arjun Khan', 'Ward nurses', 'Acute Medical Unit']),
  )
  const asked = (label: string) => {
    const who = options.find((one) => one.label === label)?.value ?? ''
    const { doer, owner } = toAddDraft(values({ who }), { people, teams }, now)
    return { doer, owner: owner?.identifier?.value ?? owner?.reference }
  }
  expect(asked('Me: Joy Ashworth')).toEqual({ doer: 'me', owner: undefined })
  expect(asked('Arjun Khan')).toEqual({ doer: undefined, owner: '2' })
  expect(asked('Ward nurses')).toEqual({ doer: 'nurse', owner: undefined })
  expect(asked('Acute Medical Unit')).toEqual({ doer: undefined, owner: 'CareTeam/amu' })
})
it('is due at a time of London', () => {
  expect(toAddDraft(values(), { people, teams }, now)).toMatchObject({
    what: 'Turn',
    due: '2026-07-05T14:05:00+01:00',
  })
})
it.each<[Partial<AddValues>, string[]]>([
  [{}, []],
  [{ due: '' }, []],
  [{ what: ' ' }, ['what']],
  [{ who: '' }, ['who']],
  [{ due: '', repeat: '2h' }, ['due']],
  // the clocks go forward: this time does not exist
  [{ due: '2026-03-29T01:30' }, ['due']],
])('of %j asks for %j', (more, fields) => {
  expect(Object.keys(addProblems(values(more), now))).toEqual(fields)
})
