import { randomUUID } from 'node:crypto'

import type { Page } from '@playwright/test'
import type { Condition, ServiceRequest } from 'fhir/r4'

import { choose, fillWell } from './entry.ts'
import { expect, test } from './fixtures.ts'
import { allergyTo, admit, found, newWard, observationsOf, put, putAll, setFault } from './record.ts'

// What is not known, not whole, not fresh or not saved is never shown as if it were.

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

test('a change of role takes away everything that was on the screen', async ({ page, signIn, patient }) => {
  const ada = await patient({ family: 'Rolely' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('doctor', /East Lancashire/i)
  await page.goto('/wards')
  await page.getByRole('link', { name: ward.name ?? '' }).click()
  await expect(page.getByRole('main')).toContainText('ROLELY')
  await page.goBack()
  await expect(page.getByRole('link', { name: ward.name ?? '' })).toBeVisible()
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByText('Change role').click()
  await expect(page.getByText(ward.name ?? '')).toHaveCount(0)
  await page.getByRole('button', { name: /Lancashire Teaching/i }).click()
  await expect(page.getByRole('banner')).toContainText(/Lancashire Teaching/i)
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Wards' }).click()
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /ward|unit/i })
      .first(),
  ).toBeVisible()
  await expect(page.getByText(ward.name ?? '')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Home' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('ROLELY')
})

test('two tabs with two patients write each to its own', async ({ page, context, signIn, patient }) => {
  const [ada, bea] = [await patient({ family: 'Tabone' }), await patient({ family: 'Tabtwo', given: 'Bea' })]
  await signIn('nurse')
  const other = await context.newPage()
  for (const [tab, who] of [
    [page, ada],
    [other, bea],
  ] as const) {
    await tab.goto(`/patients/${who.id}/observations/record`)
    await fillWell(tab)
  }
  await page.getByLabel('Respiration rate').fill('11')
  await other.getByLabel('Respiration rate').fill('22')
  await choose(other, 'Consciousness', 'V –')
  await expect(page.getByRole('dialog')).toContainText('TABONE, Ada')
  await expect(other.getByRole('dialog')).toContainText('TABTWO, Bea')
  await Promise.all(
    [page, other].map((tab) => tab.getByRole('button', { name: 'Save observations' }).click()),
  )
  for (const tab of [page, other]) await expect(tab.getByRole('dialog')).toBeHidden()
  for (const [who, rate] of [
    [ada, 11],
    [bea, 22],
  ] as const) {
    const saved = await observationsOf(who.id)
    expect(saved).toHaveLength(8)
    expect(saved.flatMap(({ valueQuantity }) => valueQuantity?.value ?? [])).toContain(rate)
    expect(saved.every(({ subject }) => subject?.reference === `Patient/${who.id}`)).toBe(true)
  }
  expect(await found(`/Observation?patient=${ada.id},${bea.id}&_count=100`)).toHaveLength(16)
})

test('a chart that was left while it was still opening never paints under the next patient', async ({
  page,
  signIn,
  patient,
}) => {
  const [slow, next] = [
    await patient({ family: 'Slowchart', fault: 'AllergyIntolerance-slow' }),
    await patient({ family: 'Nextchart' }),
  ]
  await put(allergyTo(slow.id, 'Slow penicillin'))
  await signIn('nurse')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const open = async (family: string) => {
    await page.getByRole('searchbox', { name: 'Find a patient' }).fill(family)
    await page
      .getByRole('option', { name: new RegExp(family, 'i') })
      .first()
      .click()
  }
  const late = page.waitForResponse((response) => {
    const asked = response.request().postData() ?? ''
    return asked.includes('AllergyIntolerance') && asked.includes(slow.id)
  })
  await open('Slowchart')
  await open('Nextchart')
  await expect(region(page, 'Patient banner')).toContainText('NEXTCHART')
  await (await late).finished()
  await expect(region(page, 'Patient banner')).toContainText('Allergies not recorded')
  await expect(page.getByRole('main')).not.toContainText(/SLOWCHART|Slow penicillin/)
  expect(new URL(page.url()).pathname).toBe(`/patients/${next.id}/summary`)
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
