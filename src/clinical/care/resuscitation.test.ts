import { expect, it } from 'vitest'

import type { Alert } from './alert.ts'
import { decisionWords, resuscitationOf } from './resuscitation.ts'

const alert = (words: string, kind: Alert['kind'] = 'resuscitation'): Alert => ({
  id: words,
  kind,
  words,
  category: undefined,
  since: undefined,
  source: { who: undefined, place: undefined, on: undefined },
})
const list = (entries: Alert[], more = {}) => ({
  entries,
  withheld: 0,
  unreadable: 0,
  complete: true,
  ...more,
})

it.each([
  ['Not for attempted cardiopulmonary resuscitation', 'DNACPR in place'],
  ['DNACPR', 'DNACPR in place'],
  ['For attempted cardiopulmonary resuscitation', 'For CPR'],
  ['ReSPECT plan in place', 'ReSPECT plan in place'],
])('%s is said as %s', (words, said) => expect(decisionWords({ words })).toBe(said))

it('is not recorded when no alert says anything of it: that is no decision', () => {
  expect(resuscitationOf(list([alert('Falls risk', 'safety')]))).toEqual({ status: 'not recorded' })
})
it('is not known when an alert is kept back or cannot be read', () => {
  expect(resuscitationOf(list([], { withheld: 1 }))).toEqual({ status: 'not known' })
  expect(resuscitationOf(list([], { unreadable: 1 }))).toEqual({ status: 'not known' })
})
it('says when two decisions contradict each other', () => {
  const both = [alert('For CPR'), alert('DNACPR')]
  expect(resuscitationOf(list(both))).toMatchObject({ status: 'recorded', conflict: true })
  expect(resuscitationOf(list([alert('DNACPR'), alert('ReSPECT plan in place')]))).toMatchObject({
    conflict: false,
  })
})
