import type { Observation } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { entries, oneOfEach, subjectOf, timeline, visit } from './history.ts'
import { hoursAgo, put, putAll, setFault } from './record.ts'
import { watch } from './watch.ts'

// The timeline is loaded by windows of time, each part by itself.

const parts = {
  Encounter: ['visits', 'visit'],
  Procedure: ['procedures', 'procedure'],
  Composition: ['notes and discharge summaries', 'note'],
  DiagnosticReport: ['reports', 'report'],
  DocumentReference: ['letters and notes kept as documents', 'letter'],
  MedicationRequest: ['medicines prescribed', 'tablets'],
  MedicationStatement: ['medicines taken, as reported', 'drops'],
} as const

test('a long chart shows its newest for at most 150 kB, as many bytes as a short one, and loads earlier when asked', async ({
  page,
  signIn,
  patient,
}) => {
  const [short, long] = [await patient(), await patient()]
  const day = (index: number) => (hour: number) =>
    new Date(Date.UTC(2026, 0, 1, hour) - index * 86_400_000).toISOString()
  const days = (patientId: string, count: number) =>
    Array.from({ length: count }, (_, index) => oneOfEach(patientId, `Day ${index}`, day(index))).flat()
  await putAll(days(short.id, 20))
  await putAll(days(long.id, 150))
  await putAll(Array.from({ length: 1000 }, (_, index) => heartRate(long.id, index)))
  await signIn('nurse')
  const bytesOf = async (patientId: string) => {
    const seen = watch(page)
    await page.goto(`/patients/${patientId}/timeline`)
    await expect(entries(page)).toContainText('day 0 drops')
    await seen.settled()
    return seen.jsonBytes()
  }
  const [few, many] = [await bytesOf(short.id), await bytesOf(long.id)]
  expect(many).toBeGreaterThan(50_000)
  expect(many).toBeLessThanOrEqual(150_000)
  // The windows ask for a number of entries by date, so what else the chart holds costs nothing.
  expect(Math.abs(many - few)).toBeLessThan(3000)

  await expect(
    timeline(page).getByText(/^Loaded from 19-Dec-2025 0\d:00; earlier not loaded yet\.$/),
  ).toBeVisible()
  const axis = timeline(page).getByRole('slider')
  await expect(axis).toHaveAttribute('max', '90')
  await timeline(page).getByRole('button', { name: 'Load earlier' }).focus()
  await page.keyboard.press('Enter')
  await expect(timeline(page).getByText(/^Loaded from \d\d-(Oct|Nov)-2025/)).toBeVisible()
  expect(Number(await axis.getAttribute('max'))).toBeGreaterThan(300)
  // What was read stays where it was: at the newest end.
  await expect(entries(page).getByRole('listitem').last()).toBeInViewport()
  // Only what is in sight is rendered; the rest as it is scrolled to.
  expect(await entries(page).getByRole('article').count()).toBeLessThan(100)
  while (!(await timeline(page).getByText('All of the record is loaded.').isVisible())) {
    await timeline(page).getByRole('button', { name: 'Load earlier' }).click()
    await expect(timeline(page).getByRole('button', { name: 'Loading earlier…' })).toHaveCount(0)
  }
  await expect(axis).toHaveAttribute('max', String(150 * 7 - 1))
})

const heartRate = (patientId: string, index: number): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Heart rate' },
  ...subjectOf(patientId),
  effectiveDateTime: hoursAgo(index),
  valueQuantity: { value: 70, unit: '/min' },
})

test('a part that fails is named in its place, and all the others are shown', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Encounter-unavailable' })
  await putAll(oneOfEach(ada.id, 'Known', (hour) => hoursAgo(10 - hour)))
  await signIn('nurse')
  for (const [type, [part, words]] of Object.entries(parts)) {
    await setFault(ada, `${type}-unavailable`)
    await page.goto(`/patients/${ada.id}/timeline`)
    const list = entries(page).getByRole('listitem')
    await expect(list).toHaveCount(6)
    await expect(timeline(page).getByRole('alert')).toContainText(`Could not load ${part}.`)
    await expect(entries(page)).not.toContainText(`nown ${words}`)
    await expect(timeline(page)).toContainText(`All of the record is loaded, but no ${part}.`)
    await expect(entries(page)).toContainText(`No ${part}: could not be loaded`)
  }
  await setFault(ada)
  await timeline(page).getByRole('button', { name: 'Try again' }).click()
  await expect(entries(page).getByRole('listitem')).toHaveCount(7)
  await expect(timeline(page).getByRole('alert')).toHaveCount(0)
})

test('a timeline that answers late never paints under another patient', async ({ page, signIn, patient }) => {
  const [slow, next] = [
    await patient({ family: 'Slowtime', fault: 'DiagnosticReport-slow' }),
    await patient({ family: 'Nexttime' }),
  ]
  await putAll(oneOfEach(slow.id, 'Slow', (hour) => hoursAgo(10 - hour)))
  await put(visit(next.id, hoursAgo(2), 'Next visit'))
  await signIn('nurse')
  await page.goto(`/patients/${next.id}/timeline`)
  await expect(entries(page)).toContainText('Next visit')
  // What is no longer wanted is given up.
  const late = page.waitForEvent('requestfailed', (request) =>
    request.url().includes(`DiagnosticReport?patient=${slow.id}`),
  )
  const open = (id: string) =>
    page.evaluate((address) => {
      history.pushState({}, '', address)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `/patients/${id}/timeline`)
  await open(slow.id)
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('SLOWTIME')
  // The others do not wait for the slow part, and nothing is called whole before it is there.
  await expect(entries(page)).toContainText('Slow visit')
  await expect(timeline(page)).toContainText('Loading reports…')
  await expect(timeline(page)).not.toContainText(/Next visit|is loaded/)
  await open(next.id)
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('NEXTTIME')
  await late
  await expect(entries(page).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('main')).not.toContainText(/slow /i)
})
