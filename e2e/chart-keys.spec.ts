import { expect, test } from './fixtures.ts'
import { newReport } from './laboratory.ts'
import { chartPages } from '../src/app/chart-pages.ts'

// The chart by keyboard alone. That each section and action has a key, and no two the same, is held by the registry's tests.

test('every section of a chart opens by its keys', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  // the last of them, so that each is another page than the one before
  await page.goto(`/patients/${ada.id}/visits`)
  await expect(page.getByText('No visits recorded')).toBeVisible()
  for (const { path, section } of chartPages) {
    if (!section?.key) continue
    await page.keyboard.press('g')
    await page.keyboard.press(section.key)
    await expect(page).toHaveURL(new RegExp(`/patients/${ada.id}/${path}$`))
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  }
})

test('results are acknowledged, and tests requested, without a pointer', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Keyly' })
  await newReport(ada.id, { name: 'Sodium', value: 4.1 })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/problems`)
  await expect(page.getByRole('region', { name: 'Problems', exact: true })).toContainText('No problems')
  await page.keyboard.press('n')
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Acknowledge all normal results' })
  await expect(dialog).toContainText('Sodium')
  const send = dialog.getByRole('button', { name: /^Acknowledge 1 result/ })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(send).toBeFocused({ timeout: 50 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('article', { name: 'Sodium' })).toContainText('Closed by')

  await page.keyboard.press('n')
  await page.keyboard.press('q')
  await expect(page.getByRole('region', { name: 'Request tests' })).toBeVisible()
  await expect(page).toHaveURL(/\/results\?work=orders\.basket$/)
})
