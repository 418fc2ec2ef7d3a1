import type { Page } from '@playwright/test'
import type { Observation } from 'fhir/r4'

import { fillWell } from './entry.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, newWard, observationsOf } from './record.ts'

// A set is amended or struck through, how often to observe is decided, and somebody's concern is kept: each with its reason.

const has = (code: string) => (one: Observation) => one.code.coding?.some((coding) => coding.code === code)
const isScore = has('1104051000000101')

const chartOf = (page: Page) => page.getByRole('table', { name: 'Observations chart' })
const rowOf = (page: Page, name: string) =>
  chartOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })

/** Records a well set over the chart; the readings can be changed before it is saved. */
async function record(page: Page, patientId: string, change?: () => Promise<void>) {
  await page.goto(`/patients/${patientId}/observations/record`)
  await fillWell(page)
  await change?.()
  await page.getByRole('button', { name: 'Save observations' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Opens the newest set from the head of its column. */
async function openNewest(page: Page) {
  await chartOf(page).getByRole('columnheader').last().getByRole('link').click()
  return page.getByRole('dialog', { name: 'Set of observations' })
}

test('a set is amended with a reason: the new one stands, the old one is struck through, kept and explained', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await record(page, ada.id, () => page.getByLabel('Pulse').fill('172'))
  await expect(rowOf(page, 'NEWS2 total')).toContainText('3')

  const set = await openNewest(page)
  await expect(set).toContainText('172 per minute, scores 3')
  await expectAccessible(page)
  await set.getByRole('button', { name: 'Amend this set' }).click()
  const form = page.getByRole('dialog', { name: 'Amend observations' })
  await expect(form.getByLabel('Respiration rate')).toHaveValue('16')
  await form.getByLabel('Pulse').fill('72')
  await form.getByRole('button', { name: 'Save amended observations' }).click()
  await expect(form).toContainText('Say what was wrong')
  await form.getByLabel('What was wrong?').fill('Typed 172 for 72')
  await form.getByRole('button', { name: 'Save amended observations' }).click()
  await expect(form).toBeHidden()

  await expect(rowOf(page, 'Pulse').getByRole('cell')).toHaveCount(1)
  await expect(rowOf(page, 'Pulse')).toContainText('72')
  await expect(chartOf(page).getByRole('columnheader').last()).toContainText('Amended')
  const struck = page.getByRole('region', { name: 'Struck through' })
  await expect(struck).toContainText('Pulse 172')
  await expect(struck).toContainText(/Amended by .+: Typed 172 for 72\. In its place: the set of/)
  await expectAccessible(page)

  const saved = await observationsOf(ada.id)
  const [old, now] = [
    saved.filter(({ status }) => status === 'entered-in-error'),
    saved.filter(({ status }) => status === 'final'),
  ]
  expect([old.length, now.length]).toEqual([8, 8])
  const replaced = old.find(isScore)?.extension?.[0]?.valueReference?.reference
  expect(replaced).toBe(`Observation/${now.find(isScore)?.id}`)
})

test('a set entered in error leaves the chart and every score, whole, with the reason', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Errorly' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await record(page, ada.id, () => page.getByLabel('Respiration rate').fill('26'))
  const set = await openNewest(page)
  await set.getByRole('button', { name: 'Mark as entered in error' }).click()
  const form = page.getByRole('dialog', { name: 'Mark set as entered in error' })
  await form.getByLabel('Why is it wrong?').fill('Of the patient in the next bed')
  await form.getByRole('button', { name: 'Mark set as entered in error' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('main')).toContainText('No observations recorded')
  await expect(page.getByRole('region', { name: 'Struck through' })).toContainText(
    /Entered in error by .+: Of the patient in the next bed/,
  )
  const saved = await observationsOf(ada.id)
  expect(saved.filter(({ status }) => status !== 'entered-in-error')).toEqual([])
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /ERRORLY/ })
  await expect(row).toContainText('None in the last')
})

test('a set that somebody else has struck through meanwhile is not amended over them, and the form says so', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await record(page, ada.id)
  const set = await openNewest(page)
  await set.getByRole('button', { name: 'Amend this set' }).click()
  const form = page.getByRole('dialog', { name: 'Amend observations' })
  await expect(form.getByLabel('Pulse')).toHaveValue('72')
  for (const one of await observationsOf(ada.id))
    await ask('system', 'PUT', `/Observation/${one.id}`, { ...one, status: 'entered-in-error' })
  await form.getByLabel('Pulse').fill('80')
  await form.getByLabel('What was wrong?').fill('Mistyped')
  await form.getByRole('button', { name: 'Save amended observations' }).click()
  await expect(form.getByRole('alert')).toContainText('This set has been changed since you opened it')
  await expect(form.getByRole('region', { name: 'As you saw it' })).toContainText('72 per minute')
  await expect(form.getByRole('region', { name: 'As it is now' })).toContainText('Entered in error')
  await expectAccessible(page)
  await expect(form.getByLabel('Pulse')).toHaveValue('80')
  expect((await observationsOf(ada.id)).filter(({ status }) => status === 'final')).toEqual([])
})

test('how often to observe is decided with a reason, counts on the chart and the ward, and ends with a higher score', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Interval' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('doctor', /East Lancashire/i)
  await record(page, ada.id)
  await page.getByRole('button', { name: 'Change interval' }).click()
  const form = page.getByRole('dialog', { name: 'Change interval of observations' })
  await expect(form).toContainText('Now: 12-hourly, as the chart asks.')
  await form.getByLabel('Observe').selectOption('120')
  await form.getByRole('button', { name: 'Change interval' }).click()
  await expect(form).toContainText('Say why the interval is changed')
  await form.getByLabel('Why?').fill('Post-operative, first night')
  await form.getByRole('button', { name: 'Change interval' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('main')).toContainText(/Every 2hr, set by .+: Post-operative, first night/)
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /INTERVAL/ })
  await expect(row).toContainText('every 2hr')

  await record(page, ada.id, () => page.getByLabel('Respiration rate').fill('26'))
  await expect(page.getByRole('main')).toContainText('A higher score since then: the chart’s interval holds')
})

test('a concern of the family is kept and escalated whatever the score is', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await record(page, ada.id, async () => {
    await page.getByLabel('Patient, family or carer is concerned').check()
    await page.getByLabel('What the concern is').fill('Daughter: not herself since lunch')
  })
  await expect(page.getByRole('main')).toContainText(
    /NEWS2 0, low.*Concern recorded\. Escalate whatever the score is/,
  )
  await expect(rowOf(page, 'Concern')).toContainText('Daughter: not herself since lunch')
  await expect(rowOf(page, 'Escalation')).toContainText('Concern')
})

test('a set that was not taken is kept with its reason alone', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  const form = page.getByRole('dialog', { name: 'Record observations' })
  await form.getByRole('button', { name: 'Save observations' }).click()
  await form.getByLabel('Reason the set is incomplete').selectOption('off-ward')
  await form.getByLabel('More about it').fill('at X-ray')
  await form.getByRole('button', { name: 'Save observations' }).click()
  await expect(form).toBeHidden()
  await expect(rowOf(page, 'NEWS2 total')).toContainText('Off the ward: at X-ray')
})
