import type { AllergyIntolerance, Bundle, Patient } from 'fhir/r4'

import { enter, expect, test } from './fixtures.ts'
import { hospitals } from './hospital-address.ts'
import { tokenFor } from './record.ts'

// In a hospital that signs people out after a few seconds; the rules are the same, only shorter.
const { url } = hospitals.impatient

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${url}/fhir${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tokenFor('system', undefined, hospitals.impatient)}`,
      'content-type': 'application/fhir+json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return (await response.json()) as Answer
}

test('a session that ends in the middle of an entry loses nothing: sign in again in place, then save', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const ada = await ask<Patient>('POST', '/Patient', {
    resourceType: 'Patient',
    name: [{ family: 'Midway' }],
  })
  await page.goto(`/patients/${ada.id}/allergies/record`)
  await enter(page, 'nurse')
  const entry = page.getByRole('dialog', { name: 'Record allergy' })
  await entry.getByLabel('Substance').fill('Zebra dander')

  // The warning comes with a countdown; nobody answers it.
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeVisible({ timeout: 30_000 })
  const again = page.getByRole('button', { name: 'Sign in again' })
  await expect(again).toBeVisible({ timeout: 60_000 })

  const opened = page.waitForEvent('popup')
  await again.click()
  const window = await opened
  await enter(window, 'nurse')
  await expect(again).toBeHidden()
  await expect(entry.getByLabel('Substance')).toHaveValue('Zebra dander')
  await entry.getByRole('button', { name: /Save allergy|Record allergy/ }).click()
  await expect(entry).toBeHidden()
  const saved = await ask<Bundle<AllergyIntolerance>>('GET', `/AllergyIntolerance?patient=${ada.id}`)
  expect(saved.entry?.map(({ resource }) => resource?.code?.text)).toEqual(['Zebra dander'])
})

test('the server refuses a session that was idle, whatever the page thinks', async ({ page }) => {
  test.setTimeout(120_000)
  let header = ''
  page.on('request', (request) => {
    if (request.url().includes('/fhir')) header = request.headers()['authorization'] ?? header
  })
  await page.goto('/wards')
  await enter(page, 'nurse')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect.poll(() => header).toMatch(/^Bearer /)
  await page.goto('about:blank')
  const status = async () =>
    (await fetch(`${url}/fhir/Organization?_count=1`, { headers: { authorization: header } })).status
  expect(await status()).toBe(200)
  await expect.poll(status, { timeout: 60_000, intervals: [2000] }).toBe(401)
})
