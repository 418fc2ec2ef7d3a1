import type { Locator, Page } from '@playwright/test'

/**
 * Hands that count. An action is a key that is no text, a click or a choice, or a field filled in; to wait, to read and to
 * move the pointer is none.
 */
function countingHands(page: Page) {
  let actions = 0
  const once =
    <Words extends unknown[]>(act: (...words: Words) => Promise<unknown>) =>
    async (...words: Words) => {
      actions += 1
      await act(...words)
    }
  return {
    click: once((what: Locator) => what.click()),
    check: once((what: Locator) => what.check()),
    fill: once((field: Locator, text: string) => field.fill(text)),
    /** The first choice that fits */
    pick: once(async (field: Locator, fitting: RegExp) => {
      const option = field.locator('option').filter({ hasText: fitting }).first()
      await option.waitFor({ state: 'attached' })
      await field.selectOption((await option.getAttribute('value')) ?? '')
    }),
    press: once((key: string) => page.keyboard.press(key)),
    actions: () => actions,
  }
}

/** What a desk does all day, on the real screens, and in how many actions at most (issue: quality to reach). */
export const deskBudgets = { register: 15, admit: 10, book: 6, discharge: 8 } as const
export type DeskActions = Record<keyof typeof deskBudgets, number>

/**
 * One patient from the first word to the way home: registered with address, telephones, kin and practice; found and admitted
 * to a bed as an emergency; the next place of a clinic booked from the open chart; discharged.
 */
export async function deskActions(
  page: Page,
  { family, ward, clinic }: { family: string; ward: RegExp; clinic: RegExp },
): Promise<DeskActions> {
  const register = await registered(page, family)
  const admit = await admitted(page, family, ward)
  const book = await booked(page, clinic)
  const discharge = await discharged(page)
  return { register, admit, book, discharge }
}

const banner = (page: Page) => page.getByRole('region', { name: 'Patient banner' })
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find a patient' })
const visits = (page: Page) => page.getByRole('link', { name: 'Visits', exact: true })

async function registered(page: Page, family: string): Promise<number> {
  const { fill, press, click, check, pick, actions } = countingHands(page)
  await page.goto('/')
  await fill(search(page), `${family} grace 09/12/1946`)
  await press('Enter')
  await page.getByText('No patient found').waitFor()
  await click(page.getByRole('button', { name: 'Register patient' }))
  const form = page.getByRole('dialog', { name: 'Register patient' })
  await check(form.getByRole('radio', { name: 'Female' }))
  await fill(form.getByLabel('Postcode'), 'LA1 4RP')
  await fill(form.getByLabel('Address'), '12 Story Street')
  await fill(form.getByLabel('Mobile telephone'), '07700 900321')
  await pick(form.getByLabel('Ethnic category'), /White – British/)
  await fill(form.getByLabel('Next of kin', { exact: true }), 'Ben Story')
  await pick(form.getByLabel('Relationship'), /^Son/)
  await fill(form.getByLabel('Telephone of next of kin'), '07700 900322')
  await pick(form.getByLabel('GP practice'), /Daisyfield/)
  await form.getByText('No record like it.').waitFor()
  await click(form.getByRole('button', { name: 'Register patient' }))
  await banner(page).filter({ hasText: family.toUpperCase() }).waitFor()
  return actions()
}

async function admitted(page: Page, family: string, ward: RegExp): Promise<number> {
  const { fill, click, pick, actions } = countingHands(page)
  await page.goto('/')
  await fill(search(page), family)
  await click(page.getByRole('option', { name: new RegExp(family, 'i') }).first())
  await banner(page).waitFor()
  await click(visits(page))
  await click(page.getByRole('button', { name: 'Admit patient' }))
  const form = page.getByRole('dialog', { name: 'Admit patient' })
  await pick(form.getByLabel('Ward', { exact: true }), ward)
  await pick(form.getByLabel('Bed', { exact: true }), /\d/)
  await pick(form.getByLabel('Admission method'), /Emergency: GP/)
  await fill(form.getByLabel('Reason for admission'), 'Breathless')
  await click(form.getByRole('button', { name: 'Admit patient' }))
  await form.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Discharge patient' }).waitFor()
  return actions()
}

async function booked(page: Page, clinic: RegExp): Promise<number> {
  const { click, pick, check, actions } = countingHands(page)
  await page.goto(page.url().replace('/visits', '/summary'))
  await click(visits(page))
  await click(page.getByRole('button', { name: 'Book appointment' }))
  const form = page.getByRole('dialog', { name: 'Book appointment' })
  await pick(form.getByLabel('Clinic', { exact: true }), clinic)
  await pick(form.getByLabel('Type'), /Follow-up/)
  await check(form.getByRole('radio').first())
  await click(form.getByRole('button', { name: 'Book appointment' }))
  await form.waitFor({ state: 'hidden' })
  await page
    .getByRole('region', { name: 'Upcoming appointments' })
    .getByRole('button', { name: 'Move' })
    .waitFor()
  return actions()
}

async function discharged(page: Page): Promise<number> {
  const { click, pick, actions } = countingHands(page)
  await page.goto(page.url().replace('/visits', '/summary'))
  await click(visits(page))
  await click(page.getByRole('button', { name: 'Discharge patient' }))
  const form = page.getByRole('dialog', { name: 'Discharge patient' })
  await pick(form.getByLabel('Discharge method'), /clinical advice/)
  await pick(form.getByLabel('Discharged to'), /Usual residence/)
  await click(form.getByRole('button', { name: 'Discharge patient' }))
  await form.waitFor({ state: 'hidden' })
  return actions()
}
