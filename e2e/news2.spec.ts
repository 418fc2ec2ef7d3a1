import type { Page } from '@playwright/test'
import type { Bundle, CodeableConcept, Observation } from 'fhir/r4'

import { choose, fillWell } from './entry.ts'
import { expect, test } from './fixtures.ts'
import { ask, hoursAgo, observationsOf, put } from './record.ts'

// NEWS2 as the chart and the summary show it, for sets that others recorded and sets that are recorded here.

const snomed = (code: string): CodeableConcept => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
const per = (value: number, code: string) => ({
  value,
  code,
  unit: code,
  system: 'http://unitsofmeasure.org',
})

type Readings = { rr: number; spo2: number; sbp: number; pulse: number; temp: number }
const well: Readings = { rr: 16, spo2: 98, sbp: 125, pulse: 72, temp: 36.8 }

/** A full set on air, alert, as another system would send it; the total is what that system says it is. */
async function recorded(patientId: string, hours: number, total: number, readings: Partial<Readings> = {}) {
  const { rr, spo2, sbp, pulse, temp } = { ...well, ...readings }
  const common = {
    resourceType: 'Observation' as const,
    status: 'final' as const,
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: hoursAgo(hours),
    issued: hoursAgo(hours),
  }
  const parts: Observation[] = [
    { ...common, code: snomed('86290005'), valueQuantity: per(rr, '/min') },
    { ...common, code: snomed('431314004'), valueQuantity: per(spo2, '%') },
    { ...common, code: snomed('722742002') },
    {
      ...common,
      code: snomed('75367002'),
      component: [
        { code: snomed('72313002'), valueQuantity: per(sbp, 'mm[Hg]') },
        { code: snomed('1091811000000102'), valueQuantity: per(75, 'mm[Hg]') },
      ],
    },
    { ...common, code: snomed('364075005'), valueQuantity: per(pulse, '/min') },
    { ...common, code: snomed('1104441000000107'), valueCodeableConcept: snomed('248234008') },
    { ...common, code: snomed('276885007'), valueQuantity: per(temp, 'Cel') },
  ]
  const saved = await Promise.all(parts.map((part) => put(part)))
  return put<Observation>({
    ...common,
    code: snomed('1104051000000101'),
    valueQuantity: per(total, '{ScoreOf}'),
    derivedFrom: saved.map(({ id }) => ({ reference: `Observation/${id}` })),
  })
}

const isCoded = (code: string) => (observation: Observation) =>
  observation.code.coding?.some((coding) => coding.code === code) ?? false
const isScore = isCoded('1104051000000101')
const isDecision = isCoded('852641000000103')

const chartOf = (page: Page) => page.getByRole('table', { name: 'Observations chart' })
const rowOf = (page: Page, name: string) =>
  chartOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })
const entryOf = (page: Page) => page.getByRole('dialog', { name: 'Record observations' })

async function save(page: Page) {
  await page.getByRole('button', { name: 'Save observations' }).click()
  await expect(entryOf(page)).toBeHidden()
}

/** What a clock on a London wall shows, as a date-and-time box takes it. */
const londonTime = (hours: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(hoursAgo(hours)))
    .replace(' ', 'T')

test('a score that its readings do not give is shown with both numbers, on the chart and on the summary', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await recorded(ada.id, 2, 6, { rr: 21, spo2: 93, sbp: 120, pulse: 95, temp: 37.5 })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await expect(chartOf(page)).toContainText('Recorded 6, these readings give 5')
  await page.goto(`/patients/${ada.id}/summary`)
  const latest = page.getByRole('region', { name: 'Latest observations' })
  await expect(latest).toContainText('Recorded 6, these readings give 5')
  await expect(latest).toContainText(/NEWS2\s*6/)
})

test('the rows are in the order of the printed chart, the newest set is on the right and in view', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await recorded(ada.id, 2, 0, { rr: 14 })
  await recorded(ada.id, 30, 0, { rr: 12 })
  await recorded(ada.id, 8, 0, { rr: 13 })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await expect(rowOf(page, 'Respirations').getByRole('cell')).toContainText(['12', '13', '14'])
  await expect(rowOf(page, 'Respirations').getByRole('cell').last()).toBeInViewport()
  const heads = await chartOf(page).getByRole('rowheader').allInnerTexts()
  const order = [
    'Respirations',
    'SpO2 scale 1',
    'SpO2 scale 2',
    'Air or oxygen',
    'Blood pressure',
    'Pulse',
    'Consciousness',
    'Temperature',
    'NEWS2 total',
  ]
  const places = order.map((name) => heads.findIndex((head) => head.includes(name)))
  expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
})

