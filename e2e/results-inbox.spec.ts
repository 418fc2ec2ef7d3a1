import type { Patient, Practitioner } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { answer, dialogOf, inInbox, openInbox } from './inbox.ts'
import { newReport, tasksOf, users, wordsOf } from './laboratory.ts'
import { found, put } from './record.ts'

// Whose results wait, and in which order.

test('a critical result comes first; it is seen, acknowledged, acted on and closed, each by name', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Firstly' })
  const { report } = await newReport(ada.id, { value: 7.1, mark: 'HH', issued: 0.5 })
  await signIn('doctor', /East Lancashire/i)
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Results' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible()
  const row = inInbox(page, 'FIRSTLY')
  await expect(row).toContainText('Critically high')
  await expect(row).toContainText(/In \d+min/)
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: /Critical/ })
    .click()
  await expectAccessible(page)

  await row.getByRole('link', { name: 'Potassium' }).click()
  const dialog = dialogOf(page)
  await expect(dialog).toContainText('FIRSTLY')
  await expect(dialog).toContainText('Seen by Dr Amina Hargreaves')
  await expectAccessible(page)
  await answer(dialog, /I still have to act/)
  await dialog.getByRole('button', { name: 'Acknowledge result' }).click()
  await expect(dialog).toBeHidden()
  await expect(row).toContainText('Acknowledged by Dr Amina Hargreaves')

  await row.getByRole('link', { name: 'Potassium' }).click()
  await answer(dialog, /have done, and close/)
  await dialog.getByRole('button', { name: 'Close result' }).click()
  await expect(dialog).toContainText('Write what you have done')
  await dialog.getByLabel('Action taken').fill('Calcium gluconate given, repeat sent')
  await dialog.getByRole('button', { name: 'Close result' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: /FIRSTLY/ })).toHaveCount(0)

  const [task, ...more] = await tasksOf(ada.id)
  expect(more).toEqual([])
  expect(task).toMatchObject({
    status: 'completed',
    focus: { reference: `DiagnosticReport/${report.id}` },
    owner: { identifier: { value: users.doctor } },
  })
  expect(wordsOf(task)).toEqual([
    'Opened',
    'Acknowledged',
    'Done, and closed: Calcium gluconate given, repeat sent',
  ])
  // The laboratory's report is as it was.
  const [kept] = await found(`/DiagnosticReport?_id=${report.id}`)
  expect(kept?.meta?.versionId).toBe(report.meta?.versionId)
})

test('all normal results of one patient are acknowledged at once, and no other', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Normally' })
  await newReport(ada.id, { name: 'First', value: 4.1 })
  await newReport(ada.id, { name: 'Second', value: 4.3 })
  await newReport(ada.id, { name: 'Third', value: 5.9, mark: 'H' })
  await newReport(ada.id, { name: 'Fourth', value: 4.2, conclusion: 'Please repeat' })
  await newReport(ada.id, { name: 'Fifth', value: 4.2, status: 'preliminary' })
  await signIn('doctor', /East Lancashire/i)
  await openInbox(page)
  const row = inInbox(page, 'NORMALLY')
  await row.getByRole('button', { name: 'Acknowledge all normal' }).click()
  const dialog = page.getByRole('dialog', { name: 'Acknowledge all normal results' })
  await expect(dialog).toContainText('it has a comment')
  await expect(dialog).toContainText('it is preliminary')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Acknowledge 2 results' }).click()
  await expect(dialog).toBeHidden()
  await expect(row.getByRole('link', { name: 'First' })).toHaveCount(0)
  await expect(row.getByRole('link', { name: 'Third' })).toBeVisible()
  const closed = (await tasksOf(ada.id)).filter(({ status }) => status === 'completed')
  expect(closed.map(({ description = '' }) => description).toSorted()).toEqual([
    'Acknowledge First',
    'Acknowledge Second',
  ])
  // What is not final can be acted on, and not closed.
  await row.getByRole('link', { name: 'Fifth' }).click()
  await expect(dialogOf(page)).toContainText('This report is not final')
  await expect(dialogOf(page).getByRole('radio', { name: /close/ })).toHaveCount(0)
})

test('a result that names nobody is in the pool of the patient’s organisation, with its lead', async ({
  page,
  signIn,
}) => {
  const [trust] = await found('/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RXR')
  const ada = await put<Patient>({
    resourceType: 'Patient',
    name: [{ family: 'Poolly', given: ['Ada'] }],
    managingOrganization: { reference: `Organization/${trust?.id}` },
  })
  await put({
    resourceType: 'DiagnosticReport',
    status: 'final',
    code: { text: 'Ferritin' },
    subject: { reference: `Patient/${ada.id}` },
    issued: new Date().toISOString(),
  })
  await signIn('doctor', /East Lancashire/i)
  await openInbox(page)
  await page
    .getByRole('navigation', { name: 'Whose results' })
    .getByRole('link', { name: 'Nobody’s' })
    .click()
  const pool = page.getByRole('region', { name: 'Nobody’s results' })
  await expect(pool).toContainText(/This pool is led by Dr /)
  const more = page.getByRole('button', { name: /Show more/ })
  while (await more.isVisible()) await more.click()
  await expect(inInbox(page, 'POOLLY')).toContainText('Nobody named')
})

test('the consultant of a stay answers for what nobody asked for by name, and their team sees it', async ({
  page,
  signIn,
  patient,
}) => {
  const [doctor] = (await found(
    `/Practitioner?identifier=https://fhir.nhs.uk/Id/sds-user-id|${users.doctor}`,
  )) as Practitioner[]
  const ada = await patient({ family: 'Consultly' })
  const encounter = await put({
    resourceType: 'Encounter',
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: `Patient/${ada.id}` },
    participant: [
      {
        type: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'ATND' }],
          },
        ],
        individual: { reference: `Practitioner/${doctor?.id}`, display: 'Dr Amina Hargreaves' },
      },
    ],
  })
  await newReport(ada.id, { encounter, issued: 30 })
  // the nurse is of the same team
  await signIn('nurse')
  await openInbox(page, '/results?view=team')
  await expect(inInbox(page, 'CONSULTLY')).toContainText('Responsible consultant Dr Amina Hargreaves')
  await expect(inInbox(page, 'CONSULTLY')).toContainText(/Overdue 6hr/)
  await page.getByRole('navigation', { name: 'Whose results' }).getByRole('link', { name: 'Mine' }).click()
  await expect(page.getByRole('region', { name: 'My results' })).toBeVisible()
  await expect(page.getByRole('link', { name: /CONSULTLY/ })).toHaveCount(0)
})
