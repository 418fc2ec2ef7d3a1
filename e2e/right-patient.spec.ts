import type { Page } from '@playwright/test'

import { choose, fillWell } from './entry.ts'
import { expect, test } from './fixtures.ts'
import { admit, allergyTo, found, newWard, observationsOf, put } from './record.ts'

// Nothing of one patient, or of one role, is ever shown or written under another.

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

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
  await page.goto('/')
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
