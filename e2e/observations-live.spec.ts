import { expect, test } from './fixtures.ts'
import { hoursAgo, put } from './record.ts'

const subjectOf = (id: string) => ({ subject: { reference: `Patient/${id}` } })
const heartRate = (id: string, value: number, hours: number) =>
  put({
    resourceType: 'Observation',
    status: 'final',
    ...subjectOf(id),
    category: [{ coding: [{ code: 'vital-signs' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
    valueQuantity: { value, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
    effectiveDateTime: hoursAgo(hours),
  })

test('a set that somebody else records shows within ten seconds, without a reload', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await heartRate(ada.id, 71, 5)
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  const chart = page.getByRole('table', { name: 'Observations chart' })
  await expect(chart).toContainText('71')
  // told as it happens, not by coming back to the page
  await expect(page.getByRole('main')).not.toContainText('as at')
  await heartRate(ada.id, 134, 0)
  await expect(chart).toContainText('134', { timeout: 10_000 })
})

test('a newborn on a maternity ward has no score, and the page says which chart is missing', async ({
  page,
  signIn,
  patient,
}) => {
  const baby = await patient({ birthDate: hoursAgo(30).slice(0, 10) })
  await put({
    resourceType: 'Encounter',
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    ...subjectOf(baby.id),
    period: { start: hoursAgo(20) },
    location: [
      {
        location: { display: 'Postnatal Ward' },
        status: 'active',
        physicalType: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code: 'wa' }],
        },
      },
    ],
  })
  await heartRate(baby.id, 140, 1)
  await signIn('midwife')
  await page.goto(`/patients/${baby.id}/observations`)
  const observations = page.getByRole('region', { name: 'Observations', exact: true })
  await expect(observations).toContainText(
    'NEWTT2 (BAPM 2023) is the chart to use, and it is not loaded here',
  )
  await expect(observations).toContainText('No score, NEWTT2 is not loaded')
  await page.getByRole('button', { name: 'Record observations' }).click()
  await expect(page.getByRole('dialog', { name: 'Record observations' })).toContainText(
    'No score: NEWTT2, the newborn’s chart, is not loaded here',
  )
})
