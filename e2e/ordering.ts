import type { Page } from '@playwright/test'
import type { Observation, ServiceRequest } from 'fhir/r4'

import { expect } from './fixtures.ts'
import { found } from './record.ts'

// The basket beside the chart.

export const basket = (page: Page) => page.getByRole('region', { name: 'Request tests' })
export const item = (page: Page, name: string) =>
  basket(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
export const orders = (page: Page) => page.getByRole('region', { name: 'Orders', exact: true })
export const saved = (page: Page) =>
  expect(basket(page).getByText(/^Saved as draft/)).toBeVisible({ timeout: 15_000 })

export async function openBasket(page: Page, patientId: string) {
  await page.goto(`/patients/${patientId}/orders`)
  await page.getByRole('button', { name: 'Request tests' }).click()
  await expect(basket(page).getByLabel('Find a test')).toBeVisible()
}

/** By keyboard alone: type, down, Enter. */
export async function choose(page: Page, typed: string) {
  const box = basket(page).getByLabel('Find a test')
  await box.fill(typed)
  await expect(basket(page).getByRole('option').first()).toBeVisible()
  await box.press('ArrowDown')
  await box.press('Enter')
  await expect(box).toHaveValue('')
}

export const requestsOf = async (patientId: string) =>
  ((await found(`/ServiceRequest?patient=${patientId}&_count=200`)) as ServiceRequest[]).filter(
    ({ status }) => status !== 'entered-in-error',
  )

export const creatinine = (patientId: string, value: number, when: string): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '14682-9' }], text: 'Creatinine' },
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: when,
  valueQuantity: { value, unit: 'µmol/L' },
  interpretation: [{ coding: [{ code: 'H' }] }],
})
