import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, newWard } from './record.ts'
import { entry, scores, typeSet } from './round.ts'

// From bed to bed with the observations.

test('a round of six patients by keyboard alone: saved one after the other, one skipped with the reason', async ({
  page,
  signIn,
  patient,
}) => {
  const { ward, beds } = await newWard(6)
  const ids: string[] = []
  for (const bed of beds) {
    const { id } = await patient({ family: `Round${ids.length + 1}` })
    await admit(id, ward.id, bed)
    ids.push(id)
  }
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await expect(page.getByRole('button', { name: 'Start round' })).toBeEnabled()
  await page.keyboard.press('n')
  await page.keyboard.press('l')
  for (const [index, id] of ids.entries()) {
    await expect(entry(page)).toContainText(`Round: ${index + 1} of 6`)
    await expect(entry(page)).toContainText(`ROUND${index + 1}`)
    if (index === 2) {
      await entry(page).getByLabel('Why skipped').selectOption('Asleep')
      await entry(page).getByRole('button', { name: 'Skip patient' }).click()
      continue
    }
    if (index === 1) await expectAccessible(page)
    expect(2 + (await typeSet(page))).toBeLessThanOrEqual(12)
    if (index < 5) await expect(entry(page)).toContainText(`Round: ${index + 2} of 6`)
    else await expect(entry(page)).toHaveCount(0)
    expect(await scores(id)).toBe(1)
  }
  const round = page.getByRole('region', { name: 'Observation round' })
  await expect(round).toContainText('Round: 5 of 6 done')
  await expect(round).toContainText('skipped: Asleep')
  await round.getByRole('button', { name: /ROUND3/ }).click()
  await typeSet(page)
  await expect(round).toContainText('Round complete')
  expect(await scores(ids[2] ?? '')).toBe(1)
})

test('without a network a set of the round is not saved, is kept, and is sent once when its nurse says so', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const { ward, beds } = await newWard(2)
  const [ada, ben] = [await patient({ family: 'Lostada' }), await patient({ family: 'Lostben' })]
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(ben.id, ward.id, beds[1])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('button', { name: 'Start round' }).click()
  await expect(entry(page).getByLabel('Respiration rate')).toBeFocused()
  await context.setOffline(true)
  await typeSet(page)
  await expect(entry(page).getByRole('alert')).toContainText('Not saved.')
  await entry(page).getByRole('button', { name: 'Keep unsaved and go on' }).click()
  // The next patient cannot be looked up either; the list says what is not in the record, visibly and by name.
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  const unsaved = page.getByRole('region', { name: 'Sets not saved' })
  await expect(unsaved).toContainText('1 set not saved.')
  await expect(unsaved).toContainText('LOSTADA')
  await expect(unsaved.getByRole('button', { name: /Send/ })).toBeDisabled()
  expect(await scores(ada.id)).toBe(0)
  // Going elsewhere is asked about.
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await page.getByRole('dialog', { name: /Leave/ }).getByRole('button', { name: 'Keep writing' }).click()
  await context.setOffline(false)
  await page.waitForTimeout(500) // that nothing is sent by itself has no event: long enough for it to have been
  expect(await scores(ada.id)).toBe(0)
  await unsaved.getByRole('button', { name: /Send/ }).dblclick()
  await expect(unsaved).toHaveCount(0)
  expect(await scores(ada.id)).toBe(1)
})
