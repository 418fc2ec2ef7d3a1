import type { Locator } from '@playwright/test'
import type { DiagnosticReport, Observation, Specimen, Task } from 'fhir/r4'

import { sessionOf } from './end-session.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { newReport } from './laboratory.ts'
import { asked, here, row, step } from './pathology.ts'
import { ask, found, hoursAgo, put, setFault } from './record.ts'

// Reports that came from elsewhere, and those that were amended.

test('a report of another laboratory is read, shown with whose it is, and taken once', async ({
  page,
  signIn,
  patient,
}) => {
  const nhsNumber = '9998887776'
  const ada = await patient({ family: 'Messagely', nhsNumber })
  const named = (id: string) => ({ reference: `urn:uuid:${id}` })
  const entry = (id: string, resource: object) => ({
    fullUrl: `urn:uuid:${id}`,
    resource: { id, ...resource },
  })
  const message = (birthDate: string, more: object = {}, value = 42) => ({
    name: 'message.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'message',
        entry: [
          entry('header', { resourceType: 'MessageHeader', source: { name: 'Far Away Laboratory' } }),
          entry('who', {
            resourceType: 'Patient',
            birthDate,
            identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
          }),
          entry('report', {
            resourceType: 'DiagnosticReport',
            identifier: [{ system: 'http://lab.example/report', value: `REP-${ada.id}` }],
            status: 'final',
            category: [{ coding: [{ code: 'LAB' }] }],
            code: { text: 'C reactive protein' },
            subject: named('who'),
            issued: hoursAgo(1),
            result: [named('crp')],
            ...more,
          }),
          entry('crp', {
            resourceType: 'Observation',
            status: 'final',
            code: { text: 'CRP' },
            subject: named('who'),
            valueQuantity: { value, unit: 'mg/L' },
          }),
        ],
      }),
    ),
  })
  await signIn('scientist')
  await page.goto('/departments/pathology/import')
  const dialog = page.getByRole('dialog', { name: 'Import a report' })
  await dialog.getByLabel('Message').setInputFiles(message('1950-01-01'))
  await expect(dialog.getByRole('alert')).toContainText('The date of birth in the message is not the one')
  await dialog.getByLabel('Message').setInputFiles(message('1951-03-04'))
  await expect(dialog).toContainText('MESSAGELY')
  await expect(dialog).toContainText('42 mg/L')
  await dialog.getByRole('button', { name: 'Import report' }).dblclick()
  await expect(dialog).toBeHidden()
  const reports = (await found(
    `/DiagnosticReport?patient=${ada.id}&_include=DiagnosticReport:result`,
  )) as DiagnosticReport[]
  expect(reports.map(({ resourceType }) => resourceType).toSorted()).toEqual([
    'DiagnosticReport',
    'Observation',
  ])

  // The laboratory amends it: what it says now stands beside what it said, and is taken where it was.
  await page.goto('/departments/pathology/import')
  await dialog.getByLabel('Message').setInputFiles(message('1951-03-04'))
  await expect(dialog.getByRole('alert')).toContainText('in the record already')
  const amended = { status: 'amended', issued: hoursAgo(0) }
  await dialog.getByLabel('Message').setInputFiles(message('1951-03-04', amended, 142))
  const changes = dialog.getByRole('table', { name: 'What this message changes' })
  await expect(changes).toContainText(/42 mg\/L.*142 mg\/L/)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Import amended report' }).click()
  await expect(dialog).toBeHidden()
  expect(await found(`/DiagnosticReport?patient=${ada.id}`)).toMatchObject([{ status: 'amended' }])
  expect(await found(`/Observation?patient=${ada.id}`)).toMatchObject([{ valueQuantity: { value: 142 } }])
})

test('an amended report says what it said before, and nobody has been told of what it says now', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Rectifly' })
  const request = await asked(ada.id)
  const subject = { reference: `Patient/${ada.id}` }
  const potassium = await put<Observation>({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
    subject,
    valueQuantity: { value: 5.1, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  })
  await put<DiagnosticReport>({
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] }],
    code: { text: 'Urea and electrolytes' },
    subject,
    basedOn: [{ reference: `ServiceRequest/${request.id}` }],
    issued: hoursAgo(1),
    result: [{ reference: `Observation/${potassium.id}` }],
  })
  await signIn('pathologist')
  await page.goto(`${here}&view=worklist&stage=reported`)
  await step(page, 'Rectifly', /^Open/, async (dialog) => {
    await dialog.getByRole('textbox', { name: 'Potassium, mmol/L' }).fill('6.6')
    await dialog.getByRole('button', { name: 'Amend report' }).click()
    await expect(dialog).toContainText('Say why the report changes')
    await dialog.getByLabel('Why does the report change?').fill('Repeated on another analyser')
    await dialog.getByRole('button', { name: 'Amend report' }).click()
  })
  await page.goto(`${here}&view=critical`)
  await expect(row(page, 'Critical results', 'Rectifly')).toContainText(/6\.6 mmol\/L.*Nobody told/)
  const [value] = (await found(`/Observation?patient=${ada.id}`)) as Observation[]
  expect(value).toMatchObject({
    status: 'amended',
    interpretation: [{ coding: [{ code: 'HH' }] }],
    note: [{ text: 'Amended: was 5.1 mmol/L. Repeated on another analyser' }],
  })
})

