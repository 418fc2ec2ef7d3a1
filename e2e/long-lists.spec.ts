import { randomUUID } from 'node:crypto'

import type { BundleEntry, FhirResource, ServiceRequest } from 'fhir/r4'

import { addDays } from '../src/features/waiting-list/rtt.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found } from './record.ts'
import { watch } from './watch.ts'

const ours = 'https://lune.example/fhir'
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
const coded = (list: string, code: string) => ({ coding: [{ system: `${ours}/CodeSystem/${list}`, code }] })

/** Referral and patient of number `index`, who has waited so many days. */
function waiting(index: number, specialty: string, organisationId: string): BundleEntry<FhirResource>[] {
  const patient = `urn:uuid:${randomUUID()}`
  const start = addDays(today, index - 400)
  return [
    {
      fullUrl: patient,
      request: { method: 'POST', url: 'Patient' },
      resource: {
        resourceType: 'Patient',
        name: [{ family: `Long${String(index).padStart(3, '0')}`, given: ['Ada'] }],
        birthDate: '1951-03-04',
      },
    },
    {
      request: { method: 'POST', url: 'ServiceRequest' },
      resource: {
        resourceType: 'ServiceRequest',
        status: 'active',
        intent: 'order',
        category: [
          { coding: [{ system: 'http://snomed.info/sct', code: '3457005' }] },
          coded('waiting-list', 'outpatient'),
          coded('waiting-priority', index % 3 ? '1' : '2'),
        ],
        priority: index % 3 ? 'routine' : 'urgent',
        code: { text: 'Story clinic' },
        subject: { reference: patient },
        authoredOn: start,
        occurrencePeriod: { start, end: addDays(start, 126) },
        performerType: {
          coding: [
            { system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', code: specialty },
          ],
        },
        performer: [{ reference: `Organization/${organisationId}` }],
        extension: [
          {
            url: `${ours}/StructureDefinition/rtt-event`,
            extension: [
              { url: 'date', valueDate: start },
              { url: 'status', valueCoding: { system: `${ours}/CodeSystem/rtt-status`, code: '10' } },
            ],
          },
        ],
      },
    },
  ]
}

test('a long list comes as one scrolls, draws what is in sight, follows what others do, and is where one left it', async ({
  page,
  signIn,
}) => {
  const [trust] = await found('/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RXR')
  const people = (from: number, to: number) =>
    ask('system', 'POST', '', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: Array.from({ length: to - from }, (_, index) =>
        waiting(from + index, '307', trust?.id ?? ''),
      ).flat(),
    })
  expect((await people(0, 200)).status).toBe(200)
  await signIn('admin')
  const seen = watch(page)
  await page.goto('/waiting-list?specialty=307')
  const table = page.getByRole('table', { name: 'Waiting list' })
  await expect(table.getByRole('row', { name: /LONG000/ })).toBeVisible()
  await expect(page.getByText('1 to 80 of 200').first()).toBeVisible()
  await expect(table).toHaveAttribute('aria-rowcount', '201')
  await seen.settled()
  // of the rows only the first page; the rest are counts
  expect(seen.calls.filter((call) => call.endsWith('/ServiceRequest'))).toHaveLength(1)
  expect(await table.getByRole('row').count()).toBeLessThan(60)
  await expectAccessible(page)

  // somebody else suspends the first, and another referral comes in
  const [first] = (await found('/ServiceRequest?patient.family=Long000')) as ServiceRequest[]
  await ask(
    'doctor',
    'PUT',
    `/ServiceRequest/${first?.id}`,
    { ...first, status: 'on-hold' },
    {
      'if-match': `W/"${first?.meta?.versionId}"`,
    },
  )
  await expect(table.getByRole('row', { name: /LONG000/ })).toContainText('Suspended')
  await people(200, 201)
  await expect(page.getByText('One more that fits has come or changed')).toBeVisible()

  await page.mouse.move(600, 500)
  await expect(async () => {
    await page.mouse.wheel(0, 3000)
    await expect(page.getByText('The end of the list.')).toBeInViewport({ timeout: 100 })
  }).toPass()
  const last = table.getByRole('row', { name: /LONG199/ })
  await expect(last).toHaveAttribute('aria-rowindex', '201')
  expect(await table.getByRole('row').count()).toBeLessThan(80)
  await table.getByRole('link', { name: /LONG190/ }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('LONG190')
  await page.getByRole('link', { name: /Back to Waiting list/ }).click()
  await expect(table.getByRole('link', { name: /LONG190/ })).toBeFocused()
  await expect(table.getByRole('link', { name: /LONG190/ })).toBeInViewport()
  await page.keyboard.press('ArrowUp')
  await expect(table.getByRole('link', { name: /LONG189/ })).toBeFocused()

  // by name, from any page: all of them, counted
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill('long ada')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^2\d\d patients$/)).toBeVisible()
  const patients = page.getByRole('table', { name: 'Patients' })
  await expect(patients.getByRole('row').nth(1)).toContainText('LONG')
  expect(await patients.getByRole('row').count()).toBeLessThan(60)
  await expectAccessible(page)
})
