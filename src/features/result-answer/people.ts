import type { PractitionerRole, Reference } from 'fhir/r4'
import { type QueryClient, queryOptions } from '@tanstack/react-query'

import { listOf } from '#clinical/entries/lenient.ts'
import { findIn } from '#clinical/results/result-line.ts'
import { sdsUserSystem } from '#clinical/care/task.ts'
import { fhir, type Page } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { staffName } from '#fhir/names.ts'

/** Somebody a result can be forwarded to. `words` name one person and no other. */
export type Person = { words: string; reference: Reference }

/** Three letters before any suggestion: a long list invites the wrong neighbour (hazard H17). */
export const lettersNeeded = 3

const key = ['people']

/** People whose name has a word that begins so, with their posts. */
export const peopleNamed = (words: string) =>
  queryOptions({
    queryKey: [...key, searchWord(words)],
    queryFn: async () =>
      toPeople(
        await fhir.page(
          'PractitionerRole',
          {
            'practitioner:Practitioner.name': searchWord(words),
            active: 'true',
            _include: ['PractitionerRole:practitioner', 'PractitionerRole:organization'],
          },
          40,
        ),
      ),
    staleTime: 5 * 60_000,
  })

/** Of `Dr Amina Har` the word `Amina`: any other word is looked for among those found. */
export const searchWord = (words: string): string =>
  words
    .split(',')[0]
    ?.split(/\s+/)
    .find((word) => word.length >= lettersNeeded) ?? ''

/** Only people with a user id: a task for anybody else would reach nobody. */
function toPeople({ resources, included }: Page<PractitionerRole>): Person[] {
  const find = findIn(included)
  const people = new Map<string, { name: string; posts: string[] }>()
  for (const role of resources) {
    const there = role.practitioner && find(role.practitioner, role)
    if (there?.resourceType !== 'Practitioner') continue
    const user = listOf(there.identifier).find(({ system }) => system === sdsUserSystem)?.value
    if (!user) continue
    const place = role.organization && find(role.organization, role)
    const organisation = place?.resourceType === 'Organization' ? place.name : role.organization?.display
    const post = [listOf(role.code).map((one) => textOf(one, ''))[0], organisation].filter(Boolean).join(', ')
    const person = people.get(user) ?? { name: staffName(there.name), posts: [] }
    if (post) person.posts.push(post)
    people.set(user, person)
  }
  const named = [...people].map(([user, { name, posts }]) => ({
    user,
    name,
    words: [name, posts.join(' and ')].filter(Boolean).join(', '),
  }))
  const count = (words: string) => named.filter((one) => one.words === words).length
  return named.map(({ user, name, words }) => ({
    words: count(words) > 1 ? `${words} (${user})` : words,
    reference: { identifier: { system: sdsUserSystem, value: user }, display: name },
  }))
}

/** The one person these words name, of all that have been suggested so far. */
export const personNamed = (queryClient: QueryClient, words: string): Person | undefined =>
  queryClient
    .getQueriesData<Person[]>({ queryKey: key })
    .flatMap(([, people]) => people ?? [])
    .find((person) => person.words === words)
