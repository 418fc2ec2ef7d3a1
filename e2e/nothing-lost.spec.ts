import type { Page } from '@playwright/test'

import { fillWell } from './entry.ts'
import { expect, test } from './fixtures.ts'
import { found, observationsOf, setFault } from './record.ts'

// What is typed survives what a hospital does to it, and is written once.

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('without a network the page says so, keeps what is typed, saves nothing, and recovers', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  await fillWell(page)
  await context.setOffline(true)
  const words = page.getByRole('alert').filter({ hasText: 'The record cannot be reached.' })
  await expect(words).not.toHaveCount(0)
  const entry = page.getByRole('dialog', { name: 'Record observations' })
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await expect(entry.getByRole('alert')).toContainText('Not saved.')
  await expect(entry.getByLabel('Respiration rate')).toHaveValue('16')
  expect(await observationsOf(ada.id)).toEqual([])
  await context.setOffline(false)
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await expect(entry).toBeHidden()
  await expect(words).toHaveCount(0)
  expect(await observationsOf(ada.id)).toHaveLength(8)
})

test('a page opened without a network says so, and opens when it is back', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const [ada, bea] = [await patient(), await patient({ family: 'Laterly' })]
  await signIn('nurse')
  // The pages are known; the patient is not.
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(region(page, 'Problems')).toContainText('No problems recorded')
  await context.setOffline(true)
  await page.evaluate((address) => {
    history.pushState({}, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/patients/${bea.id}/summary`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The record cannot be reached')
  await context.setOffline(false)
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
  await expect(region(page, 'Patient banner')).toContainText('LATERLY')
  await expect(page.getByText('The record cannot be reached')).toHaveCount(0)
})

test('leaving by the browser’s Back button or the menu asks before written words are lost', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await page.getByRole('button', { name: 'Record observations' }).click()
  const entry = page.getByRole('dialog', { name: 'Record observations' })
  await entry.getByLabel('Temperature').fill('38.1')
  await page.goBack()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Keep writing' }).click()
  await expect(entry.getByLabel('Temperature')).toHaveValue('38.1')
  await expect(page).toHaveURL(/observations\/record$/)
  await page.goBack()
  await question.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(entry).toBeHidden()
  await expect(page).toHaveURL(/observations$/)
  expect(await observationsOf(ada.id)).toEqual([])
})

test('a set that the record refused is saved once, as typed, when the record is well again', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Observation-refuses-writes' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  await fillWell(page)
  const entry = page.getByRole('dialog', { name: 'Record observations' })
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await expect(entry.getByRole('alert')).toContainText('Not saved.')
  await setFault(ada)
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await expect(entry).toBeHidden()
  expect(await observationsOf(ada.id)).toHaveLength(8)
})

test('two clicks on "no known allergies" record one answer', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  await page.getByRole('button', { name: 'Record no known allergies' }).dblclick()
  await expect(region(page, 'Patient banner')).toContainText('No known allergies')
  expect(await found(`/AllergyIntolerance?patient=${ada.id}`)).toHaveLength(1)
})
