import type { Locator, Page } from '@playwright/test'

// The inbox of results, and the dialog in which one is answered.

/** The patient in the inbox. */
export const inInbox = (page: Page, family: string) =>
  page
    .getByRole('list', { name: 'Patients with results' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: new RegExp(family, 'i') }) })
    .first()
export const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Result', exact: true })
export const answer = (dialog: Locator, words: RegExp) =>
  dialog.getByRole('radio', { name: words }).check({ force: true })
