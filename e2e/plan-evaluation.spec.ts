import type { Observation } from 'fhir/r4'

import { sessionOf } from './end-session.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { planOf } from './plans.ts'
import { admit, found, newWard, setFault } from './record.ts'

const evaluationsOf = async (patientId: string) =>
  (await found(`/Observation?patient=${patientId}`)) as Observation[]

test('a ward’s plans are evaluated patient after patient by the keyboard: no change is two keys', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, bea] = [await patient({ family: 'Firstbed' }), await patient({ family: 'Secondbed' })]
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(bea.id, ward.id, beds[1])
  await planOf(ada.id, 'Falls')
  await planOf(bea.id, 'Pressure care')
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('navigation', { name: 'Ward' }).getByRole('link', { name: 'Care plans' }).click()
  const grid = page.getByRole('table', { name: 'Care plans of the ward' })
  await expect(grid.getByRole('row', { name: /FIRSTBED/ })).toContainText(/overdue since .*Falls/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Evaluate the 2 plans due' }).press('Enter')
  const first = page.getByRole('dialog', { name: 'Evaluate: Falls' })
  await expect(first).toContainText(/FIRSTBED.*Born/)
  await expect(first.getByRole('radio', { name: 'No change' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')

  const second = page.getByRole('dialog', { name: 'Evaluate: Pressure care' })
  await expect(second).toContainText(/SECONDBED.*Born/)
  await expect(second.getByRole('status')).toContainText(/Saved: FIRSTBED.*Falls/)
  await second.getByRole('radio', { name: 'Worse' }).check({ force: true })
  await second.getByRole('button', { name: 'Save evaluation' }).click()
  await expect(second).toContainText('Say what was found')
  await second.getByLabel('What was found').fill('Red heel, blanches')
  await second.getByRole('button', { name: 'Save evaluation' }).click()
  await expect(second).toBeHidden()
  await expect(page.getByRole('main')).toContainText('done this shift')
  await expect(page.getByRole('button', { name: /plans? due/ })).toHaveCount(0)
  await expect(grid.getByRole('row', { name: /SECONDBED/ })).toContainText('Worse')
  expect(await evaluationsOf(ada.id)).toMatchObject([
    {
      valueCodeableConcept: { coding: [{ code: 'no-change' }] },
      performer: [{ display: 'Mr Daniel Okoro' }],
    },
  ])
})

test('an evaluation that is refused, cut off or signed out of stays as typed, and is kept once', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const session = sessionOf(page)
  const ada = await patient({ fault: 'Observation-refuses-writes' })
  const { id } = await planOf(ada.id, 'Falls')
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/care-plans/${id}/evaluate`)
  const dialog = page.getByRole('dialog', { name: 'Evaluate: Falls' })
  await dialog.getByRole('radio', { name: 'Better' }).check({ force: true })
  await dialog.getByLabel('What was found').fill('Stood with one')
  const save = dialog.getByRole('button', { name: 'Save evaluation' })
  await save.click()
  await expect(dialog.getByRole('alert')).toContainText('Not saved')
  await setFault(ada)
  await session.end()
  // the page may have learnt of it already, and be covered
  await save.click({ timeout: 2000 }).catch(() => undefined)
  await session.signInAgain('nurse')
  await expect(page.getByRole('button', { name: 'Sign in again' })).toHaveCount(0)
  await expect(dialog.getByLabel('What was found')).toHaveValue('Stood with one')
  await context.setOffline(true)
  await save.click()
  await expect(dialog.getByRole('alert')).toContainText('cannot be reached')
  await expect(dialog.getByLabel('What was found')).toHaveValue('Stood with one')
  await context.setOffline(false)
  await save.dblclick()
  await expect(dialog).toBeHidden()
  const plan = page.getByRole('article', { name: 'Falls' })
  await expect(plan).toContainText('Stood with one')
  expect(await evaluationsOf(ada.id)).toHaveLength(1)

  await plan.getByRole('link', { name: /Mark in error: evaluation/ }).click()
  const inError = page.getByRole('dialog', { name: 'Mark evaluation in error' })
  await inError.getByLabel('Why is it wrong?').fill('Of another patient')
  await inError.getByRole('button', { name: 'Mark evaluation in error' }).click()
  await expect(plan).toContainText('Not evaluated yet')
})
