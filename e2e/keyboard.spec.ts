import type { Locator, Page } from '@playwright/test'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, found, newWard, observationsOf } from './record.ts'

// No mouse: only keys, and what has the focus.

/** Tab (or Shift+Tab) until this has the focus; it must be within reach. */
async function tabTo(page: Page, wanted: Locator, { key = 'Tab', within = 40 } = {}) {
  await expect(wanted).toBeAttached()
  for (let presses = 0; presses < within; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(wanted).toBeFocused({ timeout: 1000 })
}

async function goTo(page: Page, words: string) {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Go to' })).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeHidden()
}

test('a nurse works from sign-in to sign-out with the keyboard alone', async ({ page, patient }) => {
  const ada = await patient({ family: 'Keysonly' })
  const { ward, beds } = await newWard(2)
  if (beds[1]) await admit(ada.id, ward.id, beds[1])

  await page.goto('/wards')
  await tabTo(page, page.getByRole('textbox', { name: 'User ID' }))
  await page.keyboard.type('nurse')
  await page.keyboard.press('Tab')
  await page.keyboard.type('demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Wards' })).toBeVisible()

  // The first Tab of a page leads past the header.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: ward.name ?? '' }), { within: 200 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: ward.name ?? '' })).toBeFocused()

  // The row's button, the entry, and back to the same button.
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /KEYSONLY/ })
  const button = row.getByRole('button', { name: 'Record observations' })
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  const entry = page.getByRole('dialog', { name: 'Record observations' })
  await expect(entry.getByLabel('Respiration rate')).toBeFocused()
  for (const words of ['16', '98', 'a', '125', '75', '72', 'a', '36.8']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  await expect(entry).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: 'KEYSONLY, Ada (Mrs) saved' })).toContainText(
    'NEWS2 0',
  )
  await expect(button).toBeFocused()
  expect((await observationsOf(ada.id)).length).toBe(8)

  await tabTo(page, row.getByRole('link', { name: /KEYSONLY/ }), { key: 'Shift+Tab' })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('KEYSONLY')
  await expect(page.getByRole('heading', { level: 1, name: 'Summary' })).toBeFocused()

  const chart = page.getByRole('navigation', { name: 'Chart' })
  await tabTo(page, chart.getByRole('link', { name: 'Allergies' }), { key: 'Shift+Tab' })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Allergies' })).toBeFocused()
  const record = page.getByRole('button', { name: 'Record allergy' })
  await tabTo(page, record)
  await page.keyboard.press('Enter')
  const allergy = page.getByRole('dialog', { name: 'Record allergy' })
  await expect(allergy.getByLabel('Substance')).toBeFocused()
  await page.keyboard.type('Zebra dander')
  await tabTo(page, allergy.getByRole('button', { name: 'Record allergy' }))
  await page.keyboard.press('Enter')
  await expect(allergy).toBeHidden()
  await expect(page.getByRole('region', { name: 'Allergies', exact: true })).toContainText('Zebra dander')
  await expect(record).toBeFocused()
  expect(await found(`/AllergyIntolerance?patient=${ada.id}`)).toHaveLength(1)

  await goTo(page, 'sign out')
  await expect(page.getByRole('button', { name: 'Account' })).toBeHidden()
})

test('Ctrl K goes to a page or a recent patient, and Escape gives the focus back', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Palettely' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('PALETTELY')
  const more = page.getByRole('button', { name: 'More about this patient' })
  await more.focus()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Go to' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(more).toBeFocused()

  await goTo(page, 'wards')
  await expect(page).toHaveURL(/\/wards$/)
  await goTo(page, 'palettely')
  await expect(page).toHaveURL(new RegExp(`/patients/${ada.id}/summary$`))
})

