import type { Page } from '@playwright/test'

import { fluidDayAt } from '#clinical/observations/fluid-day.ts'

import { expect } from './fixtures.ts'

// The fluid chart as a nurse finds it.

/** The demonstration closes its charts at six. */
export const today = () => fluidDayAt(Date.now(), 6).date

export const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Record fluids' })
const gridOf = (page: Page) => page.getByRole('table', { name: 'Fluids by the hour' })
export const totalsOf = (page: Page) => page.getByRole('region', { name: 'Today so far' })
export const rowOf = (page: Page, name: string) =>
  gridOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
export const entriesOf = (page: Page) => page.getByRole('table', { name: 'Entries of the fluid chart' })

export async function record(page: Page) {
  await page.getByRole('button', { name: 'Record fluids' }).click()
  // Its first button has the focus: from then on letters are heard.
  await expect(dialogOf(page).getByRole('button', { name: /^Oral/ })).toBeFocused()
  return dialogOf(page)
}

export async function openChart(page: Page, patientId: string) {
  await page.goto(`/patients/${patientId}/observations/fluids`)
  await expect(gridOf(page)).toBeVisible()
}
