import type { Locator, Page } from '@playwright/test'
import type { Patient, Practitioner } from 'fhir/r4'

import { enter, expect, expectAccessible, test } from './fixtures.ts'
import { newReport, tasksOf, users, wordsOf } from './laboratory.ts'
import { ask, found, put } from './record.ts'

/** The patient in the inbox. */
const inInbox = (page: Page, family: string) =>
  page
    .getByRole('list', { name: 'Patients with results' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: new RegExp(family, 'i') }) })
    .first()
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Result', exact: true })
const answer = (dialog: Locator, words: RegExp) =>
  dialog.getByRole('radio', { name: words }).check({ force: true })

test('a critical result comes first; it is seen, acknowledged, acted on and closed, each by name', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Firstly' })
  const { report } = await newReport(ada.id, { value: 7.1, mark: 'HH', issued: 0.5 })
  await signIn('doctor', /East Lancashire/i)
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

test('an amendment opens a closed result again, with the old and the new value side by side', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Amendly' })
  const { report, result } = await newReport(ada.id, { value: 4.2 })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/results`)
  const article = page.getByRole('article', { name: 'Potassium' })
  await expect(article).toContainText('Not acknowledged')
  await article.getByRole('button', { name: 'Acknowledge' }).click()
  await answer(dialogOf(page), /nothing needs doing/)
  await dialogOf(page).getByRole('button', { name: 'Close result' }).click()
  await expect(article).toContainText('Closed by Dr Amina Hargreaves')

  await ask('system', 'PUT', `/Observation/${result.id}`, {
    ...result,
    status: 'amended',
    valueQuantity: { ...result.valueQuantity, value: 6.4 },
  })
  await ask('system', 'PUT', `/DiagnosticReport/${report.id}`, { ...report, status: 'amended' })
  await page.goto('/results')
  const row = inInbox(page, 'AMENDLY')
  await expect(row).toContainText('Changed by the laboratory after this: Closed by Dr Amina Hargreaves')
  await row.getByRole('link', { name: 'Potassium' }).click()
  const changed = page.getByRole('table', { name: 'What the laboratory changed' })
  const potassium = changed.getByRole('row', { name: /Potassium/ })
  await expect(potassium.getByRole('cell').nth(0)).toContainText('4.2 mmol/L')
  await expect(potassium.getByRole('cell').nth(1)).toContainText('6.4 mmol/L')
  await expectAccessible(page)
  await answer(dialogOf(page), /nothing needs doing/)
  await dialogOf(page).getByRole('button', { name: 'Close result' }).click()
  await expect(page.getByRole('link', { name: /AMENDLY/ })).toHaveCount(0)
  expect((await tasksOf(ada.id)).map(({ status }) => status)).toEqual(['completed', 'completed'])
})

test('a result that is forwarded stays with who forwarded it until the other accepts it', async ({
  page,
  browser,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Forwardly' })
  await newReport(ada.id, { mark: 'H', value: 5.6 })
  await signIn('doctor', /East Lancashire/i)
  await page.goto('/results')
  await inInbox(page, 'FORWARDLY').getByRole('link', { name: 'Potassium' }).click()
  const dialog = dialogOf(page)
  await answer(dialog, /Forward/)
  await dialog.getByLabel('To whom').fill('Okor')
  await dialog.getByRole('button', { name: 'Forward result' }).click()
  await expect(dialog).toContainText('Choose one person from the list')
  await dialog.getByRole('option', { name: /Mr Daniel Okoro/ }).click()
  await dialog.getByLabel('Why').fill('On your round today')
  await dialog.getByRole('button', { name: 'Forward result' }).click()
  await expect(dialog).toBeHidden()
  await expect(inInbox(page, 'FORWARDLY')).toContainText('Forwarded to Mr Daniel Okoro, not accepted yet')

  const other = await (await browser.newContext()).newPage()
  await other.goto('/results')
  await enter(other, 'nurse')
  const row = inInbox(other, 'FORWARDLY')
  await row.getByRole('link', { name: 'Potassium' }).click()
  await expect(dialogOf(other)).toContainText('On your round today')
  await answer(dialogOf(other), /I still have to act/)
  await dialogOf(other).getByRole('button', { name: 'Accept result' }).click()
  await expect(row).toContainText('Acknowledged by Mr Daniel Okoro')
  await other.context().close()
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(page.getByRole('link', { name: /FORWARDLY/ })).toHaveCount(0)
})

test('an answer that could not be saved stays as it was written, and is saved once when it can be', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Hardly', fault: 'Task-refuses-writes' })
  await newReport(ada.id)
  await signIn('doctor', /East Lancashire/i)
  await page.goto('/results')
  await inInbox(page, 'HARDLY').getByRole('link', { name: 'Potassium' }).click()
  const dialog = dialogOf(page)
  await answer(dialog, /have done, and close/)
  await dialog.getByLabel('Action taken').fill('Seen on the round')
  const send = dialog.getByRole('button', { name: 'Close result' })
  const isKept = async () => {
    await expect(dialog.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible()
    await expect(dialog.getByLabel('Action taken')).toHaveValue('Seen on the round')
  }
  // the record answers 500
  await send.click()
  await isKept()
  expect(await tasksOf(ada.id)).toEqual([])
  const well: Patient = { ...ada, meta: {} }
  await ask('system', 'PUT', `/Patient/${ada.id}`, well)
  // no network
  await context.setOffline(true)
  await send.click()
  await isKept()
  await context.setOffline(false)
  // the session has ended on the server, and nobody told the page
  const elsewhere = await context.newPage()
  await elsewhere.goto('/oidc/session/end')
  await elsewhere.getByRole('button').first().click()
  await elsewhere.close()
  const again = page.getByRole('button', { name: 'Sign in again' })
  // It learns it by sending, unless something on the page was refreshed first.
  await send.click({ timeout: 3000 }).catch(() => expect(again).toBeVisible())
  const popup = page.waitForEvent('popup')
  await again.click()
  await enter(await popup, 'doctor')
  await expect(again).toBeHidden()
  await isKept()
  // leaving asks
  await page.keyboard.press('Escape')
  await expect(page.getByText('Leave without saving?')).toBeVisible()
  await page.getByRole('button', { name: 'Keep writing' }).click()
  // closing the tab asks too
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await isKept()
  await send.dblclick()
  await expect(dialog).toBeHidden()
  const tasks = await tasksOf(ada.id)
  expect(tasks.map(wordsOf)).toEqual([['Opened', 'Done, and closed: Seen on the round']])
})

test('what a colleague did meanwhile is shown before anything is written over it', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Meanwhilely' })
  await newReport(ada.id)
  await signIn('doctor', /East Lancashire/i)
  await page.goto('/results')
  await inInbox(page, 'MEANWHILELY').getByRole('link', { name: 'Potassium' }).click()
  const dialog = dialogOf(page)
  await expect(dialog).toContainText('Seen by')
  const [seen] = await tasksOf(ada.id)
  const colleague = { display: 'Dr Joy Patel' }
  const theirs = {
    ...seen,
    status: 'accepted',
    owner: colleague,
    note: [...(seen?.note ?? []), { authorString: 'Dr Joy Patel', text: 'Acknowledged' }],
  }
  expect((await ask('system', 'PUT', `/Task/${seen?.id}`, theirs)).status).toBe(200)
  await answer(dialog, /nothing needs doing/)
  await dialog.getByRole('button', { name: 'Close result' }).click()
  const both = dialog.getByRole('table', { name: 'As you saw it and as it is now' })
  await expect(both).toContainText('Acknowledged by Dr Joy Patel')
  expect((await tasksOf(ada.id))[0]?.owner).toEqual(colleague)
  await dialog.getByRole('button', { name: 'Close result' }).click()
  await expect(dialog).toBeHidden()
  expect(wordsOf((await tasksOf(ada.id))[0])).toEqual(['Opened', 'Acknowledged', 'Acknowledged and closed'])
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
  await page.goto('/results')
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
  await page.goto('/results')
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
  await page.goto('/results?view=team')
  await expect(inInbox(page, 'CONSULTLY')).toContainText('Responsible consultant Dr Amina Hargreaves')
  await expect(inInbox(page, 'CONSULTLY')).toContainText(/Overdue 6hr/)
  await page.getByRole('navigation', { name: 'Whose results' }).getByRole('link', { name: 'Mine' }).click()
  await expect(page.getByRole('region', { name: 'My results' })).toBeVisible()
  await expect(page.getByRole('link', { name: /CONSULTLY/ })).toHaveCount(0)
})
