import type { Page } from '@playwright/test'

// Filling the dialog in which observations are recorded.

/** Chooses in a native list, a set of radio buttons, or buttons that are pressed. */
export async function choose(page: Page, field: string, option: string) {
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  const group = dialog.getByRole('group', { name: field }).or(dialog.getByRole('radiogroup', { name: field }))
  if ((await group.count()) > 0)
    await group
      .getByRole('radio', { name: new RegExp(option) })
      .first()
      .check({ force: true })
  else await dialog.getByLabel(field).selectOption({ label: option })
}

/** Readings that score 0. */
export async function fillWell(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await dialog.getByLabel('Respiration rate').fill('16')
  await dialog.getByLabel('Oxygen saturation').fill('98')
  await choose(page, 'Air or oxygen', 'Air')
  await dialog.getByLabel('Systolic blood pressure').fill('125')
  await dialog.getByLabel('Diastolic blood pressure').fill('75')
  await dialog.getByLabel('Pulse').fill('72')
  await choose(page, 'Consciousness', 'Alert')
  await dialog.getByLabel('Temperature').fill('36.8')
}
