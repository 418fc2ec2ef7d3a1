import { randomUUID } from 'node:crypto'

import type { Page } from '@playwright/test'
import type { Condition, ServiceRequest } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { allergyTo, admit, newWard, put, putAll, setFault } from './record.ts'

// What is not known, not whole or not fresh is never shown as if it were.

const condition = (patientId: string, text: string): Condition => ({
  resourceType: 'Condition',
  subject: { reference: `Patient/${patientId}` },
  code: { text },
})

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a list of several pages is whole', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await putAll(Array.from({ length: 450 }, (_, index) => condition(ada.id, `Problem ${index + 1}.`)))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/problems`)
  await expect(region(page, 'Problems').getByRole('listitem')).toHaveCount(450)
  for (const text of ['Problem 1.', 'Problem 201.', 'Problem 450.'])
    await expect(region(page, 'Problems').getByText(text, { exact: true })).toBeVisible()
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(region(page, 'Problems')).toContainText('438 more active')
})

test('a list that is cut says that there is more', async ({ page, signIn, patient }) => {
  const ada = await patient()
  const order = (number: number): ServiceRequest => ({
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    subject: { reference: `Patient/${ada.id}` },
    authoredOn: `2026-01-01T10:${String(number).padStart(2, '0')}:00Z`,
    code: { text: `Order ${number}.` },
  })
  await putAll(Array.from({ length: 51 }, (_, index) => order(index)))
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/orders`)
  await expect(page.getByRole('main')).toContainText('Newest 50 of more.')
  await expect(page.getByText('Order 50.', { exact: true })).toBeVisible()
  await expect(page.getByText('Order 0.', { exact: true })).toHaveCount(0)
})

test('a slow section says that it is loading, never that there is nothing, while what is known stands', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Condition-slow' })
  await putAll([condition(ada.id, 'Slowly known'), allergyTo(ada.id, 'Latex')])
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  await expect(region(page, 'Allergies')).toContainText('Latex')
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Problems' }).click()
  await expect(region(page, 'Problems')).toContainText('Loading problems')
  await expect(region(page, 'Problems')).not.toContainText('No problems')
  await expect(region(page, 'Patient banner')).toContainText('Known allergies')
  await expect(region(page, 'Problems')).toContainText('Slowly known')
})

test('Try again shows what is there once the fault is gone', async ({ page, signIn, patient }) => {
  const ada = await patient({ fault: 'Condition-unavailable' })
  await put(condition(ada.id, 'Asthma'))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  const problems = region(page, 'Problems')
  await expect(problems.getByRole('alert')).toContainText('Could not load')
  await setFault(ada)
  await problems.getByRole('button', { name: 'Try again' }).click()
  await expect(problems).toContainText('Asthma')
  await expect(problems.getByRole('alert')).toHaveCount(0)
})

test('when a refresh fails, what was known stays and says that it is old', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(condition(ada.id, 'Asthma'))
  await page.clock.install()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/problems`)
  const problems = region(page, 'Problems')
  await expect(problems).toContainText('Asthma')
  await setFault(ada, 'Condition-unavailable')
  // Half a minute later the reader comes back to the tab.
  const comeBack = async () => {
    await page.clock.fastForward(30_000)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  }
  await comeBack()
  await expect(problems.getByRole('alert')).toContainText(
    /Could not refresh problems\. Shown as it was at \d\d:\d\d/,
  )
  await expect(problems).toContainText('Asthma')
  await setFault(ada)
  await put(condition(ada.id, 'Gout'))
  await comeBack()
  await expect(problems).toContainText('Gout')
  await expect(problems.getByRole('alert')).toHaveCount(0)
})

test('a search never shows the answer to words that are no longer in the box', async ({
  page,
  signIn,
  patient,
}) => {
  const letters = randomUUID().replace(/[^a-f]/g, '')
  const [first, second] = [`Firstly${letters}`, `Secondly${letters}`]
  await patient({ family: first })
  await patient({ family: second })
  await signIn('nurse')
  await page.goto('/patients')
  await expect(page.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible()
  const box = page.getByRole('searchbox', { name: 'Find a patient' })
  await page.evaluate((stale) => {
    const wrong: string[] = []
    Object.assign(window, { wrong })
    new MutationObserver(() => {
      const typed = document.querySelector<HTMLInputElement>('input[type=search]')?.value ?? ''
      const shown = document.querySelector('main')?.textContent ?? ''
      if (!typed.startsWith('First') && shown.includes(stale)) wrong.push(typed)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  }, first.toUpperCase())
  const table = page.getByRole('table', { name: 'Patients' })
  for (let turn = 0; turn < 3; turn++) {
    // Once while the first words are still asked for, once when their answer stands.
    await box.fill(first)
    if (turn > 0) await expect(table).toContainText(first.toUpperCase())
    await box.fill('')
    await box.pressSequentially(second, { delay: 5 })
    await expect(table).toContainText(second.toUpperCase())
    await expect(table).not.toContainText(first.toUpperCase())
  }
  expect(await page.evaluate(() => (window as unknown as { wrong: string[] }).wrong)).toEqual([])
})

test('scores that could not be read are unavailable on the ward, not none and not 0', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Unscored', fault: 'Observation-unavailable' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Could not load NEWS2 scores')
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /UNSCORED/ })
  const columns = await page.getByRole('columnheader').allInnerTexts()
  for (const column of ['NEWS2', 'Observations due']) {
    // The bed is the row's header, so cells are one behind their columns.
    await expect(row.getByRole('cell').nth(columns.indexOf(column) - 1)).toHaveText('Unavailable')
  }
})
