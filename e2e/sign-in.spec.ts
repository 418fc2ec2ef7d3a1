import { enter, expect, test } from './fixtures.ts'

test('a nurse with one role is at work as soon as she has signed in', async ({ page }) => {
  await page.goto('/')
  await enter(page, 'nurse')
  const header = page.getByRole('banner')
  await expect(header).toContainText(/nurse/i)
  await expect(header).toContainText(/East Lancashire/i)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a doctor with two roles chooses one, and may change it without signing in again', async ({ page }) => {
  await page.goto('/')
  await enter(page, 'doctor')
  await expect(page.getByRole('heading', { name: 'Choose your role' })).toBeVisible()
  await expect(page.getByRole('button', { name: /East Lancashire/i })).toBeVisible()
  await page.getByRole('button', { name: /Lancashire Teaching/i }).click()
  await expect(page.getByRole('banner')).toContainText(/Lancashire Teaching/i)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByText('Change role').click()
  await page.getByRole('button', { name: /East Lancashire/i }).click()
  await expect(page.getByRole('banner')).toContainText(/East Lancashire/i)
})

test('someone who holds no role is told so in words', async ({ page }) => {
  await page.goto('/')
  await enter(page, 'norole')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/role/i)
  await expect(page.getByRole('button', { name: /sign out/i })).toBeVisible()
})

test('a wrong passcode is refused in words and the user id stays', async ({ page }) => {
  await page.goto('/')
  await enter(page, 'nurse', 'wrong')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'User ID' })).toHaveValue('nurse')
})

test('a link into a chart comes back to that page after signing in', async ({ page, patient }) => {
  const ada = await patient({ family: 'Deeplink' })
  await page.goto(`/patients/${ada.id}/allergies`)
  await enter(page, 'nurse')
  await expect(page).toHaveURL(new RegExp(`/patients/${ada.id}/allergies$`))
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('DEEPLINK, Ada (Mrs)')
})

test('reloading keeps the person and the role', async ({ page, signIn }) => {
  await signIn('doctor', /Lancashire Teaching/i)
  await page.goto('/wards')
  await expect(page.getByRole('banner')).toContainText(/Lancashire Teaching/i)
})

test('signing out in one tab signs out all of them', async ({ page, context, signIn }) => {
  await signIn('nurse')
  await page.goto('/')
  const other = await context.newPage()
  await other.goto('/wards')
  await expect(other.getByRole('button', { name: 'Account' })).toBeVisible()
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByText('Sign out', { exact: true }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeHidden()
  await expect(other.getByRole('button', { name: 'Account' })).toBeHidden()
  await page.goto('/wards')
  await expect(page.getByRole('textbox', { name: 'User ID' })).toBeVisible()
})

test('neither tokens nor patients are left in the browser’s storage, its address or its title', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Leaveless', nhsNumber: '9990000662' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('LEAVELESS')
  // everything a browser keeps after the page is gone: no token and no patient may be in it (H22)
  const kept = await page.evaluate(async () =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await indexedDB.databases(),
      document.title,
      location.href,
    ]),
  )
  expect(kept).not.toMatch(/eyJ|leaveless|9990000662/i)
  const readable = (await context.cookies()).filter(({ httpOnly }) => !httpOnly)
  expect(JSON.stringify(readable)).not.toMatch(/eyJ|leaveless/i)
})