test('a set marked in error is not on the chart, and the chart says that something was left out', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await recorded(ada.id, 5, 0)
  await recorded(ada.id, 1, 3, { rr: 25 })
  for (const observation of await observationsOf(ada.id))
    if (Date.parse(observation.effectiveDateTime ?? '') > Date.now() - 2 * 3_600_000)
      await ask('system', 'PUT', `/Observation/${observation.id}`, {
        ...observation,
        status: 'entered-in-error',
      })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await expect(rowOf(page, 'Respirations').getByRole('cell')).toHaveCount(1)
  await expect(rowOf(page, 'Respirations')).not.toContainText('25')
  await expect(page.getByRole('main')).toContainText('8 entries marked as entered in error')
})

test('earlier sets are a step away, and the chart says how far back it goes', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await recorded(ada.id, 2, 0, { rr: 14 })
  await recorded(ada.id, 5 * 24, 0, { rr: 13 })
  await recorded(ada.id, 20 * 24, 0, { rr: 12 })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  const panel = page.getByRole('region', { name: 'Observations', exact: true })
  const respirations = rowOf(page, 'Respirations').getByRole('cell')
  await expect(panel).toContainText('1 set in the last 72 hours')
  await expect(respirations).toContainText(['14'])
  await panel.getByRole('button', { name: 'Show earlier' }).click()
  await expect(panel).toContainText('2 sets in the last 7 days')
  await expect(respirations).toContainText(['13', '14'])
  await panel.getByRole('button', { name: 'Show earlier' }).click()
  await expect(respirations).toContainText(['12', '13', '14'])
  await panel.getByRole('button', { name: 'Show earlier' }).click()
  await expect(panel).toContainText('3 sets, all there are')
})

test('scale 2 is a decision with a name, a time and a reason, kept with the set and standing for the next', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  const entry = entryOf(page)
  await fillWell(page)
  await entry.getByLabel('Oxygen saturation').fill('90')
  await choose(page, 'SpO2 scale', '2')
  await entry.getByRole('button', { name: 'Save observations' }).click()
  await expect(entry).toContainText('Say why the scale is changed')
  expect(await observationsOf(ada.id)).toEqual([])
  await entry.getByLabel('Reason for scale 2').fill('COPD, target 88–92 % set by Dr Hargreaves')
  const written = page.waitForRequest((request) => /852641000000103/.test(request.postData() ?? ''))
  await save(page)
  const transaction = (await written).postDataJSON() as Bundle
  expect(transaction).toMatchObject({ resourceType: 'Bundle', type: 'transaction' })
  expect(transaction.entry).toHaveLength(9) // seven readings, the score, the decision: all or none of them

  const saved = await observationsOf(ada.id)
  const [score] = saved.filter(isScore)
  const [decision] = saved.filter(isDecision)
  expect(score?.valueQuantity?.value).toBe(0) // 90 % on air is in the target
  expect(decision).toMatchObject({
    valueRange: { low: { value: 88 }, high: { value: 92 } },
    note: [{ text: 'COPD, target 88–92 % set by Dr Hargreaves' }],
    effectiveDateTime: score?.effectiveDateTime,
    performer: [{ identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id' } }],
  })
  expect(decision?.performer?.[0]?.display).toBeTruthy()

  await expect(rowOf(page, 'SpO2 scale 2').getByRole('cell').last()).toContainText('90')
  await expect(rowOf(page, 'SpO2 scale 1')).not.toContainText('90')
  await expect(page.getByRole('main')).toContainText(/SpO2 scale 2 \(target 88–92 %\) set by .*COPD/)

  await page.getByRole('button', { name: 'Record observations' }).click()
  await expect(entry.getByRole('radio', { name: 'Scale 2' })).toBeChecked()
  await fillWell(page)
  await entry.getByLabel('Oxygen saturation').fill('91')
  await expect(entry.getByLabel('Reason for scale 2')).toHaveCount(0)
  await save(page)
  expect((await observationsOf(ada.id)).filter(isDecision)).toHaveLength(1)
})

test('a time in the future is refused, and nothing is saved', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  await fillWell(page)
  await entryOf(page).getByLabel('Observed at').fill(londonTime(-2))
  await page.getByRole('button', { name: 'Save observations' }).click()
  await expect(entryOf(page)).toContainText('This time is in the future')
  expect(await observationsOf(ada.id)).toEqual([])
})

test('a set entered long after it was observed is shown with both times', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations/record`)
  await fillWell(page)
  const observed = londonTime(3)
  await entryOf(page).getByLabel('Observed at').fill(observed)
  await save(page)
  await expect(chartOf(page).getByRole('columnheader').last()).toContainText(observed.slice(-5))
  await expect(rowOf(page, 'Recorded by')).toContainText(/, entered \d\d-\w{3}-\d{4} \d\d:\d\d/)
  const [score] = (await observationsOf(ada.id)).filter(isScore)
  const apart = Date.parse(score?.issued ?? '') - Date.parse(score?.effectiveDateTime ?? '')
  expect(apart / 3_600_000).toBeGreaterThan(2.9)
  expect(apart / 3_600_000).toBeLessThan(3.1)
})
