import type { Page } from '@playwright/test'
import type { Composition, DiagnosticReport, Flag, Task } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { otherMachine } from './other-machine.ts'
import { admit, allergyTo, hoursAgo, newPatient, newWard, put } from './record.ts'

const subject = (id: string) => ({ subject: { reference: `Patient/${id}` } })

const flag = (id: string, code: string, text: string) =>
  put<Flag>({
    resourceType: 'Flag',
    status: 'active',
    ...subject(id),
    code: { coding: [{ system: 'http://snomed.info/sct', code }], text },
  })
const notForCpr = (id: string) => flag(id, '450476008', 'Not for attempted cardiopulmonary resuscitation')

const report = (id: string, name: string) =>
  put<DiagnosticReport>({
    resourceType: 'DiagnosticReport',
    status: 'final',
    ...subject(id),
    code: { text: name },
    effectiveDateTime: hoursAgo(1),
    conclusion: 'Consolidation of the right lower lobe.',
  })

const note = (id: string, plan: string) =>
  put<Composition>({
    resourceType: 'Composition',
    status: 'final',
    ...subject(id),
    type: { text: 'Ward round' },
    title: 'Ward round',
    date: hoursAgo(2),
    author: [{ display: 'Dr Story Teller' }],
    section: [
      {
        title: 'Plan and requested actions',
        text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${plan}</div>` },
      },
    ],
  })

const task = (id: string, description: string, dueIn: number) =>
  put<Task>({
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    for: { reference: `Patient/${id}` },
    description,
    owner: { display: 'Ward doctors' },
    restriction: { period: { end: hoursAgo(-dueIn) } },
  })

/** An ordinary inpatient, with something in every part of the summary. */
async function inpatient(wanted: Parameters<typeof newPatient>[0] = {}) {
  const ada = await newPatient(wanted)
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await Promise.all([
    put(allergyTo(ada.id, 'Penicillin')),
    put({ resourceType: 'Condition', ...subject(ada.id), code: { text: 'Asthma' } }),
    put({
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      ...subject(ada.id),
      medicationCodeableConcept: { text: 'Doxycycline 100mg capsules' },
    }),
    put({
      resourceType: 'MedicationStatement',
      status: 'active',
      ...subject(ada.id),
      medicationCodeableConcept: { text: 'Senna' },
    }),
    put({
      resourceType: 'Observation',
      status: 'final',
      ...subject(ada.id),
      category: [{ coding: [{ code: 'vital-signs' }] }],
      code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
      valueQuantity: { value: 88, unit: 'per minute' },
      effectiveDateTime: hoursAgo(1),
    }),
    put({
      resourceType: 'Appointment',
      status: 'booked',
      description: 'Chest clinic',
      start: hoursAgo(-200),
      end: hoursAgo(-201 + 2),
      participant: [{ actor: { reference: `Patient/${ada.id}` }, status: 'accepted' }],
    }),
    notForCpr(ada.id),
    report(ada.id, 'Chest X-ray'),
    note(ada.id, 'Home on Friday with tablets.'),
    task(ada.id, 'Chase CT report', -1),
  ])
  return { ...ada, ward }
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('the summary tells the story of a stay in one strip, and the rest below it', async ({
  page,
  signIn,
}) => {
  const ada = await inpatient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/summary`)
  const story = part(page, 'Current visit')
  await expect(story).toContainText(/Reason for admission\s*Community-acquired pneumonia/)
  await expect(story).toContainText(/Admitted\s*2 days in/)
  await expect(story).toContainText(/Consultant\s*Not named/)
  await expect(story).toContainText(/Expected discharge\s*Not set/)
  await expect(story).toContainText(/Resuscitation\s*DNACPR in place/)
  await expect(part(page, 'Allergies')).toContainText('Penicillin')
  await expect(part(page, 'Problems')).toContainText('Asthma')
  await expect(part(page, 'Medicines')).toContainText('doxycycline')
  await expect(part(page, 'Results')).toContainText('Consolidation of the right lower lobe.')
  await expect(part(page, 'Outstanding tasks')).toContainText(/Chase CT report\s*Overdue.*Ward doctors/s)
  await expect(part(page, 'Last notes')).toContainText('Home on Friday with tablets.')
  await expect(part(page, 'Upcoming appointments')).toContainText('Chest clinic')
  await expect(page.getByRole('main')).not.toContainText(/undefined|NaN|\[object/)
  for (const width of [1440, 1024, 768, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    await expect.poll(beyond).toBeLessThanOrEqual(0)
  }
  await expectAccessible(page)
})

test('a resuscitation decision, none recorded, two that contradict, and one that did not load are four things', async ({
  page,
  signIn,
  patient,
}) => {
  const [none, both, failed] = [
    await patient(),
    await patient(),
    await patient({ fault: 'Flag-unavailable' }),
  ]
  await notForCpr(both.id)
  await flag(both.id, '450475007', 'For attempted cardiopulmonary resuscitation')
  await signIn('nurse')
  const story = part(page, 'Current visit')
  await page.goto(`/patients/${none.id}/summary`)
  await expect(story).toContainText('Resus status not recorded')
  await page.goto(`/patients/${both.id}/summary`)
  await expect(story).toContainText(/contradict each other.*DNACPR in place.*For CPR/s)
  await page.goto(`/patients/${failed.id}/summary`)
  await expect(story.getByRole('alert')).toContainText('Could not load the resuscitation status')
  await expect(story).not.toContainText('not recorded')
})

for (const [type, regions] of Object.entries({
  Encounter: ['Current visit'],
  AllergyIntolerance: ['Allergies'],
  Condition: ['Problems'],
  Observation: ['Latest observations', 'Results'],
  DiagnosticReport: ['Results'],
  MedicationRequest: ['Medicines'],
  MedicationStatement: ['Medicines'],
  Task: ['Outstanding tasks'],
  Composition: ['Last notes'],
  Appointment: ['Upcoming appointments'],
  AuditEvent: ['Since you last looked'],
  Flag: ['Current visit', 'Alerts'],
})) {
  test(`when ${type} cannot be read, ${regions.join(' and ')} alone cannot`, async ({ page, signIn }) => {
    const ada = await inpatient({ fault: `${type}-unavailable` })
    await signIn('nurse')
    await page.goto(`/patients/${ada.id}/summary`)
    for (const name of regions) {
      await expect(part(page, name).getByRole('alert').first()).toContainText('Could not load')
      await expect(part(page, name).getByRole('button', { name: 'Try again' }).first()).toBeVisible()
    }
    await page.waitForLoadState('networkidle')
    const failed = await page
      .getByRole('main')
      .locator('section:has([role=alert])')
      .evaluateAll((sections) =>
        sections.map(
          (one) =>
            one.getAttribute('aria-label') ??
            document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.textContent,
        ),
      )
    expect(new Set(failed)).toEqual(new Set(regions))
  })
}

test('what is new since one last looked is said on any machine, to that reader alone', async ({
  page,
  signIn,
  browser,
  patient,
}) => {
  const ada = await patient()
  const address = `/patients/${ada.id}/summary`
  await signIn('nurse')
  await page.goto(address)
  await expect(part(page, 'Since you last looked')).toContainText('You have not opened this summary before.')

  await page.waitForTimeout(3500) // a sitting ends by the clock alone: after 3 s in the stories' hospital
  await report(ada.id, 'Chest X-ray')
  await report(ada.id, 'CT head')
  await note(ada.id, 'Home on Friday.')
  const again = await otherMachine(browser, 'nurse')
  await again.goto(address)
  const since = part(again, 'Since you last looked')
  await expect(since).toContainText('new or changed: 2 results, 1 note.')
  await expect(part(again, 'Results').getByText('New', { exact: true })).toHaveCount(2)
  await since.getByRole('link', { name: '2 results' }).click()
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Results')

  // Another reader has not looked at all, and is told nothing of the first.
  const other = await otherMachine(browser, 'midwife')
  await other.goto(address)
  await expect(part(other, 'Since you last looked')).toContainText('You have not opened this summary before.')
  await again.context().close()
  await other.context().close()
})

test('what could not be checked for news is not said to be unchanged', async ({ page, signIn, patient }) => {
  const ada = await patient({ fault: 'DiagnosticReport-unavailable' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(part(page, 'Since you last looked')).toContainText('You have not opened')
  await page.waitForTimeout(3500) // a sitting ends by the clock alone: after 3 s in the stories' hospital
  await page.reload()
  await expect(part(page, 'Since you last looked')).toContainText(
    /nothing else is known to be new or changed\. Could not be checked: results\./,
  )
})

/** Pages of the PDF that the browser prints. */
async function printed(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

test('the summary of an ordinary inpatient is one page of A4, with who it is and who printed it', async ({
  page,
  signIn,
}) => {
  const ada = await inpatient({ family: 'Paperly' })
  for (const words of ['Weigh', 'Physiotherapy: stairs', 'Tablets to take home'])
    await task(ada.id, words, 20)
  for (const name of ['Urea and electrolytes', 'Full blood count', 'C-reactive protein', 'Blood culture'])
    await report(ada.id, name)
  for (const name of [
    'Amlodipine 5mg tablets',
    'Enoxaparin 40mg in 0.4mL syringe',
    'Paracetamol 500mg tablets',
  ])
    await put({
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      ...subject(ada.id),
      medicationCodeableConcept: { text: name },
      dosageInstruction: [
        {
          text: 'One',
          route: { text: 'Oral' },
          timing: { repeat: { frequency: 4, period: 1, periodUnit: 'd' } },
        },
      ],
    })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(part(page, 'Last notes')).toContainText('Home on Friday')
  expect(await printed(page)).toBe(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^Printed by Dr Amina Hargreaves, .*\d\d-\w{3}-\d{4} \d\d:\d\d/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('PAPERLY')
  for (const gone of [page.getByRole('navigation', { name: 'Chart' }), page.getByRole('searchbox')])
    await expect(gone).toBeHidden()
  await expect(page.getByRole('button')).toHaveCount(0)
})
