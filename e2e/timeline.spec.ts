import type { Page } from '@playwright/test'
import type { Encounter, FhirResource, Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { hoursAgo, put, putAll, setFault } from './record.ts'
import { watch } from './watch.ts'

// All that happened to one patient, the newest at the right and at the end; loaded by windows of time.

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline', exact: true })
const entries = (page: Page) => page.getByRole('region', { name: 'Entries, newest last' })

const from = (trust: string) => ({ meta: { source: `https://${trust}.lune.example` } })
const subjectOf = (patientId: string) => ({ subject: { reference: `Patient/${patientId}` } })
const cardiology = {
  coding: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', code: '320' }],
  text: 'Cardiology',
}

const visit = (patientId: string, start: string, reason: string): Encounter => ({
  resourceType: 'Encounter',
  ...from('rxr'),
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  ...subjectOf(patientId),
  period: { start, end: start },
  reasonCode: [{ text: reason }],
})

/** One of each kind, an hour apart, the visit first; the words tell whose they are. */
function oneOfEach(patientId: string, words: string, at: (hour: number) => string): FhirResource[] {
  const about = subjectOf(patientId)
  return [
    { ...visit(patientId, at(0), `${words} visit`), serviceType: cardiology },
    {
      resourceType: 'Procedure',
      ...from('rxr'),
      status: 'completed',
      ...about,
      code: { text: `${words} procedure` },
      performedDateTime: at(1),
    },
    {
      resourceType: 'Composition',
      ...from('rxr'),
      status: 'final',
      ...about,
      type: { text: 'Ward round' },
      title: `${words} note`,
      date: at(2),
      author: [{ display: 'Dr Amina Hargreaves' }],
    },
    {
      resourceType: 'DiagnosticReport',
      ...from('rxn'),
      status: 'final',
      ...about,
      code: { text: `${words} report` },
      effectiveDateTime: at(3),
    },
    {
      resourceType: 'DocumentReference',
      ...from('gp'),
      status: 'current',
      ...about,
      type: { text: `${words} letter` },
      date: at(4),
      content: [{ attachment: { contentType: 'text/plain', data: 'SGVsbG8=' } }],
    },
    {
      resourceType: 'MedicationRequest',
      ...from('rxr'),
      status: 'active',
      intent: 'order',
      ...about,
      medicationCodeableConcept: { text: `${words} tablets` },
      authoredOn: at(5),
    },
    {
      resourceType: 'MedicationStatement',
      ...from('gp'),
      status: 'active',
      ...about,
      medicationCodeableConcept: { text: `${words} drops` },
      effectiveDateTime: at(6),
    },
  ]
}

const parts = {
  Encounter: ['visits', 'visit'],
  Procedure: ['procedures', 'procedure'],
  Composition: ['notes and discharge summaries', 'note'],
  DiagnosticReport: ['reports', 'report'],
  DocumentReference: ['letters and notes kept as documents', 'letter'],
  MedicationRequest: ['medicines prescribed', 'tablets'],
  MedicationStatement: ['medicines taken, as reported', 'drops'],
} as const

test('opens at the newest: every kind in words, with its time, source and specialty, leading to where it stands', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await putAll(oneOfEach(ada.id, 'First', (hour) => hoursAgo(30 - hour)))
  await putAll(oneOfEach(ada.id, 'Last', (hour) => hoursAgo(10 - hour)))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline`)
  const list = entries(page).getByRole('listitem')
  await expect(list).toHaveCount(14)
  await expect(list.last()).toContainText(/Medicine.*Taken, as reported.*last drops/s)
  await expect(list.last()).toBeInViewport()
  await expect(list.first()).toContainText('First visit')
  await expect(list.nth(7)).toContainText(
    /\d\d:\d\d.*Visit.*Last visit.*Cardiology.*East Lancashire Hospitals \(RXR\)/s,
  )
  await expect(list.nth(11)).toContainText(
    /Letter or document.*Last letter.*Specialty not stated.*GP record/s,
  )
  for (const [words, section] of [
    ['Last visit', 'visits'],
    ['Last note', 'notes'],
    ['Last report', 'results'],
    ['Last letter', 'documents'],
    ['last tablets', 'medicines'],
  ] as const)
    await expect(entries(page).getByRole('link', { name: words })).toHaveAttribute(
      'href',
      new RegExp(`/patients/${ada.id}/${section}`),
    )
  await expect(timeline(page)).toContainText('All of the record is loaded.')
  await expectAccessible(page)
})

test('filters and jumps by keyboard, and says what a filter hides; the address holds codes and dates alone', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const at = (day: string) => (hour: number) => `${day}T1${hour}:00:00Z`
  await putAll([...oneOfEach(ada.id, 'Old', at('2024-03-05')), ...oneOfEach(ada.id, 'New', at('2026-03-05'))])
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline`)
  const list = entries(page).getByRole('listitem')
  await expect(list).toHaveCount(14)

  await timeline(page)
    .getByRole('button', { name: /^Notes/ })
    .focus()
  await page.keyboard.press('Space')
  await expect(list).toHaveCount(2)
  await expect(timeline(page)).toContainText('12 loaded entries are hidden by the filters.')
  await expect(page).toHaveURL(/\?kind=note$/)
  await timeline(page).getByRole('button', { name: 'Show all' }).focus()
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(14)

  await timeline(page).getByRole('button', { name: 'Filters' }).click()
  await timeline(page).getByLabel('Source').selectOption({ label: 'GP record (4)' })
  await expect(list).toHaveCount(4)
  await timeline(page).getByLabel('Specialty').selectOption({ label: 'Cardiology (2)' })
  await expect(list).toHaveCount(0)
  await expect(entries(page)).toContainText('Nothing that the filters and the period let through')
  await expect(page).toHaveURL(/\?source=\w+&specialty=320$/)
  await timeline(page).getByRole('button', { name: 'Show all' }).click()

  await timeline(page).getByLabel('Jump to date').focus()
  await page.keyboard.type('01012025')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?to=2025-01-01$/)
  await expect(list).toHaveCount(7)
  await expect(list.last()).toContainText('old drops')
  await expect(entries(page)).toContainText('Later than 01-Jan-2025 is not shown')
  await page.goBack()
  await expect(list).toHaveCount(14)

  await timeline(page).getByRole('slider').focus()
  await page.keyboard.press('Home')
  await expect(entries(page).locator('[aria-current]')).toContainText('Old visit')
  await expect(timeline(page).getByRole('slider')).toHaveAttribute(
    'aria-valuetext',
    /05-Mar-2024 10:00 – Visit – .*Old visit/,
  )
  await timeline(page).getByRole('button', { name: '1 year' }).click()
  await expect(list).toHaveCount(7)
  await expect(list.first()).toContainText('New visit')
})

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

test('what has no date stands in a place of its own, and what has only a year under its year', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const about = subjectOf(ada.id)
  await putAll([
    { resourceType: 'Procedure', status: 'completed', ...about, code: { text: 'Some time' } },
    {
      resourceType: 'Procedure',
      status: 'completed',
      ...about,
      code: { text: 'One year' },
      performedDateTime: '1987',
    },
    visit(ada.id, hoursAgo(3), 'Today'),
  ])
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline?from=2026-01-01`)
  await expect(timeline(page).getByRole('region', { name: 'Date not recorded' })).toContainText('Some time')
  await expect(entries(page)).not.toContainText('Some time')
  await expect(entries(page)).not.toContainText('One year')
  await timeline(page).getByRole('button', { name: 'All loaded' }).click()
  await expect(entries(page).getByRole('heading', { name: '1987, month not recorded' })).toBeVisible()
  await expect(entries(page)).toContainText('One year')
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
