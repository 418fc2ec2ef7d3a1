import type { Page } from '@playwright/test'
import type { Observation } from 'fhir/r4'

import { choose } from './entry.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, hoursAgo, newWard, observationsOf, put } from './record.ts'

// The national children's chart: which of the four, what it scores, and what it asks for.

const pewsTotal = '1363261000000104'
const news2Total = '1104051000000101'
const has = (code: string) => (one: Observation) => one.code.coding?.some((coding) => coding.code === code)

const entryOf = (page: Page) => page.getByRole('dialog', { name: 'Record observations' })
const chartOf = (page: Page) => page.getByRole('table', { name: 'Observations chart' })
const rowOf = (page: Page, name: string) =>
  chartOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })

/** A birthday so many years and days ago, in London or a day beside it: not near an edge. */
const born = (years: number, days = 40) => {
  const day = new Date(Date.now() - days * 86_400_000)
  day.setUTCFullYear(day.getUTCFullYear() - years)
  return day.toISOString().slice(0, 10)
}

/** Moderate distress on two litres: the vector of the published chart that gives 11. */
async function fillEleven(page: Page) {
  const entry = entryOf(page)
  await entry.getByLabel('Respiration rate').fill('42')
  await choose(page, 'Respiratory distress', 'Moderate')
  await entry.getByLabel('Oxygen saturation').fill('93')
  await choose(page, 'Air or oxygen', 'Oxygen')
  await entry.getByLabel('Oxygen device').selectOption('NP')
  await entry.getByLabel('Oxygen given').fill('2')
  await entry.getByLabel('Pulse').fill('145')
  await entry.getByLabel('Capillary refill').fill('3')
  await entry.getByLabel('Systolic blood pressure').fill('100')
}

test('a child’s set is scored by the chart of the age, with the review it asks for, and never by NEWS2', async ({
  page,
  signIn,
  patient,
}) => {
  const child = await patient({ birthDate: born(7) })
  await signIn('nurse')
  await page.goto(`/patients/${child.id}/observations/record`)
  const entry = entryOf(page)
  await expect(entry).toContainText('Under 16: national PEWS, chart for 5 to 12 years')
  await expect(entry.getByRole('radiogroup', { name: 'SpO2 scale' })).toHaveCount(0)
  const status = entry.getByRole('status')
  await expect(status).toContainText('No NEWS2 score')
  await fillEleven(page)
  await expect(status).toContainText('PEWS 11, high')
  await expect(entry).toContainText('Rapid review within 15 minutes')
  await expectAccessible(page)
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await expect(entry).toBeHidden()
  await expect(page.getByRole('main')).toContainText('PEWS 11, high')

  const saved = await observationsOf(child.id)
  expect(saved.filter(has(news2Total))).toEqual([])
  const [score] = saved.filter(has(pewsTotal))
  expect(score?.valueQuantity).toMatchObject({ value: 11, code: '{ScoreOf}' })
  await expect(rowOf(page, 'PEWS total').getByRole('cell').last()).toContainText('11')
  await expect(rowOf(page, 'Heart rate').getByRole('cell').last()).toContainText(/145.*scores 2/)
  await expect(rowOf(page, 'Respirations')).toContainText('20–24 scores 0')
  await expectAccessible(page)
})

test('a trigger raises the level whatever the score is, and is kept with its words', async ({
  page,
  signIn,
  patient,
}) => {
  const child = await patient({ birthDate: born(7) })
  await signIn('nurse')
  await page.goto(`/patients/${child.id}/observations/record`)
  const entry = entryOf(page)
  await entry.getByLabel('Respiration rate').fill('22')
  await entry.getByLabel('Carer or nurse wants a rapid review').check()
  await entry.getByLabel('What the concern is').fill('Mother says he is tiring')
  await expect(entry).toContainText('High, by carer or nurse wants a rapid review')
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await entry.getByLabel('Reason the set is incomplete').selectOption('refused')
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await expect(entry).toBeHidden()
  await expect(rowOf(page, 'Concern')).toContainText('Mother says he is tiring')
  await expect(rowOf(page, 'PEWS total')).toContainText('high')
})

test('a birthday inside of the stay starts another chart; both are there, each by its own table', async ({
  page,
  signIn,
  patient,
}) => {
  const turnedFive = new Date(Date.now() - 86_400_000)
  turnedFive.setUTCFullYear(turnedFive.getUTCFullYear() - 5)
  const child = await patient({ birthDate: turnedFive.toISOString().slice(0, 10) })
  const rate = (hours: number): Observation => ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '9279-1' }] },
    subject: { reference: `Patient/${child.id}` },
    effectiveDateTime: hoursAgo(hours),
    valueQuantity: { value: 30, code: '/min', system: 'http://unitsofmeasure.org' },
  })
  await put(rate(60))
  await put(rate(1))
  await signIn('nurse')
  await page.goto(`/patients/${child.id}/observations`)
  const earlier = page.getByRole('table', { name: 'Earlier observations, PEWS chart, 1 to 4 years' })
  await expect(earlier.getByRole('cell', { name: /30 per minute, scores 0/ })).toBeVisible()
  await expect(rowOf(page, 'Respirations').getByRole('cell')).toContainText(/scores 1/)
})

test('the ward shows a child’s PEWS with its level, and when the next set is due by it', async ({
  page,
  signIn,
  patient,
}) => {
  const child = await patient({ family: 'Peewee', birthDate: born(7) })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(child.id, ward.id, beds[0])
  await put<Observation>({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code: pewsTotal }] },
    subject: { reference: `Patient/${child.id}` },
    effectiveDateTime: hoursAgo(1),
    valueQuantity: { value: 6, code: '{ScoreOf}', system: 'http://unitsofmeasure.org' },
  })
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /PEEWEE/ })
  await expect(row).toContainText(/PEWS\s*6\s*medium/)
  await expect(row).toContainText('overdue 00:30')
})
