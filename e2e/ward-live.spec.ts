import { expect, test } from './fixtures.ts'
import { fullWard } from './full-ward.ts'
import { admit, ask, hoursAgo, newWard } from './record.ts'
import { watch } from './watch.ts'

const score = (patientId: string, value: number) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '1104051000000101' }] },
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: hoursAgo(0),
  valueQuantity: { value },
})

test('what others do on the ward shows within moments, and costs a small answer', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient({ family: 'Liveada' }), await patient({ family: 'Liveben' })]
  const { ward, beds } = await newWard(3)
  const [first, second, third] = beds
  if (!first || !second || !third) throw new Error('The ward has too few beds')
  const stay = await admit(ada.id, ward.id, first)
  await signIn('nurse')
  const seen = watch(page)
  let bytes = 0
  page.on('response', (response) => {
    if (response.url().includes('/fhir') && !response.url().includes('$changes'))
      void response.body().then(
        (body) => (bytes += body.length),
        () => undefined,
      )
  })
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  await expect(list).toContainText('LIVEADA')
  await expect(page.getByText(/occupied.*free/)).toContainText('Live')
  await seen.settled()
  const whole = bytes
  seen.forget()

  await ask('system', 'POST', '/Observation', score(ada.id, 7))
  await expect(list.getByRole('row', { name: /LIVEADA/ })).toContainText('7', { timeout: 10_000 })
  await seen.settled()
  expect(seen.calls.length, seen.calls.join('\n')).toBe(1)
  expect(bytes - whole).toBeLessThan(whole / 2)

  await admit(ben.id, ward.id, second)
  await expect(list.getByRole('row', { name: /Side room 2/ })).toContainText('LIVEBEN', { timeout: 10_000 })

  await ask('system', 'PUT', `/Encounter/${stay.id}`, { ...stay, status: 'finished' })
  await ask('system', 'PUT', `/Location/${first.id}`, {
    ...first,
    operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'H' },
  })
  await expect(list.getByRole('row', { name: /Side room 1/ })).toContainText('Being cleaned', {
    timeout: 10_000,
  })
  await expect(list).not.toContainText('LIVEADA')
})

test('one score of a full ward costs a small answer, not the ward again, on the board and in the handover', async ({
  page,
  signIn,
}) => {
  const { ward, patients } = await fullWard()
  await signIn('nurse')
  const seen = watch(page)
  await page.goto(`/wards/${ward.id}`)
  await expect(page.getByText(/occupied.*free/)).toContainText('Live')
  await seen.settled()
  const whole = await seen.jsonBytes()
  seen.forget()
  await ask('system', 'POST', '/Observation', score(patients[0]?.id ?? '', 8))
  await expect(page.getByRole('row', { name: /HOLROYD/ })).toContainText('8', { timeout: 10_000 })
  await seen.settled()
  expect(seen.calls.length, seen.calls.join('\n')).toBe(1)
  expect(await seen.jsonBytes()).toBeLessThan(4000)
  expect(whole).toBeGreaterThan(40_000)

  await page.goto(`/wards/${ward.id}/handover`)
  const sheet = page.getByRole('listitem').filter({ hasText: 'BEARDSWORTH' })
  await expect(sheet).toContainText('ago')
  await seen.settled()
  seen.forget()
  await ask('system', 'POST', '/Observation', score(patients[1]?.id ?? '', 9))
  await expect(sheet).toContainText('9high', { timeout: 10_000 })
  await seen.settled()
  expect(seen.calls.length, seen.calls.join('\n')).toBe(1)
  expect(await seen.jsonBytes()).toBeLessThan(15_000)
})

test('a ward that nobody looks at asks for nothing, and catches up when it is looked at again', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Hiddenada' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  const seen = watch(page)
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  await expect(page.getByText(/occupied.*free/)).toContainText('Live')
  await seen.settled()
  await showTab(page, false)
  seen.forget()
  await ask('system', 'POST', '/Observation', score(ada.id, 9))
  await page.waitForTimeout(1500) // long enough for an open feed to have told of it
  expect(seen.calls).toEqual([])
  await showTab(page, true)
  await expect(list.getByRole('row', { name: /HIDDENADA/ })).toContainText('9', { timeout: 10_000 })
  await seen.settled()
  expect(seen.calls.length, seen.calls.join('\n')).toBe(1)
})

test('without a network the board says so at once and how old it is, and is live again when it is back', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Cutoffada' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const status = page.getByText(/occupied.*free/)
  await expect(status).toContainText('Live')
  await context.setOffline(true)
  await expect(status).toContainText(/No network: as at \d\d:\d\d, (just now|\dmin ago)/, { timeout: 2000 })
  await expect(status).not.toContainText('Live', { timeout: 2000 })
  await expect(page.getByRole('table', { name: 'Ward list' })).toContainText('CUTOFFADA')
  await ask('system', 'POST', '/Observation', score(ada.id, 8))
  await context.setOffline(false)
  await expect(status).toContainText('Live')
  await expect(page.getByRole('row', { name: /CUTOFFADA/ })).toContainText('8')
})

test('where the feed cannot be had the board asks once a minute, says so, and never says that it is live', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Feedless' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.clock.install()
  // The network between lets everything pass but what stays open.
  await page.route('**/fhir/$changes*', (route) => route.abort())
  const seen = watch(page)
  await page.goto(`/wards/${ward.id}`)
  const status = page.getByText(/occupied.*free/)
  await expect(page.getByRole('table', { name: 'Ward list' })).toContainText('FEEDLESS')
  await expect(async () => {
    await page.clock.runFor(11_000)
    await expect(status).toContainText('Not live, asked once a minute', { timeout: 500 })
  }).toPass()
  await expect(status).not.toContainText('Live:')
  await seen.settled()
  seen.forget()
  await ask('system', 'POST', '/Observation', score(ada.id, 7))
  await page.clock.runFor(61_000)
  await expect(page.getByRole('row', { name: /FEEDLESS/ })).toContainText('7')
  await seen.settled()
  expect(seen.calls.length, seen.calls.join('\n')).toBeLessThanOrEqual(1)
})

/** Chromium has no way to hide a tab that is driven: the page is told what the browser would tell it. */
const showTab = (page: Parameters<typeof watch>[0], shown: boolean) =>
  page.evaluate((visible) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !visible })
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (visible ? 'visible' : 'hidden'),
    })
    document.dispatchEvent(new Event('visibilitychange'))
  }, shown)
