import { expect, it } from 'vitest'

import { catalogue } from './catalogue.ts'

const all = [...catalogue()]
const urls = new Set(all.map(({ url }) => url))

it('names every orderable once', () => {
  expect(urls.size).toBe(all.length)
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
})

it('has in its sets, and asks before imaging, only what is there', () => {
  const meant = all.flatMap((one) =>
    one.resourceType === 'PlanDefinition'
      ? (one.action ?? []).map(({ definitionCanonical }) => definitionCanonical)
      : one.resourceType === 'ActivityDefinition'
        ? (one.relatedArtifact ?? []).map(({ resource }) => resource?.split('|')[0])
        : [],
  )
  expect(meant.length).toBeGreaterThan(50)
  expect(meant.filter((url) => !urls.has(url))).toEqual([])
})

it('asks every question under a name of its own, after the one it hangs on', () => {
  for (const one of all) {
    if (one.resourceType !== 'Questionnaire') continue
    const before = new Set<string>()
    for (const { linkId, enableWhen = [] } of one.item ?? []) {
      expect(enableWhen.filter(({ question }) => !before.has(question))).toEqual([])
      expect(before.has(linkId)).toBe(false)
      before.add(linkId)
    }
  }
})
