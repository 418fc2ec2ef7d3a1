import { expect, test } from './fixtures.ts'
import { admit, newWard } from './record.ts'

// A list of patients in hand: through it by keys, and back to where one was.

test('from a ward the keys lead through its patients and back to the row, and nothing of it is kept', async ({
  page,
  signIn,
  patient,
}) => {
  const { ward, beds } = await newWard(3)
  const names = ['Firstbed', 'Secondbed', 'Thirdbed']
  for (const [index, family] of names.entries()) {
    const bed = beds[index]
    if (bed) await admit((await patient({ family })).id, ward.id, bed)
  }
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  await list.getByRole('link', { name: /FIRSTBED/ }).press('Enter')
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('FIRSTBED')
  const group = page.getByRole('group', { name: `Patients of ${ward.name}` })
  await expect(group).toContainText('1 of 3')
  await expect(group.getByRole('link', { name: 'Previous patient' })).toHaveCount(0)

  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Medicines')
  await page.keyboard.press(']')
  await expect(banner).toContainText('SECONDBED')
  await expect(page).toHaveURL(/medicines$/)
  await page.keyboard.press(']')
  await expect(banner).toContainText('THIRDBED')
  await page.keyboard.press(']')
  await page.keyboard.press('[')
  await expect(banner).toContainText('SECONDBED')
  // Nobody else is named on a chart, and the address and the browser's storage know of no list.
  await expect(page.getByRole('main')).not.toContainText(/FIRSTBED|THIRDBED/)
  expect(
    await page.evaluate(() => [...Object.values(localStorage), ...Object.values(sessionStorage)].join()),
  ).not.toContain(ward.id)
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(list.getByRole('link', { name: /SECONDBED/ })).toBeFocused()
  expect(page.url()).toMatch(new RegExp(`/wards/${ward.id}$`))

  // A chart that was not opened from a list has no way back to one.
  const alone = await patient()
  await page.goto(`/patients/${alone.id}/summary`)
  await expect(banner).toBeVisible()
  await expect(page.getByRole('link', { name: /^Back to/ })).toHaveCount(0)
})

test('from a search one comes back to what was found', async ({ page, signIn, patient }) => {
  await patient({ family: 'Searchedone' })
  await patient({ family: 'Searchedtwo' })
  await signIn('nurse')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('searched')
  await page.keyboard.press('Enter')
  const found = page.getByRole('table', { name: 'Patients' })
  await found.getByRole('link', { name: /SEARCHEDONE/ }).press('Enter')
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('SEARCHEDONE')
  await page.keyboard.press(']')
  await expect(banner).toContainText('SEARCHEDTWO')
  await page.getByRole('link', { name: 'Back to the search' }).press('Enter')
  await expect(found.getByRole('link', { name: /SEARCHEDTWO/ })).toBeFocused()
  await expect(page.getByRole('searchbox', { name: 'Find a patient' })).toHaveValue('searched')
})
