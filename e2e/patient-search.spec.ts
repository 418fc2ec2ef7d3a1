import { randomUUID } from 'node:crypto'

import type { Patient } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { put } from './record.ts'

test('a patient is found from any page with the keyboard alone', async ({ page, signIn, patient }) => {
  const ada = await patient({ family: 'Keyboardly', given: 'Ada' })
  await signIn('nurse')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('banner').getByRole('searchbox', { name: 'Find a patient' })).toBeFocused()
  await page.keyboard.type('ada keyboardly')
  await expect(page.getByRole('option', { name: /KEYBOARDLY, Ada/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/patients/${ada.id}/summary`))
})

for (const words of [
  'Anyorder Ada',
  'ada 04/03/1951 anyorder',
  '04-Mar-1951 ANYORDER',
  'ANYORDER, Ada (Mrs)',
  '999 000 0646',
  '9990000646',
]) {
  test(`"${words}" finds the patient`, async ({ page, signIn, patient }) => {
    const known = words.startsWith('999')
      ? { nhsNumber: '9990000646', family: 'Anyorder' }
      : { family: 'Anyorder' }
    await patient(known)
    await signIn('nurse')
    await page.goto('/patients')
    await page.getByRole('searchbox', { name: 'Find a patient' }).fill(words)
    const results = page.getByRole('table', { name: 'Patients' })
    await expect(results.getByRole('row', { name: /ANYORDER, Ada/ }).first()).toContainText('04-Mar-1951')
    // Domain facts §3.1, PAB-0015: never a banner where more than one patient is shown
    await expect(page.getByRole('region', { name: 'Patient banner' })).toHaveCount(0)
    expect(page.url()).not.toMatch(/anyorder|1951|9990000646/i)
  })
}

test('a search that finds nobody says what was searched for', async ({ page, signIn }) => {
  await signIn('nurse')
  await page.goto('/patients')
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill('zzyzx nobody')
  await expect(page.getByRole('main')).toContainText(/no patient/i)
})

test('a patient once opened is offered again in this sign-in, and not in the next', async ({
  page,
  signIn,
  patient,
}) => {
  await patient({ family: 'Recently' })
  await signIn('nurse')
  await page.goto('/')
  await page.getByRole('banner').getByRole('searchbox', { name: 'Find a patient' }).fill('recently ada')
  await page
    .getByRole('option', { name: /RECENTLY/ })
    .first()
    .click()
  await expect(page).toHaveURL(/summary/)
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Home' }).click()
  await expect(page.getByRole('main')).toContainText('RECENTLY, Ada')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('RECENTLY, Ada')
})

test('a hospital number finds the patient, alone or with a name', async ({ page, signIn }) => {
  const value = `RXR${String(parseInt(randomUUID().slice(0, 6), 16)).padStart(8, '0')}`
  await put<Patient>({
    resourceType: 'Patient',
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
        system: 'https://rxr.lune.example/Id/hospital-number',
        value,
      },
    ],
    name: [{ family: 'Numberly', given: ['Ada'] }],
  })
  await signIn('nurse')
  await page.goto('/patients')
  for (const words of [value, `numberly ${value}`, value.toLowerCase()]) {
    await page.getByRole('searchbox', { name: 'Find a patient' }).fill(words)
    await expect(page.getByRole('main').getByRole('status').first()).toContainText('1 patient')
    await expect(page.getByRole('table', { name: 'Patients' })).toContainText('NUMBERLY, Ada')
  }
})
