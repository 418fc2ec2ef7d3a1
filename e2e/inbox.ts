import type { Locator, Page } from '@playwright/test'

import { expect } from './fixtures.ts'

// The inbox of results, and the dialog in which one is answered.

/** The inbox of this view, with every patient in it: the stories of others put theirs there too. */
export async function openInbox(page: Page, address = '/results') {
  await page.goto(address)
  const list = page.getByRole('list', { name: 'Patients with results' })
  await expect(list.or(page.getByText(/^No result/)).first()).toBeVisible()
  const more = page.getByRole('button', { name: /^Show more/ })
  while (await more.isVisible()) await more.click()
}

/** The patient in the inbox. */
export const inInbox = (page: Page, family: string) =>
  page
    .getByRole('list', { name: 'Patients with results' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: new RegExp(family, 'i') }) })
    .first()
export const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Result', exact: true })
/** The result above it grows while it loads: a click may land beside, and is then made again. */
export const answer = (dialog: Locator, words: RegExp) =>
  expect(() => dialog.getByRole('radio', { name: words }).check({ force: true })).toPass()
