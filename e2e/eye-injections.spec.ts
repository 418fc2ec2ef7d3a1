import type { Procedure, ServiceRequest } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, newPatient, putAll } from './record.ts'

// A year of injections with a missed visit: seen on the axis, said in words, and gone on from (hazards H13, H14).

const ours = 'https://lune.example/fhir'
const category = { coding: [{ system: 'http://snomed.info/sct', code: '394594003' }] }
const rightEye = { coding: [{ system: 'http://snomed.info/sct', code: '18944008' }], text: 'Right eye' }
const kind = (code: string, text: string) => ({
  coding: [{ system: `${ours}/CodeSystem/eye-treatment`, code }],
  text,
})
const weeks = (value: number) => ({ value, unit: 'weeks', system: 'http://unitsofmeasure.org', code: 'wk' })
const ago = (count: number) => new Date(Date.now() - count * 7 * 86_400_000)
const day = (date: Date) => date.toISOString().slice(0, 10)

const visit = (patientId: string, before: number, more: Partial<Procedure> = {}): Procedure => ({
  resourceType: 'Procedure',
  status: 'completed',
  category,
  code: kind('injection', 'Injection: Faricimab 6 mg'),
  subject: { reference: `Patient/${patientId}` },
  bodySite: [rightEye],
  performedDateTime: ago(before).toISOString(),
  ...more,
})

/** Three monthly, then six and eight weeks; the visit after that was missed twelve weeks ago. */
async function aYearOfInjections(patientId: string) {
  const about = { subject: { reference: `Patient/${patientId}` }, bodySite: [rightEye], category: [category] }
  await putAll([
    {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      code: kind('injection-course', 'Course of eye injections: Faricimab 6 mg'),
      orderDetail: [{ text: 'Faricimab 6 mg' }],
      reasonCode: [{ text: 'Diabetic macular oedema' }],
      authoredOn: ago(44).toISOString(),
      extension: [
        {
          url: `${ours}/StructureDefinition/treat-and-extend`,
          extension: [
            { url: 'loading', valuePositiveInt: 3 },
            { url: 'loadingWeeks', valueDuration: weeks(4) },
            { url: 'minimum', valueDuration: weeks(4) },
            { url: 'maximum', valueDuration: weeks(16) },
            { url: 'step', valueDuration: weeks(2) },
          ],
        },
      ],
      ...about,
    },
    ...[42, 38, 34, 28, 20].map((before) => visit(patientId, before)),
    visit(patientId, 12, { status: 'not-done', statusReason: { text: 'Did not attend' } }),
    {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'plan',
      code: kind('injection', 'Injection: Faricimab 6 mg'),
      occurrenceDateTime: day(ago(12)),
      authoredOn: ago(20).toISOString(),
      ...about,
    },
  ])
}

