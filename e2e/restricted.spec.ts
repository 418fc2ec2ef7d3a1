import { randomUUID } from 'node:crypto'

import { expect, test } from './fixtures.ts'
import { allergyTo, admit, ask, newWard, put } from './record.ts'

test('a restricted record opens only after emergency access has been recorded', async ({
  page,
  signIn,
  patient,
}) => {
  const hidden = await patient({ family: 'Hiddenly', confidentiality: 'V' })
  await put(allergyTo(hidden.id, 'Iodine'))
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${hidden.id}/summary`)
  await expect(page.getByRole('main')).toContainText(/restricted/i)
  await expect(page.getByRole('main')).not.toContainText('HIDDENLY')
  await page
    .getByRole('link', { name: /emergency access/i })
    .or(page.getByRole('button', { name: /emergency access/i }))
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Emergency access' })
  await dialog
    .getByRole('radio', { name: /emergency/i })
    .first()
    .check({ force: true })
  await dialog.getByLabel('Why you need to open it').fill('Unconscious in resus, allergy status needed')
  await dialog.getByRole('button', { name: 'Open this record' }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('HIDDENLY')
  await expect(page.getByText(/emergency access/i).first()).toBeVisible()
  await page.goto(`/patients/${hidden.id}/allergies`)
  await expect(page.getByRole('region', { name: 'Allergies', exact: true })).toContainText('Iodine')
})

test('a search that finds a restricted record leads to emergency access', async ({
  page,
  signIn,
  patient,
}) => {
  const family = `Hid${randomUUID().replace(/[^a-f]/g, '')}den`
  const hidden = await patient({ family, confidentiality: 'V' })
  await signIn('doctor', /East Lancashire/i)
  await page.goto('/patients')
  const box = page.getByRole('searchbox', { name: 'Find a patient' })
  await box.fill(family)
  await box.press('Enter')
  const row = page.getByRole('table', { name: 'Patients' }).getByRole('row', { name: /Restricted record/ })
  await expect(row).toHaveCount(1)
  await expect(page.getByRole('table', { name: 'Patients' })).not.toContainText(family.toUpperCase())
  await row.getByRole('link', { name: 'Emergency access' }).click()
  await expect(page.getByRole('dialog', { name: 'Emergency access' })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`/patients/${hidden.id}/break-glass`)
})

test('a bed whose patient is withheld does not look free', async ({ page, signIn, patient }) => {
  const hidden = await patient({ family: 'Bedhidden', confidentiality: 'V' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(hidden.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  await expect(list).toContainText(/restricted/i)
  await expect(list).not.toContainText('BEDHIDDEN')
  await expect(list.getByRole('row').nth(1)).not.toContainText(/\bfree\b/i)
  await page.getByRole('main').getByRole('link', { name: 'Emergency access' }).click()
  await expect(page.getByRole('dialog', { name: 'Emergency access' })).toBeVisible()
})

test('a sensitive patient’s address is withheld and is still there afterwards', async ({ page, signIn }) => {
  const shy = await put({
    resourceType: 'Patient',
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
    name: [{ family: 'Shyly', given: ['Ada'] }],
    address: [{ line: ['1 Secret Lane'], postalCode: 'BB1 1AA' }],
  })
  await signIn('nurse')
  await page.goto(`/patients/${shy.id}/summary`)
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('SHYLY')
  await expect(page.locator('body')).not.toContainText('Secret Lane')
  const seen = await ask('admin', 'GET', `/Patient/${shy.id}`)
  expect(JSON.stringify(seen.body)).not.toContain('Secret Lane')
  const written = await ask(
    'admin',
    'PUT',
    `/Patient/${shy.id}`,
    { ...seen.body, gender: 'female' },
    { 'if-match': seen.headers.get('etag') ?? '' },
  )
  expect(written.status).toBe(200)
  expect(JSON.stringify((await ask('system', 'GET', `/Patient/${shy.id}`)).body)).toContain('Secret Lane')
})
