import type { Observation } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { allergyTo, hoursAgo, put } from './record.ts'

test('the banner says who it is in the order of the standard, in dates no locale can change', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Bannerman', nhsNumber: '9990000654' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText(
    /BANNERMAN, Ada \(Mrs\).*Born\s*04-Mar-1951 \(\d\dy\).*Gender\s*Female.*NHS No\.\s*999 000 0654/s,
  )
  await expect(banner).toContainText('NHS number not verified')
})

test('a year is shown as a year, and nobody’s age is guessed from it', async ({ page, signIn, patient }) => {
  const ada = await patient({ birthDate: '1951' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText(/Born\s*1951/)
  await expect(banner).not.toContainText(/\(\d+y\)/)
})

test('every section of a chart has its address, its heading and the banner first', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}`)
  await expect(page).toHaveURL(/summary$/)
  const chart = page.getByRole('navigation', { name: 'Chart' })
  await expect(chart.getByRole('link', { name: 'Summary' })).toBeVisible()
  const sections = await chart.getByRole('link').allInnerTexts()
  expect(sections.length).toBeGreaterThanOrEqual(11)
  for (const section of sections) {
    await chart.getByRole('link', { name: section, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(section)
    await expect(page.getByRole('region', { name: 'Patient banner' })).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(/undefined|NaN|\[object|Invalid Date/)
  }
})

test('a section whose part of the record fails says so alone', async ({ page, signIn, patient }) => {
  const ada = await patient({ fault: 'Condition-unavailable' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(page.getByRole('region', { name: 'Problems' }).getByRole('alert')).toContainText(
    'Could not load',
  )
  await expect(
    page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: 'Try again' }),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Medicines' }).getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Allergies', exact: true })).not.toContainText(
    'Could not load',
  )
})

test('a patient nobody knows is a page in words', async ({ page, signIn }) => {
  await signIn('nurse')
  await page.goto('/patients/no-such-person/summary')
  await expect(page.getByRole('main')).toContainText(/not in the record/i)
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/no such page/i)
})

test('nothing a record holds can run as a script', async ({ page, signIn }) => {
  const wicked = '<img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>'
  const ada = await put({
    resourceType: 'Patient',
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${'hello'}</div>` },
    name: [{ family: wicked, given: [wicked] }],
    address: [{ line: [wicked] }],
  })
  await put(allergyTo(ada.id, wicked))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  await expect(page.getByRole('region', { name: 'Allergies', exact: true })).toContainText('<img src=x')
  expect(await page.title()).not.toContain('run')
})

test('a result of one endless word is there whole, without the page growing sideways', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const endless = 'W'.repeat(300)
  const category = {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
  }
  await put<Observation>({
    resourceType: 'Observation',
    status: 'final',
    category: [category],
    subject: { reference: `Patient/${ada.id}` },
    code: { text: endless },
    valueString: endless,
    effectiveDateTime: hoursAgo(1),
  })
  await signIn('nurse')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(page.getByRole('region', { name: 'Results', exact: true })).toContainText(endless)
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  await expect.poll(beyond).toBeLessThanOrEqual(0)
})
