import { chartSections } from '../src/lib/paths.ts'
import { expect, expectAccessible, rulesIn, test } from './fixtures.ts'
import { allergyTo, admit, newWard, put } from './record.ts'
import { goTo } from './sections.ts'

// axe on every page, light and dark; a finding names the rule and the element.

test('the sign-in page', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(page)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page of a nurse is accessible, ${colorScheme}`, async ({ page, signIn, patient }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme })
    const ada = await patient()
    await put(allergyTo(ada.id, 'Penicillin'))
    const { ward, beds } = await newWard(3)
    if (beds[0]) await admit(ada.id, ward.id, beds[0])
    await signIn('nurse')
    const addresses = ['/', '/patients', '/wards', `/wards/${ward.id}`]
    const dialogs = [`/patients/${ada.id}/observations/record`, `/patients/${ada.id}/allergies/record`]
    for (const address of [...addresses, ...dialogs, '/no/such/page']) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      if (dialogs.includes(address)) await expect(page.getByRole('dialog')).toBeVisible()
      await expect(page.getByText(/^Loading /)).toHaveCount(0)
      await expectAccessible(page, rulesIn[colorScheme])
    }
    for (const section of chartSections) {
      await goTo(page, ada.id, section)
      await expectAccessible(page, rulesIn[colorScheme])
    }
  })
}

test('on a telephone nothing is wider than the screen', async ({ page, signIn, patient }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const ada = await patient({ family: 'Featherstonehaugh-Cholmondeley-Wriothesley-Bannerman' })
  await signIn('nurse')
  for (const address of [
    '/',
    '/patients',
    '/wards',
    `/patients/${ada.id}/summary`,
    `/patients/${ada.id}/observations`,
  ]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    const [wide, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      window.innerWidth,
    ])
    expect(wide, address).toBeLessThanOrEqual(screen ?? 0)
  }
})
