import type { Page } from '@playwright/test'
import type { Observation } from 'fhir/r4'

import { choose, fillWell } from './entry.ts'
import { expect, test } from './fixtures.ts'
import { admit, newWard, observationsOf } from './record.ts'

const news2Total = '1104051000000101'
const totals = (observations: Observation[]) =>
  observations.filter(({ code }) => code.coding?.some(({ code }) => code === news2Total))

/** Counts real key presses of the page, digits of the readings apart. */
async function press(page: Page, keys: string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key)
  return keys.filter((key) => !/^[\d.]$/.test(key)).length
}

test('a nurse saves a full set from the ward list in no more than 12 key presses besides the digits', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Twelvekeys' })
  const { ward, beds } = await newWard(2)
  const [bed] = beds
  if (!bed) throw new Error('The ward has no bed')
  await admit(ada.id, ward.id, bed)
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /TWELVEKEYS/ })
  await row.getByRole('button', { name: 'Record observations' }).focus()

  let presses = await press(page, ['Enter'])
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await expect(dialog.getByLabel('Respiration rate')).toBeFocused()
  const enter = async (value: string, next: string) => {
    presses += await press(page, [...value.split(''), ...(next ? [next] : [])])
  }
  await enter('21', 'Tab')
  await enter('93', 'Tab')
  // scale 1 stands unless a clinician has decided otherwise: passed over
  if (await dialog.getByLabel('SpO2 scale').evaluate((field) => field.contains(document.activeElement)))
    await enter('', 'Tab')
  await expect(
    dialog.getByRole('group', { name: 'Air or oxygen' }).or(dialog.getByLabel('Air or oxygen')).first(),
  ).toBeVisible()
  await enter('', 'a')
  await enter('', 'Tab')
  await enter('120', 'Tab')
  await enter('70', 'Tab')
  await enter('95', 'Tab')
  await enter('', 'a')
  await enter('', 'Tab')
  await enter('37.5', 'Enter')
  await expect(dialog).toBeHidden()
  await expect(row).toContainText('5')
  expect(presses).toBeLessThanOrEqual(12)

  const saved = await observationsOf(ada.id)
  const [score] = totals(saved)
  expect(score?.valueQuantity).toMatchObject({ value: 5, code: '{ScoreOf}' })
  expect(score?.derivedFrom).toHaveLength(saved.length - 1)
})

test('the score follows the typing, the scale at once, and an incomplete set has none', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await page.getByRole('button', { name: 'Record observations' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  // The one live status of the dialog
  const status = dialog.getByRole('status')
  await expect(status).toContainText('incomplete set, no score')
  await dialog.getByLabel('Respiration rate').fill('18')
  await dialog.getByLabel('Oxygen saturation').fill('97')
  await expect(status).toContainText('incomplete set, no score')
  await choose(page, 'Air or oxygen', 'Oxygen')
  await dialog.getByLabel('Systolic blood pressure').fill('118')
  await dialog.getByLabel('Diastolic blood pressure').fill('70')
  await dialog.getByLabel('Pulse').fill('80')
  await choose(page, 'Consciousness', 'Alert')
  await dialog.getByLabel('Temperature').fill('37.0')
  await expect(status).toContainText(/NEWS2.*2/)
  await choose(page, 'SpO2 scale', '2')
  await expect(status).toContainText(/NEWS2.*5/)
})

test('an incomplete set is kept with its reason and without a score', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await dialog.getByLabel('Respiration rate').fill('18')
  await dialog.getByRole('button', { name: 'Save observations' }).click()
  await expect(dialog).toBeVisible()
  await dialog
    .getByLabel(/reason/i)
    .first()
    .selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Save observations' }).click()
  await expect(dialog).toBeHidden()
  const [score] = totals(await observationsOf(ada.id))
  expect(score?.valueQuantity).toBeUndefined()
  expect(score?.dataAbsentReason?.text).toBeTruthy()
})

test('impossible and unlikely readings are named before anything is saved', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await dialog.getByLabel('Temperature').fill('3.75')
  await dialog.getByLabel('Pulse').fill('999')
  await dialog.getByRole('button', { name: 'Save observations' }).click()
  await expect(dialog.getByLabel('Pulse')).toHaveAttribute('aria-invalid', 'true')
  expect(await observationsOf(ada.id)).toEqual([])
})

test('a set that could not be saved stays as typed, and is sent once when it can', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Observation-refuses-writes' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await fillWell(page)
  await dialog.getByRole('button', { name: 'Save observations' }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: /not saved/i })).toBeVisible()
  await expect(dialog.getByLabel('Respiration rate')).toHaveValue('16')
  expect(await observationsOf(ada.id)).toEqual([])
})

test('two clicks on Save make one set', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  await fillWell(page)
  await page.getByRole('button', { name: 'Save observations' }).dblclick()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(totals(await observationsOf(ada.id))).toHaveLength(1)
})

test('a problems list that is down does not keep a nurse from writing, and the form says what it could not check', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Condition-unavailable' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await expect(dialog).toContainText('pregnant could not be looked up')
  await fillWell(page)
  await dialog.getByRole('button', { name: 'Save observations' }).click()
  await expect(dialog).toBeHidden()
  expect(totals(await observationsOf(ada.id))).toHaveLength(1)
})

test('observations are recorded by the same button from the summary and from the chart', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  for (const section of ['summary', 'observations']) {
    await page.goto(`/patients/${ada.id}/${section}`)
    await page.getByRole('button', { name: 'Record observations', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Record observations' })
    await expect(dialog.getByLabel('Respiration rate')).toBeFocused()
  }
})

test('a pharmacist sees why observations are not theirs to record, on the page and at its address', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('pharmacist')
  await page.goto(`/patients/${ada.id}/observations`)
  const record = page.getByRole('button', { name: 'Record observations' })
  await expect(record).toBeDisabled()
  await expect(record).toHaveAccessibleDescription(/Your role .* does not allow this/)
  await page.goto(`/patients/${ada.id}/observations/record`)
  await expect(page.getByRole('heading', { name: 'Not open to your role' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Observations')
})

test('keys as fast as a machine types them land in their own fields', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await expect(dialog.getByLabel('Respiration rate')).toBeFocused()
  await page.keyboard.type('2193a12070')
  await page.keyboard.type('95a37.5')
  const typed = { Systolic: '120', Diastolic: '70', Pulse: '95', Temperature: '37.5' }
  for (const [label, value] of Object.entries(typed))
    await expect(dialog.getByLabel(label)).toHaveValue(value)
  await expect(dialog.getByRole('status')).toContainText('NEWS2 5')
})