test('a year of injections with a missed visit: seen on the axis, the next one recorded, and the interval extended', async ({
  page,
  signIn,
}) => {
  const ada = await newPatient({ family: 'Maculay' })
  await aYearOfInjections(ada.id)
  await signIn('eye')
  await page.goto(`/patients/${ada.id}/ophthalmology?view=time`)
  const axis = page.getByRole('group', { name: 'Both eyes over time' })
  await expect(axis.getByRole('img', { name: /^No injection: latest Did not attend/ })).toBeVisible()
  const reader = axis.getByRole('slider', { name: 'Read values: both eyes' })
  await reader.focus()
  await expect(reader).toHaveAttribute('aria-valuetext', /Right eye: No injection .*Did not attend/)
  await page.keyboard.press('ArrowLeft')
  await expect(reader).toHaveAttribute('aria-valuetext', /Right eye: Injections Faricimab 6 mg/)

  await page.getByRole('link', { name: 'Injections', exact: true }).click()
  const right = page.getByRole('region', { name: 'Right eye, injections' })
  await expect(right).toContainText('5 given')
  await expect(right).toContainText('planned after 8 weeks')
  await expect(right).toContainText('Overdue 12 weeks')
  await expect(right).toContainText('Did not attend')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Record eye injection' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record eye injection' })
  const eye = dialog.getByRole('radiogroup', { name: 'Which eye' })
  await eye.getByRole('radio', { name: 'Right eye' }).check()
  await dialog.getByRole('radio', { name: 'Injected' }).check()
  const site = dialog.getByRole('radiogroup', { name: 'The eye that is marked' })
  await site.getByRole('radio', { name: 'Left eye' }).check()
  await dialog.getByRole('combobox', { name: 'Agent and dose' }).fill('Faricimab 6 mg')
  await dialog.getByRole('textbox', { name: 'Batch' }).fill('B1234')
  await dialog.getByLabel('Use by').fill('2019-01-01')
  await dialog.getByRole('combobox', { name: 'Antisepsis' }).selectOption('Povidone-iodine 5 %')
  await dialog.getByRole('combobox', { name: 'Sees afterwards' }).selectOption('Counts fingers or better')
  await dialog.getByRole('combobox', { name: 'Complications' }).selectOption('None')
  // from the eight weeks that were planned, not from the twenty that they became
  await dialog.getByRole('radio', { name: /^Extend: 10 weeks/ }).check()
  await dialog.getByRole('button', { name: 'Save injection visit' }).click()
  await expect(dialog).toContainText('Not the eye that is chosen above: stop and check')
  await expect(dialog).toContainText('Past its date on the day it was given')
  await site.getByRole('radio', { name: 'Right eye' }).check()
  await dialog.getByLabel('Use by').fill(day(ago(-40)))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save injection visit' }).click()
  await expect(dialog).toBeHidden()
  await expect(right).toContainText('6 given')
  await expect(right).toContainText('planned after 10 weeks')
  await expect(right).not.toContainText('Overdue')
  await expect(page.getByRole('table', { name: 'Injection visits' })).toContainText('Batch B1234')

  const requests = (await found(`/ServiceRequest?patient=${ada.id}&intent=plan`)) as ServiceRequest[]
  expect(requests.map(({ status }) => status).toSorted()).toEqual(['active', 'completed'])
  expect(requests.find(({ status }) => status === 'active')?.occurrenceDateTime).toBe(day(ago(-10)))
  const [given] = (await found(
    `/Procedure?patient=${ada.id}&status=completed&_sort=-date&_count=1`,
  )) as Procedure[]
  expect(given?.contained).toMatchObject([{ resourceType: 'Medication', batch: { lotNumber: 'B1234' } }])
  expect((await ask('admin', 'GET', `/Procedure?patient=${ada.id}`)).status).toBe(403)
})

test('a visit without an injection leaves what is due on its own day', async ({ page, signIn }) => {
  const ada = await newPatient({ family: 'Uninjected' })
  await signIn('eye')
  await page.goto(`/patients/${ada.id}/ophthalmology/course`)
  const plan = page.getByRole('dialog', { name: 'Plan eye injections' })
  await plan.getByRole('radio', { name: 'Left eye' }).check()
  await plan
    .getByRole('combobox', { name: 'What for' })
    .selectOption('Wet (neovascular) age-related macular degeneration')
  await plan.getByRole('combobox', { name: 'Agent and dose' }).fill('Aflibercept 2 mg')
  await plan.getByLabel('Referred on').fill(day(ago(3)))
  await expect(plan).toContainText('14 days from the referral')
  await plan.getByLabel('First injection due').fill(day(ago(1)))
  await plan.getByRole('button', { name: 'Save plan of injections' }).click()
  await expect(plan).toBeHidden()
  const left = page.getByRole('region', { name: 'Left eye, injections' })
  await expect(left).toContainText('Should have been treated by')

  await page.getByRole('button', { name: 'Record eye injection' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record eye injection' })
  await dialog.getByRole('radio', { name: 'Left eye' }).check()
  await dialog.getByRole('radio', { name: 'No injection' }).check()
  await dialog.getByRole('radio', { name: /^Stays due since/ }).check()
  await dialog.getByRole('button', { name: 'Save injection visit' }).click()
  await expect(dialog).toContainText('Say why')
  await dialog.getByRole('combobox', { name: 'Why no injection' }).selectOption('Infection')
  await dialog.getByRole('button', { name: 'Save injection visit' }).click()
  await expect(dialog).toBeHidden()
  await expect(left).toContainText('Infection')
  await expect(left).toContainText('Overdue 7 days')
})
