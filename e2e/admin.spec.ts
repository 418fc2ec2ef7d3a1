import { expect, test } from './fixtures.ts'
import { allergyTo, admit, ask, newWard, put } from './record.ts'

test('a ward clerk sees who and where, and nothing clinical', async ({ page, signIn, patient }) => {
  const ada = await patient({ family: 'Clerkly' })
  await put(allergyTo(ada.id, 'Penicillin'))
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/summary`)
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('CLERKLY')
  await expect(banner).not.toContainText(/allerg/i)
  await expect(page.getByRole('main')).not.toContainText(/penicillin|Could not load/i)
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  await expect(list).toContainText('CLERKLY')
  await expect(list.getByRole('columnheader', { name: 'NEWS2' })).toHaveCount(0)
  const refused = await ask('admin', 'GET', `/AllergyIntolerance?patient=${ada.id}`)
  expect(refused.status).toBe(403)
  expect(refused.body.resourceType).toBe('OperationOutcome')
})

test('a page the role may not open says so, and the server holds it', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/allergies`)
  await expect(page.getByRole('main')).toContainText(/not open to your role/i)
  await page.goto('/audit')
  await expect(page.getByRole('main')).toContainText(/not open to your role/i)
})

test('a privacy officer sees who looked', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('privacy')
  // The page shows the newest accesses, and other stories go on meanwhile: look again until this one is among them.
  await expect(async () => {
    await ask('nurse', 'GET', `/Patient/${ada.id}`)
    await page.goto('/audit')
    const row = page.getByRole('table', { name: 'Accesses' }).getByRole('row').filter({ hasText: ada.id })
    await expect(row.filter({ hasText: 'Mr Daniel Okoro' }).first()).toContainText('Read', { timeout: 2000 })
  }).toPass({ timeout: 30_000 })
})
