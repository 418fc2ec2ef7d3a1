import type { Observation } from 'fhir/r4'

import { sessionOf } from './end-session.ts'
import { expect, test } from './fixtures.ts'
import { otherMachine } from './other-machine.ts'
import { admit, newWard, observationsOf } from './record.ts'
import { entry, scores, typeSet } from './round.ts'

// A round while others work too, while a sign-in runs out, and with a patient who does not let one finish.

const isScore = ({ code }: Observation) => code.coding?.some((one) => one.code === '1104051000000101')

test('two nurses at once on one patient: both sets are kept, and both are shown', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  const ada = await patient({ family: 'Bothada' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  const second = await otherMachine(browser, 'midwife')
  await second.goto(`/wards/${ward.id}`)
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  for (const one of [page, second])
    await one
      .getByRole('row', { name: /BOTHADA/ })
      .getByRole('button', { name: 'Record observations' })
      .click()
  await expect(entry(page).getByLabel('Respiration rate')).toBeFocused()
  await typeSet(second)
  await expect(entry(second)).toBeHidden()
  // What the other has saved takes nothing away from what is being typed here.
  await typeSet(page)
  await expect(entry(page)).toBeHidden()
  expect(await scores(ada.id)).toBe(2)
  for (const one of [page, second])
    await expect(one.getByRole('row', { name: /BOTHADA/ })).toContainText('steady at 0')
  await page.goto(`/patients/${ada.id}/observations`)
  const chart = page.getByRole('table', { name: 'Observations chart' })
  await expect(chart.getByRole('row').filter({ hasText: 'NEWS2 total' }).getByRole('cell')).toHaveCount(2)
  const authors = (await observationsOf(ada.id))
    .filter(isScore)
    .map(({ performer }) => performer?.[0]?.display)
  expect(new Set(authors).size).toBe(2)
  await second.context().close()
})

test('a sign-in that ends in the middle of a round: sign in again in place, nothing is lost, and the round goes on', async ({
  page,
  signIn,
  patient,
}) => {
  const session = sessionOf(page)
  const [ada, ben] = [await patient({ family: 'Midroundada' }), await patient({ family: 'Midroundben' })]
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(ben.id, ward.id, beds[1])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('button', { name: 'Start round' }).click()
  await expect(entry(page)).toContainText('Round: 1 of 2')
  await session.end()
  await typeSet(page)
  await session.signInAgain('nurse')
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeHidden()
  await expect(entry(page)).toContainText('MIDROUNDADA')
  for (const [field, value] of [
    ['Respiration rate', '16'],
    ['Systolic blood pressure', '125'],
    ['Temperature', '36.8'],
  ] as const)
    await expect(entry(page).getByLabel(field)).toHaveValue(value)
  expect(await scores(ada.id)).toBe(0)
  await entry(page).getByRole('button', { name: 'Save and next' }).click()
  await expect(entry(page)).toContainText('Round: 2 of 2')
  await expect(entry(page)).toContainText('MIDROUNDBEN')
  await typeSet(page)
  await expect(page.getByRole('region', { name: 'Observation round' })).toContainText('Round complete')
  expect([await scores(ada.id), await scores(ben.id)]).toEqual([1, 1])
})

test('a partial set in a round takes its reason, has no score, and the round goes on', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient({ family: 'Partialada' }), await patient({ family: 'Partialben' })]
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(ben.id, ward.id, beds[1])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('button', { name: 'Start round' }).click()
  await expect(entry(page)).toContainText('PARTIALADA')
  await page.keyboard.type('18')
  await entry(page).getByRole('button', { name: 'Save and next' }).click()
  await expect(entry(page)).toContainText('Incomplete set, no score.')
  await expect(entry(page).getByLabel('Reason the set is incomplete')).toBeFocused()
  await entry(page).getByLabel('Reason the set is incomplete').selectOption('refused')
  await entry(page).getByRole('button', { name: 'Save and next' }).click()
  await expect(entry(page)).toContainText('Round: 2 of 2')
  await entry(page).getByRole('button', { name: 'Close' }).click()
  const row = page.getByRole('row', { name: /PARTIALADA/ })
  await expect(row).toContainText('No score')
  await expect(row).toContainText(/refused/i)
  const [score] = (await observationsOf(ada.id)).filter(isScore)
  expect(score?.valueQuantity).toBeUndefined()
  expect(score?.dataAbsentReason).toBeDefined()
})
