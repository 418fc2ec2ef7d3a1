import type { Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { dialogOf, entriesOf, openChart, record, totalsOf } from './fluids.ts'
import { ask, observationsOf, setFault } from './record.ts'

// What goes in and out when it was wrong, was refused, or two wrote at once: nothing is lost, nothing counts twice.

test('an entry is amended with a reason and kept struck through; one in error leaves every total', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await openChart(page, ada.id)
  await record(page)
  await page.keyboard.type('o1500')
  await page.keyboard.type('u400')
  await page.keyboard.press('Enter')
  await expect(dialogOf(page).getByRole('status')).toContainText('Saved')
  await page.keyboard.press('Escape')
  await entriesOf(page).getByRole('button', { name: 'Amend Oral' }).click()
  const amend = page.getByRole('dialog', { name: 'Amend fluid entry' })
  await expect(amend.getByLabel('Volume')).toHaveValue('1500')
  await amend.getByLabel('Volume').fill('150')
  await amend.getByRole('button', { name: 'Save amended entry' }).click()
  await expect(amend).toContainText('Say what was wrong')
  await amend.getByLabel('What was wrong?').fill('A nought too many')
  await expectAccessible(page)
  await amend.getByRole('button', { name: 'Save amended entry' }).click()
  await expect(amend).toBeHidden()
  await expect(totalsOf(page)).toContainText(/In\s*150 mL/)
  const struck = entriesOf(page).getByRole('row', { name: /No longer valid/ })
  await expect(struck).toContainText(/1500 mL.*Amended by Mr Daniel Okoro .*: A nought too many/)

  await entriesOf(page).getByRole('button', { name: 'In error Urine' }).click()
  const error = page.getByRole('dialog', { name: 'Mark fluid entry in error' })
  await error.getByLabel('Why is it wrong?').fill('Of the next bed')
  await error.getByRole('button', { name: 'Mark fluid entry in error' }).click()
  await expect(error).toBeHidden()
  await expect(totalsOf(page)).toContainText(/Out\s*Not charted/)
  await expect(struck).toHaveCount(2)
  const saved = await observationsOf(ada.id)
  expect(saved.map(({ status }) => status).toSorted()).toEqual([
    'entered-in-error',
    'entered-in-error',
    'final',
  ])
})

test('entries that the record refuses stay as they were typed, and are written once when it takes them', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Observation-refuses-writes' })
  await signIn('nurse')
  await openChart(page, ada.id)
  const dialog = await record(page)
  await page.keyboard.type('u350')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('Not saved.')
  await expect(dialog.getByLabel('Volume')).toHaveValue('350')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Keep writing' }).click()
  const { body } = await ask('system', 'GET', `/Patient/${ada.id}`)
  if (body.resourceType === 'Patient') await setFault({ ...body, id: ada.id })
  await dialog.getByRole('button', { name: 'Save fluid entry' }).click()
  await expect(dialog.getByRole('status')).toContainText('Saved: Urine 350 mL.')
  expect(await observationsOf(ada.id)).toHaveLength(1)
})

test('two nurses chart one patient at once: both entries are kept, and each sees the other’s', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await openChart(page, ada.id)
  await record(page)
  await page.keyboard.type('u350')
  const theirs: Observation = {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '9000-1' }] },
    subject: { reference: `Patient/${ada.id}` },
    effectiveDateTime: new Date().toISOString(),
    valueQuantity: { value: 125, unit: 'mL', code: 'mL', system: 'http://unitsofmeasure.org' },
  }
  expect((await ask('midwife', 'POST', '/Observation', theirs)).status).toBe(201)
  await page.keyboard.press('Enter')
  await expect(dialogOf(page).getByRole('status')).toContainText('Saved')
  await page.keyboard.press('Escape')
  await expect(totalsOf(page)).toContainText(/In\s*125 mL\s*Out\s*350 mL\s*Balance\s*−225 mL/)
  // and what comes later comes by itself
  expect(
    (
      await ask('midwife', 'POST', '/Observation', {
        ...theirs,
        valueQuantity: { ...theirs.valueQuantity, value: 75 },
      })
    ).status,
  ).toBe(201)
  await expect(totalsOf(page)).toContainText(/In\s*200 mL/)
})
