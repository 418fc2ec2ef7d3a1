import type { Composition } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { found } from './record.ts'

test('a doctor writes while reading the other sections, and the words go with them', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  await page.getByRole('button', { name: 'Write note' }).click()
  await page.getByRole('button', { name: /^Ward round/ }).click()
  const note = page.getByRole('region', { name: 'Ward round' })
  await note.getByLabel('Plan and requested actions').fill('Home tomorrow')
  await expect(note.getByRole('status')).toContainText(/Saved as draft \d\d:\d\d/)
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Allergies' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Allergies' })).toBeVisible()
  await expect(page).toHaveURL(/\/allergies\?work=note\./)
  await expect(note.getByLabel('Plan and requested actions')).toHaveValue('Home tomorrow')
  await expectAccessible(page)
  const [draft] = (await found(`/Composition?patient=${ada.id}`)) as Composition[]
  expect(draft).toMatchObject({ status: 'preliminary', section: [{ title: 'Plan and requested actions' }] })
  // Closed, it is there to go on with; the focus is where it was.
  await note.getByRole('button', { name: 'Close Ward round' }).click()
  await expect(note).toBeHidden()
  await expect(page).toHaveURL(/\/allergies$/)
})

test('another patient’s address closes what is being written about this one', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient(), await patient({ given: 'Ben' })]
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  await page.getByRole('button', { name: 'Write note' }).click()
  await page.getByRole('button', { name: /^Note/ }).click()
  await page.getByLabel('Clinical narrative').fill('Ada only')
  await expect(page.getByText(/Saved as draft/)).toBeVisible()
  await page.goto(`/patients/${ben.id}/notes`)
  await expect(page.getByRole('heading', { level: 1, name: 'Notes' })).toBeVisible()
  await expect(page.getByText('Ada only')).toBeHidden()
  expect(await found(`/Composition?patient=${ben.id}`)).toEqual([])
})