test('nothing typed in the laboratory is lost, and nothing is written twice', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const session = sessionOf(page)
  const ada = await patient({ family: 'Keeply', nhsNumber: '9990001138' })
  const request = await asked(ada.id)
  const subject = { reference: `Patient/${ada.id}` }
  const tube = await put<Specimen>({
    resourceType: 'Specimen',
    status: 'available',
    subject,
    request: [{ reference: `ServiceRequest/${request.id}` }],
    receivedTime: hoursAgo(0.2),
    collection: { collectedDateTime: hoursAgo(0.5) },
  })
  const { report } = await newReport(ada.id, { value: 6.6, mark: 'HH' })
  const forms: {
    form: string
    at: string
    type: string
    open: (dialog: Locator) => Promise<void>
    words: [string, string]
    submit: string
    others?: () => Promise<unknown>
  }[] = [
    {
      form: 'Laboratory work',
      at: `work/${ada.id}/${request.id}`,
      type: 'Task',
      open: (dialog) => dialog.getByLabel('Potassium, mmol/L').fill('6.2'),
      words: ['Note for whoever authorises', 'Slightly lipaemic'],
      submit: 'Save results',
    },
    {
      form: 'Add a test to this specimen',
      at: `add-on/${ada.id}/${request.id}`,
      type: 'ServiceRequest',
      open: async (dialog) => {
        await dialog.getByLabel('Test', { exact: true }).selectOption('Magnesium')
        await dialog.getByLabel('Asked for by').fill('Dr Hargreaves')
      },
      words: ['Clinical details', 'Arrhythmia'],
      submit: 'Add test',
      others: () =>
        ask('system', 'PUT', `/Specimen/${tube.id}`, { ...tube, note: [{ text: 'Small volume' }] }),
    },
    {
      form: 'Telephone critical result',
      at: `critical/${ada.id}/${report.id}`,
      type: 'Communication',
      open: async (dialog) => {
        await dialog.getByLabel('Grade').fill('Staff nurse')
        await dialog.getByRole('radio', { name: /it was right/ }).check({ force: true })
      },
      words: ['Told to', 'Daniel Okoro'],
      submit: 'Record call',
    },
  ]
  await signIn('scientist')
  for (const {
    form,
    at,
    type,
    open,
    words: [label, words],
    submit,
    others,
  } of forms) {
    await page.goto(`/departments/pathology/${at}`)
    const dialog = page.getByRole('dialog', { name: form, exact: true })
    await dialog.getByLabel(label).fill(words)
    await open(dialog)
    const send = dialog.getByRole('button', { name: submit })
    const kept = async (said: string) => {
      await expect(dialog.getByRole('alert')).toContainText(said)
      await expect(dialog.getByLabel(label)).toHaveValue(words)
    }
    await setFault(ada, `${type}-refuses-writes`)
    await send.click()
    await kept('had a fault')
    await setFault(ada)
    await context.setOffline(true)
    await send.click()
    await kept('cannot be reached')
    await context.setOffline(false)
    if (others) {
      await others()
      await send.click()
      await kept('Someone changed this')
      await dialog.getByRole('button', { name: 'Go on with it as it is now' }).click()
    } else if (type === 'Communication') {
      await session.end()
      // the list behind it may have told the page already
      await send.click({ timeout: 2000 }).catch(() => undefined)
      await session.signInAgain('scientist')
      await expect(dialog.getByLabel(label)).toHaveValue(words)
    }
    await send.dblclick()
    await expect(dialog).toBeHidden()
  }
  expect(await found(`/ServiceRequest?patient=${ada.id}&status=active`)).toHaveLength(2)
  expect(await found(`/Communication?patient=${ada.id}`)).toHaveLength(1)
  expect((await found(`/Task?patient=${ada.id}&focus=ServiceRequest/${request.id}`)) as Task[]).toMatchObject(
    [{ contained: [{ valueQuantity: { value: 6.2 } }] }],
  )
})
