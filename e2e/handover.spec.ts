import type { Communication } from 'fhir/r4'

import { enter, expect, expectAccessible, test } from './fixtures.ts'
import { admit, found, newWard } from './record.ts'

test('a shift writes together, hands over, and the next shift sees what was said and what is new', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Handedover' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}/handover`)
  const sheet = page.getByRole('listitem').filter({ hasText: 'HANDEDOVER' })
  await expect(sheet).toContainText('Community-acquired pneumonia')
  await expect(sheet).toContainText('none recorded in the last two days')
  await sheet.getByRole('button', { name: /Write handover/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Write handover' })
  await dialog.getByLabel('Situation').fill('Comfortable on 2 litres')
  await dialog.getByLabel('Recommendation').fill('Wean oxygen overnight')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save handover' }).click()
  await expect(sheet).toContainText('Wean oxygen overnight')

  // A second nurse has the same sheet open and saves first: both are shown, and nothing is lost.
  const other = await context.newPage()
  await other.goto(`/wards/${ward.id}/handover/${ada.id}`)
  await sheet.getByRole('button', { name: /Write handover/ }).click()
  await dialog.getByLabel('Assessment').fill('Chest clearer')
  const theirs = other.getByRole('dialog', { name: 'Write handover' })
  await theirs.getByLabel('Assessment').fill('Wheezy at times')
  await theirs.getByRole('button', { name: 'Save handover' }).click()
  await expect(theirs).toBeHidden()
  await dialog.getByRole('button', { name: 'Save handover' }).click()
  const both = dialog.getByRole('table', { name: 'Two handovers of one patient' })
  await expect(both).toContainText('Wheezy at times')
  await expect(both).toContainText('Chest clearer')
  await dialog.getByRole('button', { name: /I have seen both/ }).click()
  await dialog.getByRole('button', { name: 'Save handover' }).click()
  await expect(dialog).toBeHidden()
  await expect(other.getByRole('listitem').filter({ hasText: 'HANDEDOVER' })).toContainText('Chest clearer', {
    timeout: 10_000,
  })

  await page.getByRole('button', { name: 'Hand over to the next shift' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(sheet).toContainText('nothing new since')
  await expect(sheet).toContainText(/as handed over .* by Mr Daniel Okoro/)
  const [kept] = (await found(`/Communication?patient=${ada.id}`)) as Communication[]
  expect(kept).toMatchObject({ status: 'completed', sender: { display: 'Mr Daniel Okoro' } })
  await expectAccessible(page)
})

test('a clerk is told that the handover is not theirs to read', async ({ page }) => {
  await page.goto('/wards/any/handover')
  await enter(page, 'admin')
  await expect(page.getByRole('main')).toContainText(/not open to your role/i)
})
