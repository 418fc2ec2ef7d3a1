import type { Page } from '@playwright/test'
import type { Location } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, newWard } from './record.ts'

// Beds nobody lies in: kept for somebody, cleaned, closed, opened again; and a patient taken to another bed by the mouse.

const rowOf = (page: Page, bed: string) =>
  page
    .getByRole('table', { name: 'Ward list' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: bed }) })

const bedOf = async (id: string) => (await ask('system', 'GET', `/Location/${id}`)).body as Location

test('a bed is kept for somebody, cleaned, closed with a reason and opened again, by keyboard alone', async ({
  page,
  signIn,
}) => {
  const { ward, beds } = await newWard(2)
  const id = beds[0]?.id ?? ''
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = rowOf(page, 'Side room 1')
  const dialog = page.getByRole('dialog', { name: 'Change Side room 1' })
  const change = async () => {
    await expect(dialog).toBeHidden()
    await row.getByRole('button', { name: 'Change Side room 1' }).press('Enter')
  }

  await change()
  await expect(dialog).toContainText('Now: Free')
  await expect(dialog.getByLabel('Make this bed')).toHaveValue('reserved')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Say for whom or why it is reserved')
  await dialog.getByLabel('For whom, or why').pressSequentially('Transfer from AMU at 16:00')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(row).toContainText('ReservedTransfer from AMU at 16:00')
  await expect(page.getByText(/occupied, 1 free/)).toBeVisible()
  expect((await bedOf(id)).operationalStatus?.code).toBe('reserved')

  await change()
  await expect(dialog).toContainText('Reserved: Transfer from AMU at 16:00 (Mr Daniel Okoro')
  await dialog.getByLabel('Make this bed').selectOption('Being cleaned')
  await dialog.getByRole('button', { name: 'Save bed' }).press('Enter')
  await expect(row).toContainText('Being cleaned')
  await expect(row).not.toContainText('Transfer from AMU')

  await change()
  await dialog.getByLabel('Make this bed').selectOption('Closed')
  await dialog.getByLabel('Why it is closed').fill('Norovirus')
  await dialog.getByRole('button', { name: 'Save bed' }).press('Enter')
  await expect(row).toContainText('ClosedNorovirus')
  expect(await bedOf(id)).toMatchObject({ status: 'suspended', operationalStatus: { code: 'C' } })

  await change()
  await dialog.getByRole('button', { name: 'Save bed' }).press('Enter')
  await expect(row).toContainText('Free')
  expect(await bedOf(id)).toMatchObject({ status: 'active', operationalStatus: { code: 'U' } })
  await page.goto(`/wards/${ward.id}?privacy=1`)
  await expect(row).toContainText('Free')
  await expect(row.getByRole('button')).toHaveCount(0)
})

const keepFor = (bed: Location | undefined, reason: string) =>
  ask('system', 'PUT', `/Location/${bed?.id}`, {
    ...bed,
    operationalStatus: { system: 'https://lune.example/fhir/CodeSystem/bed-state', code: 'reserved' },
    extension: [
      {
        url: 'https://lune.example/fhir/StructureDefinition/bed-state-note',
        extension: [
          { url: 'state', valueCode: 'reserved' },
          { url: 'reason', valueString: reason },
        ],
      },
    ],
  })

test('two people change one bed: the second sees what the first has done', async ({ page, signIn }) => {
  const { ward, beds } = await newWard(1)
  const bed = beds[0]
  if (!bed) throw new Error('The ward has no bed')
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}/bed/${bed.id}`)
  const dialog = page.getByRole('dialog', { name: 'Change Side room 1' })
  await dialog.getByLabel('For whom, or why').fill('For Mrs Field')
  await ask('system', 'PUT', `/Location/${bed.id}`, {
    ...bed,
    operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'C' },
  })
  await dialog.getByRole('button', { name: 'Save bed' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Someone changed this bed')
  await expect(dialog).toContainText('Changed meanwhile: Closed')
  await expect(dialog.getByLabel('For whom, or why')).toHaveValue('For Mrs Field')
  expect((await bedOf(bed.id)).operationalStatus?.code).toBe('C')
})

test('a student looks at the beds and changes none', async ({ page, signIn }) => {
  const { ward } = await newWard(1)
  await signIn('student')
  await page.goto(`/wards/${ward.id}`)
  const button = rowOf(page, 'Side room 1').getByRole('button', { name: 'Change Side room 1' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/does not allow this/)
})

test('a patient dragged to a bed is asked about in the dialog that the keys open, and nobody is moved before', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Dragada', fault: 'Observation-slow' })
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  for (const view of ['table', 'bays']) {
    if (view === 'bays') await keepFor(beds[1], 'For Mrs Field')
    await page.goto(`/wards/${ward.id}?view=${view}`)
    const [from, to] =
      view === 'table'
        ? [rowOf(page, 'Side room 1'), rowOf(page, 'Side room 2')]
        : ['Side room 1', 'Side room 2'].map((bed) => page.getByRole('listitem').filter({ hasText: bed }))
    if (!from || !to) throw new Error('There are two beds')
    if (view === 'table') {
      // What comes in late moves no bed: a hand that was on one is on it still (hazard H1).
      await expect(from).toContainText('Loading…')
      const before = await from.boundingBox()
      await expect(from).toContainText('due now')
      expect((await from.boundingBox())?.y).toBe(before?.y)
    }
    await from.getByRole('link', { name: /DRAGADA/ }).dragTo(to)
    const dialog = page.getByRole('dialog', { name: 'Move to another bed' })
    await expect(dialog).toContainText('DRAGADA')
    await expect(dialog.getByLabel('To bed')).toHaveValue(beds[1]?.id ?? '')
    await expect(from).toContainText('DRAGADA')
    if (view === 'table') await dialog.getByRole('button', { name: 'Cancel' }).click()
    else {
      // A bed that is kept is given away knowingly, or not at all.
      await expect(dialog).toContainText('Side room 2 is reserved: For Mrs Field')
      await dialog.getByRole('button', { name: 'Move patient' }).click()
      await expect(dialog).toContainText('Say why this patient gets a bed that is kept')
      await dialog.getByLabel('Why this patient gets it').fill('Isolation comes first')
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Move patient' }).click()
    }
    await expect(dialog).toBeHidden()
  }
  await expect(page.getByRole('listitem').filter({ hasText: 'Side room 2' })).toContainText('DRAGADA')
})
