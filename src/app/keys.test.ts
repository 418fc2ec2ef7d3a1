import { expect, it } from 'vitest'

import type { Page } from '#auth/page.ts'
import { chartSections } from '#lib/paths.ts'
import { workKinds } from '#pages/patient/work-kinds.ts'

import { registryOf } from './keys.ts'
import { everyPlace, wholeTable } from './places.ts'

const places = await everyPlace()
const chartPages = (await wholeTable()).find(({ path }) => path === '/patients/:patientId')?.inside ?? []
const all = registryOf(places).map(([keys]) => keys)

it('gives no two things the same keys', () => {
  expect(all.filter((keys, index) => all.indexOf(keys) !== index)).toEqual([])
})
it('has no key that begins another', () => {
  const leaders = all.flatMap((keys) => (/^\w \w$/.test(keys) ? keys.charAt(0) : []))
  expect(all.filter((keys) => leaders.includes(keys))).toEqual([])
})
it('takes no key of the browser or of a screen reader', () => {
  // Ctrl K is the one that browsers leave to pages
  expect(all.filter((keys) => !/^(?:Ctrl K|[/?[\]]|[gn] [a-z])$/.test(keys))).toEqual([])
})
it('leads to addresses that need nothing but the patient', () => {
  expect(places.filter(({ path }) => /:(?!patientId\b)/.test(path))).toEqual([])
})

// What needs more than the patient (a note to add to, a question to answer) is opened from where that stands.
const needsOnlyThePatient = ({ path }: Page) => path !== '' && !path.includes(':')
const ofAnEntry = ['addendum', 'answer']
// A department's work has a page that leads to it: ophthalmology/examine.
const byPage = ['eyes']

it('reaches every section of a chart', () => {
  const sections = chartPages.filter(needsOnlyThePatient)
  expect(sections.filter(({ section }) => !section).map(({ title }) => title)).toEqual([])
  expect(sections.map(({ path }) => path)).toEqual(expect.arrayContaining([...chartSections]))
})
it('reaches everything that one does over a chart', () => {
  const dialogs = chartPages.flatMap(({ inside = [] }) => inside).filter(needsOnlyThePatient)
  // one of the same name may open over several sections
  const reached = dialogs.flatMap(({ action, title }) => (action ? title : []))
  expect(dialogs.map(({ title }) => title).filter((title) => !reached.includes(title))).toEqual([])
})
it('reaches everything that one writes beside a chart', () => {
  const reached = chartPages.flatMap(({ works = [] }) => works.map(({ kind }) => kind))
  const all = Object.keys(workKinds).filter((kind) => ![...ofAnEntry, ...byPage].includes(kind))
  expect(reached.toSorted()).toEqual(all.toSorted())
})
