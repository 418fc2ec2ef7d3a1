import { enter, expect, expectAccessible, rulesIn, test } from './fixtures.ts'
import { allergyTo, put } from './record.ts'

// axe on what is on the screen for a moment only: dialogs over pages, refusals, failures, results.

test('choosing a role, and holding none', async ({ page, context }) => {
  await page.goto('/')
  await enter(page, 'doctor')
  await expect(page.getByRole('heading', { name: 'Choose your role' })).toBeVisible()
  await expectAccessible(page)
  await context.clearCookies()
  await page.goto('/')
  await enter(page, 'norole')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/no role/i)
  await expectAccessible(page)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what opens over a chart, and what goes wrong in it, ${colorScheme}`, async ({
    page,
    signIn,
    patient,
  }) => {
    await page.emulateMedia({ colorScheme })
    const ada = await patient({ family: 'Momently', fault: 'Condition-unavailable' })
    const bea = await patient()
    const allergy = await put(allergyTo(ada.id, 'Latex'))
    const hidden = await patient({ confidentiality: 'V' })
    await signIn('nurse')

    await page.goto(`/patients/${ada.id}/summary`)
    await expect(page.getByRole('region', { name: 'Problems' }).getByRole('alert')).toBeVisible()
    await page.getByRole('button', { name: 'More about this patient' }).click()
    await page.getByRole('button', { name: 'Account' }).click()
    await expectAccessible(page, rulesIn[colorScheme])
    await page.keyboard.press('Escape')

    await page.getByRole('searchbox', { name: 'Find a patient' }).fill('momently')
    await expect(page.getByRole('option', { name: /MOMENTLY/ }).first()).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])
    await page.keyboard.press('Escape')

    await page.goto(`/patients/${bea.id}/observations/record`)
    const entry = page.getByRole('dialog', { name: 'Record observations' })
    await entry.getByLabel('Pulse').fill('999')
    await entry.getByLabel('Respiration rate').fill('26')
    await entry.getByRole('button', { name: 'Save observations' }).click()
    await expect(entry.getByRole('alert').first()).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])
    await page.getByRole('button', { name: 'Leave', exact: true }).click()

    await page.goto(`/patients/${ada.id}/allergies/${allergy.id}/in-error`)
    await expect(page.getByRole('dialog', { name: 'Mark allergy in error' })).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])

    await page.goto(`/patients/${hidden.id}/summary`)
    await expect(page.getByRole('heading', { name: 'Restricted record' })).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])
    await page.getByRole('link', { name: 'Emergency access' }).click()
    await expect(page.getByRole('dialog', { name: 'Emergency access' })).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])

    await page.goto('/patients')
    await page.getByRole('searchbox', { name: 'Find a patient' }).fill('momently')
    await expect(page.getByRole('table', { name: 'Patients' })).toContainText('MOMENTLY')
    await expectAccessible(page, rulesIn[colorScheme])
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await expectAccessible(page, rulesIn[colorScheme])
  })
}

test('the audit trail', async ({ page, signIn }) => {
  await signIn('privacy')
  await page.goto('/audit')
  await expect(page.getByRole('table', { name: 'Accesses' })).toBeVisible()
  await expectAccessible(page)
})
