import type { Communication } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, allergyTo, found, newWard, put } from './record.ts'

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
  await theirs.getByLabel('Background').fill('Lives alone')
  await theirs.getByLabel('Assessment').fill('Wheezy at times')
  await theirs.getByRole('button', { name: 'Save handover' }).click()
  await expect(theirs).toBeHidden()
  const both = dialog.getByRole('table', { name: 'Two handovers of one patient' })
  await expect(both).toContainText('Wheezy at times')
  await expect(both).toContainText('Chest clearer')
  await dialog.getByRole('button', { name: /I have seen both/ }).click()
  await expect(dialog.getByLabel('Assessment')).toHaveValue('Chest clearer')
  await expect(dialog.getByLabel('Background')).toHaveValue('Lives alone')
  await dialog.getByRole('button', { name: 'Save handover' }).click()
  await expect(dialog).toBeHidden()
  await expect(sheet).toContainText('Lives alone')
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

test('two begin the sheet of one patient at once: there is one sheet, and the second sees the first’s words', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Bothbegin' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  const other = await context.newPage()
  const dialogs = await Promise.all(
    [page, other].map(async (one) => {
      await one.goto(`/wards/${ward.id}/handover/${ada.id}`)
      const dialog = one.getByRole('dialog', { name: 'Write handover' })
      await expect(dialog).toBeVisible()
      return dialog
    }),
  )
  const [mine, theirs] = dialogs
  if (!mine || !theirs) throw new Error('Two windows')
  await mine.getByLabel('Situation').fill('Waiting for a scan')
  await theirs.getByLabel('Recommendation').fill('Ring the family')
  await theirs.getByRole('button', { name: 'Save handover' }).click()
  await expect(theirs).toBeHidden()
  await mine.getByRole('button', { name: /I have seen both/ }).click()
  await mine.getByRole('button', { name: 'Save handover' }).click()
  await expect(mine).toBeHidden()
  const sheet = page.getByRole('listitem').filter({ hasText: 'BOTHBEGIN' })
  await expect(sheet).toContainText('Waiting for a scan')
  await expect(sheet).toContainText('Ring the family')
  expect(await found(`/Communication?patient=${ada.id}`)).toHaveLength(1)
})

test('what could not be loaded of one patient is said at that patient, and hides nothing of the others', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Faulty', fault: 'AllergyIntolerance-unavailable' })
  const bea = await patient({ family: 'Faultless' })
  await put(allergyTo(bea.id, 'Penicillin'))
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(bea.id, ward.id, beds[1])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}/handover`)
  await expect(page.getByRole('alert')).toContainText('could not be loaded: allergies')
  await expect(page.getByRole('listitem').filter({ hasText: 'FAULTY,' })).toContainText(
    'Allergies could not be loaded',
  )
  await expect(page.getByRole('listitem').filter({ hasText: 'FAULTLESS' })).toContainText('Penicillin')
  await expectAccessible(page)
})

test('on paper the sheet has the ward, the time and initials, and nothing to press', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Onpaper' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}/handover/${ada.id}`)
  const dialog = page.getByRole('dialog', { name: 'Write handover' })
  await dialog.getByLabel('Situation').fill('For the list at nine')
  await dialog.getByRole('button', { name: 'Save handover' }).click()
  await expect(dialog).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/printed .* by Mr Daniel Okoro \(DO\)/)).toBeVisible()
  await expect(page.getByRole('main')).toContainText(ward.name ?? '')
  await expect(page.getByText(/\[DO \d\d:\d\d\]/)).toBeVisible()
  for (const button of await page.getByRole('main').getByRole('button').all())
    await expect(button).toBeHidden()
})

test('a clerk is told that the handover is not theirs to read', async ({ page, signIn }) => {
  await signIn('admin')
  await page.goto('/wards/any/handover')
  await expect(page.getByRole('main')).toContainText(/not open to your role/i)
})
