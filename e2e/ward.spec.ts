import { expect, test } from './fixtures.ts'
import { admit, ask, newWard } from './record.ts'

test('a ward shows its beds in order, free and closed ones too', async ({ page, signIn, patient }) => {
  const ada = await patient({ family: 'Bedorder' })
  const { ward, beds } = await newWard(11)
  if (beds[9]) await admit(ada.id, ward.id, beds[9])
  const closed = beds[10]
  await ask('system', 'PUT', `/Location/${closed?.id}`, {
    ...closed,
    operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'C' },
  })
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  for (const column of ['Bed', 'Patient', 'NEWS2', 'Observations due']) {
    await expect(list.getByRole('columnheader', { name: column, exact: true })).toBeVisible()
  }
  const rows = list.getByRole('row')
  await expect(rows).toHaveCount(12)
  await expect(rows.nth(2)).toContainText('Side room 2')
  await expect(rows.nth(1)).toContainText(/free/i)
  await expect(rows.nth(10)).toContainText('BEDORDER')
  await expect(rows.nth(10)).toContainText(/no observations|not recorded/i)
  await expect(rows.nth(11)).toContainText(/closed/i)
  await expect(page.getByRole('region', { name: 'Patient banner' })).toHaveCount(0)
})

test('from the wards of my organisation to a patient’s chart, and back to the same row', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Backagain' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto('/wards')
  await page.getByRole('link', { name: ward.name ?? '' }).click()
  await page.getByRole('link', { name: /BACKAGAIN/ }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('BACKAGAIN')
  await page.goBack()
  await expect(page.getByRole('table', { name: 'Ward list' })).toContainText('BACKAGAIN')
})

test('a ward that failed to load does not look empty', async ({ page, signIn }) => {
  await signIn('nurse')
  await page.goto('/wards/no-such-ward')
  await expect(page.getByRole('main')).toContainText(/not in the record/i)
})