test('? shows the keys, a slash while writing is a slash, and keys of one character can be turned off', async ({
  page,
  signIn,
}) => {
  await signIn('nurse')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toContainText('Find a patient')
  await expect(help).toContainText('Ctrl K')
  await expect(help).toContainText(/G R\s*Results/)
  await expect(help).toContainText(/N O\s*Record observations/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  await page.keyboard.press('/')
  const box = page.getByRole('searchbox', { name: 'Find a patient' })
  await expect(box).toBeFocused()
  await page.keyboard.type('04/03/1951?')
  await expect(box).toHaveValue('04/03/1951?')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await goTo(page, 'keys')
  await expect(help).toBeVisible()
  await tabTo(page, help.getByRole('checkbox'))
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('/')
  await expect(box).not.toBeFocused()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(page).not.toHaveURL(/wards/)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible()
})

test('every section and action of the open chart is two keys away, and G or N in a word is a letter', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Summary')
  for (const [key, section] of [
    ['t', 'Timeline'],
    ['o', 'Observations'],
    ['r', 'Results'],
    ['m', 'Medicines'],
    ['p', 'Problems'],
    ['a', 'Allergies'],
    ['n', 'Notes'],
    ['d', 'Documents'],
    ['q', 'Orders'],
    ['v', 'Visits'],
    ['s', 'Summary'],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(heading).toHaveText(section)
  }
  for (const [key, action, field] of [
    ['o', 'Record observations', 'Temperature'],
    ['a', 'Record allergy', 'Substance'],
  ] as const) {
    await page.keyboard.press('n')
    await page.keyboard.press(key)
    const dialog = page.getByRole('dialog', { name: action })
    await dialog.getByLabel(field).focus()
    await page.keyboard.type('gr')
    await expect(dialog.getByLabel(field)).toHaveValue('gr')
    await page.keyboard.press('Escape')
    await page
      .getByRole('dialog', { name: 'Leave without saving?' })
      .getByRole('button', { name: 'Leave' })
      .click()
    await expect(dialog).toBeHidden()
  }
  // A note opens beside the section one is in.
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await expect(page.getByRole('region', { name: 'Write a note' })).toBeVisible()
  await expect(heading).toHaveText('Allergies')
  // Somebody who changed their mind after G is not taken anywhere.
  await page.keyboard.press('g')
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expect(heading).toHaveText('Allergies')

  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(page).toHaveURL(/\/wards$/)
  // With no chart open its keys do nothing.
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(heading).toHaveText('Wards')
})

test('the palette leads to each section and action of the open patient by three letters', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Threeletter' })
  await signIn('scientist')
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('THREELETTER')
  for (const [typed, section] of [
    ['med', 'Medicines'],
    ['all', 'Allergies'],
    ['lab', 'Results'],
  ] as const) {
    await goTo(page, typed)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(section)
  }
  // What the role may not do is there with its reason, and cannot be taken.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('record all')
  const refused = page.getByRole('option', { name: /Record allergy/ })
  await expect(refused).toContainText('does not allow this')
  await expect(refused).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/results$/)
})

test('Escape closes every form, and asks first when there are words in it', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  for (const { section, name, field } of [
    { section: 'observations', name: 'Record observations', field: 'Temperature' },
    { section: 'allergies', name: 'Record allergy', field: 'Anything else' },
  ]) {
    await page.goto(`/patients/${ada.id}/${section}`)
    const opener = page.getByRole('button', { name })
    await opener.focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name })
    await expect(form).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()
    await expect(opener).toBeFocused()

    await page.keyboard.press('Enter')
    await form.getByLabel(field).focus()
    await page.keyboard.type('3')
    await page.keyboard.press('Escape')
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await expect(question.getByRole('button', { name: 'Keep writing' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await expect(form.getByLabel(field)).toHaveValue('3')
    await expect(form.getByLabel(field)).toBeFocused()
    await page.keyboard.press('Escape')
    await tabTo(page, question.getByRole('button', { name: 'Leave' }))
    await page.keyboard.press('Enter')
    await expect(form).toBeHidden()
    await expect(page).toHaveURL(new RegExp(`/${section}$`))
  }
  await page.keyboard.press('/')
  await page.keyboard.type('ada')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox', { name: 'Find a patient' })).toHaveValue('')
})
