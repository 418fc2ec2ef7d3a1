import type { Page } from '@playwright/test'

import { expect } from './fixtures.ts'
import { observationsOf } from './record.ts'

// From bed to bed with the observations, by the keys of the bedside.

/** How many scored sets of this patient are in the record. */
export const scores = async (patientId: string) =>
  (await observationsOf(patientId)).filter(({ code }) =>
    code.coding?.some((one) => one.code === '1104051000000101'),
  ).length

export const entry = (page: Page) => page.getByRole('dialog', { name: 'Record observations' })

/** A whole set by the keys of the bedside; says how many keys besides the digits. */
export async function typeSet(page: Page): Promise<number> {
  await expect(entry(page).getByLabel('Respiration rate')).toBeFocused()
  await page.keyboard.type('16')
  await page.keyboard.type('98')
  await page.keyboard.type('a')
  await page.keyboard.type('125')
  await page.keyboard.press('Enter')
  await page.keyboard.type('75')
  await page.keyboard.press('Enter')
  await page.keyboard.type('72')
  await page.keyboard.press('Enter')
  await page.keyboard.type('a')
  await page.keyboard.type('36.8')
  await page.keyboard.press('Enter')
  return 7
}
