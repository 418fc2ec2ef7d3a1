import type { Communication, DiagnosticReport, Observation, Patient, ServiceRequest, Specimen } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { inInbox, openInbox } from './inbox.ts'
import { users } from './laboratory.ts'
import { orders } from './ordering.ts'
import { as, asked, here, row, step } from './pathology.ts'
import { ask, found, hoursAgo, put } from './record.ts'

// A sample from the bedside to the report, and who was told.

test('a potassium of 6.8 goes from the request to the telephone, and somebody answers for it', async ({
  page,
  browser,
  signIn,
}) => {
  test.setTimeout(180_000) // four people, one after the other
  const [trust] = await found('/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RXR')
  const ada = await put<Patient>({
    resourceType: 'Patient',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001103' }],
    name: [{ family: 'Kaliumly', given: ['Ada'] }],
    gender: 'female',
    birthDate: '1951-03-04',
    managingOrganization: { reference: `Organization/${trust?.id}` },
  })
  await asked(ada.id)
  const subject = { reference: `Patient/${ada.id}` }
  const mmol = { unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' }
  await put<Observation>({
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
    subject,
    effectiveDateTime: hoursAgo(30),
    valueQuantity: { value: 4.4, ...mmol },
  })

  // At the bedside: who it is comes first, and a wristband of somebody else stops everything (hazard H1).
  const ward = await as(browser, 'nurse')
  await ward.page.goto('/departments/pathology')
  await row(ward.page, 'Samples to collect', 'Kaliumly')
    .getByRole('button', { name: /Collect from/ })
    .click()
  const collect = ward.page.getByRole('dialog', { name: 'Collect samples' })
  await expect(collect).toContainText('Gold: SST')
  await expect(collect.getByRole('button', { name: 'Print 1 label' })).toBeDisabled()
  await collect.getByLabel('Number on the wristband').fill('999 000 1111')
  await expect(collect.getByRole('alert')).toContainText('This wristband is not KALIUMLY')
  await collect.getByRole('button', { name: 'Record collection' }).click()
  await expect(collect).toContainText('Not saved.')
  await expectAccessible(ward.page)
  await collect.getByLabel('Number on the wristband').fill('999 000 1103')
  await expect(collect.getByRole('status').filter({ hasText: 'Identified' })).toBeVisible()
  await expect(collect.getByRole('button', { name: 'Print 1 label' })).toBeEnabled()
  await collect.getByRole('button', { name: 'Record collection' }).click()
  await expect(collect).toBeHidden()
  await expect(row(ward.page, 'Samples to collect', 'Kaliumly')).toHaveCount(0)
  await ward.leave()
  const [specimen] = (await found(`/Specimen?patient=${ada.id}`)) as Specimen[]
  expect(specimen?.collection?.collector?.display).toBe('Mr Daniel Okoro')

  // At the bench.
  await signIn('scientist')
  await page.goto('/')
  const waiting = page.getByRole('region', { name: 'Pathology' })
  await expect(waiting).toContainText('in the laboratory')
  await waiting.getByRole('link', { name: 'Blood sciences' }).click()
  await expect(row(page, 'Worklist', 'Kaliumly')).toContainText(/left/)
  // The tube in the hand is read, and read again over what is asked for: another tube stops it (hazard H1).
  const number = specimen?.identifier?.find(({ system }) => system?.endsWith('/Id/sample'))?.value ?? ''
  await page.getByLabel('Scan a sample').fill(number)
  await page.getByLabel('Scan a sample').press('Enter')
  const tube = page.getByRole('dialog', { name: 'Laboratory work' })
  await tube.getByLabel(/Number on the tube/).fill('0000000000-1')
  await tube.getByRole('button', { name: 'Receive specimen' }).click()
  await expect(tube).toContainText('this is the number of another sample')
  await tube.getByLabel(/Number on the tube/).fill(`]d1${number}`)
  await tube.getByRole('button', { name: 'Receive specimen' }).click()
  await expect(tube).toBeHidden()
  await step(page, 'Kaliumly', /^Enter results/, async (dialog) => {
    await dialog.getByLabel('Potassium, mmol/L').fill('6,8')
    await dialog.getByRole('button', { name: 'Save results' }).click()
    await expect(dialog).toContainText('with a point')
    await dialog.getByLabel('Potassium, mmol/L').fill('6.8')
    await expect(dialog).toContainText('Critically high')
    await expect(dialog).toContainText('Far from the value before')
    await dialog.getByRole('button', { name: 'Save results' }).click()
    await expect(dialog).toContainText('Check the values that are far from those before')
    await dialog.getByLabel(/value believed/).check()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Save results' }).click()
  })
  // Nobody stands behind it yet, so no chart has it.
  expect(await found(`/DiagnosticReport?patient=${ada.id}`)).toEqual([])
  await step(page, 'Kaliumly', /^Authorise:/, async (dialog) => {
    await expect(dialog).toContainText('6.8 mmol/L')
    await dialog.getByRole('button', { name: 'Authorise technically' }).click()
  })
  await row(page, 'Worklist', 'Kaliumly')
    .getByRole('button', { name: /^Authorise clinically/ })
    .click()
  const work = page.getByRole('dialog', { name: 'Laboratory work' })
  await expect(work).toContainText('somebody else authorises it clinically')
  await expect(work.getByRole('radio', { name: /Authorise clinically/ })).toHaveCount(0)

  // Without the screen it is the same: the server holds it (decision 037).
  const [asking] = await found(`/ServiceRequest?patient=${ada.id}`)
  const alone = await ask('scientist', 'POST', '/DiagnosticReport', {
    resourceType: 'DiagnosticReport',
    status: 'final',
    code: { text: 'Urea and electrolytes' },
    subject,
    basedOn: [{ reference: `ServiceRequest/${asking?.id}` }],
    resultsInterpreter: [
      { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: users.scientist } },
    ],
  })
  expect(alone.status).toBe(422)
  expect(JSON.stringify(alone.body)).toContain('somebody else authorises it clinically')

  // Another person, and then the telephone.
  const office = await as(browser, 'pathologist')
  await office.page.goto('/departments/pathology?view=worklist')
  await step(office.page, 'Kaliumly', /^Authorise clinically/, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Issue an interim report' }).check({ force: true })
    await dialog.getByRole('button', { name: 'Issue interim report' }).click()
  })
  expect(await found(`/DiagnosticReport?patient=${ada.id}`)).toMatchObject([{ status: 'preliminary' }])
  await step(office.page, 'Kaliumly', /^Authorise clinically/, async (dialog) => {
    await expect(dialog.getByRole('table', { name: 'Interim report' })).toContainText('6.8 mmol/L')
    await dialog.getByLabel('Comment on the report').fill('Not haemolysed.')
    await dialog.getByRole('button', { name: 'Authorise and report' }).click()
  })
  const list = (name: string) =>
    office.page.getByRole('navigation', { name: 'Lists of pathology' }).getByRole('link', { name }).click()
  await list('Critical results')
  const critical = row(office.page, 'Critical results', 'Kaliumly')
  await expect(critical).toContainText(/6\.8 mmol\/L.*Nobody told/)
  // five days old, and nobody was told: it stays
  await expect(row(office.page, 'Critical results', '3.62 mmol/L')).toContainText('Tried, nobody reached')
  await expectAccessible(office.page)
  const call = office.page.getByRole('dialog', { name: 'Telephone critical result' })
  await critical.getByRole('button', { name: /^Telephone/ }).click()
  await call.getByRole('radio', { name: 'No', exact: true }).first().check({ force: true })
  await call.getByLabel('What happened').fill('Ward telephone not answered')
  await call.getByRole('button', { name: 'Record failed call' }).click()
  await expect(call).toBeHidden()
  await expect(critical).toContainText('Tried, nobody reached')
  await critical.getByRole('button', { name: /^Telephone/ }).click()
  await expect(call).toContainText('Ward telephone not answered')
  await call.getByLabel('Told to').fill('Daniel Okoro')
  await call.getByLabel('Grade').fill('Staff nurse')
  await call.getByRole('button', { name: 'Record call' }).click()
  await expect(call).toContainText('Say whether it was read back')
  await call.getByRole('radio', { name: /it was right/ }).check({ force: true })
  await call.getByRole('button', { name: 'Record call' }).dblclick()
  await expect(call).toBeHidden()
  await expect(critical).toContainText(/Told and read back.*Daniel Okoro, Staff nurse/)
  const calls = (await found(`/Communication?patient=${ada.id}`)) as Communication[]
  expect(calls.map(({ status }) => status).toSorted()).toEqual(['completed', 'not-done'])

  // Whoever asked sees it, and answers for it.
  const doctor = await as(browser, 'doctor', /East Lancashire/i)
  await openInbox(doctor.page)
  await inInbox(doctor.page, 'KALIUMLY').getByRole('link', { name: 'Urea and electrolytes' }).click()
  const answer = doctor.page.getByRole('dialog', { name: 'Result', exact: true })
  await expect(answer).toContainText('Seen by Dr Amina Hargreaves')
  await answer.getByRole('radio', { name: /I still have to act/ }).check({ force: true })
  await answer.getByRole('button', { name: 'Acknowledge result' }).click()
  await expect(answer).toBeHidden()
  await doctor.leave()
  // The laboratory sees it as it happens.
  await office.page.getByLabel('Show').selectOption('All')
  await expect(critical).toContainText('Acknowledged by Dr Amina Hargreaves')
  const [report] = (await found(`/DiagnosticReport?patient=${ada.id}`)) as DiagnosticReport[]
  expect(report).toMatchObject({ status: 'final', conclusion: 'Not haemolysed.' })
  const [request] = (await found(`/ServiceRequest?patient=${ada.id}`)) as ServiceRequest[]
  expect(request?.status).toBe('completed')
  await office.leave()
})

test('a haemolysed sample is rejected, asked for again, and whoever asked for it sees that', async ({
  page,
  browser,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Spoiltly', nhsNumber: '9990001111' })
  const request = await asked(ada.id)
  await put<Specimen>({
    resourceType: 'Specimen',
    status: 'available',
    type: { text: 'Venous blood' },
    subject: { reference: `Patient/${ada.id}` },
    request: [{ reference: `ServiceRequest/${request.id}` }],
    collection: { collectedDateTime: hoursAgo(0.5) },
  })
  const ward = await as(browser, 'doctor', /East Lancashire/i)
  await ward.page.goto(`/patients/${ada.id}/orders`)
  await expect(orders(ward.page).getByRole('listitem')).toContainText('Collected')

  await signIn('scientist')
  await page.goto(here)
  await step(page, 'Spoiltly', /^Receive/, async (dialog) => {
    await dialog.getByRole('button', { name: 'Receive specimen' }).click()
  })
  await row(page, 'Worklist', 'Spoiltly')
    .getByRole('button', { name: /^Add a test/ })
    .click()
  const addOn = page.getByRole('dialog', { name: 'Add a test to this specimen' })
  await addOn.getByLabel('Test', { exact: true }).selectOption('Magnesium')
  await addOn.getByLabel('Asked for by').fill('Dr Hargreaves')
  await addOn.getByLabel('Clinical details').fill('Arrhythmia')
  await addOn.getByRole('button', { name: 'Add test' }).click()
  await expect(addOn).toBeHidden()
  await expect(row(page, 'Worklist', 'Spoiltly')).toHaveCount(2)
  // All that is done from the specimen stops with it.
  await step(page, 'Spoiltly.*Urea', /^Enter results: Urea/, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Reject the specimen' }).check({ force: true })
    await dialog.getByRole('button', { name: 'Reject specimen' }).click()
    await expect(dialog).toContainText('Say why it cannot be used')
    await dialog.getByLabel('Why can it not be used?').selectOption('Haemolysed')
    await dialog.getByRole('button', { name: 'Reject specimen' }).click()
  })
  await expect(row(page, 'Worklist', 'Spoiltly')).toHaveCount(0)
  await page.goto(`${here}&view=phlebotomy`)
  await expect(row(page, 'Samples to collect', 'Spoiltly')).toContainText(
    /Urea and electrolytes, Magnesium.*Before this: Haemolysed/,
  )
  // without asking for the page again
  await expect(orders(ward.page).getByRole('listitem').filter({ hasText: 'Urea' })).toContainText(
    /Sample rejected, another asked for.*Haemolysed/,
  )
  // It is taken again from the same page, and the requester's order goes on.
  await orders(ward.page).getByRole('button', { name: 'Collect sample: Urea and electrolytes' }).click()
  const again = ward.page.getByRole('dialog', { name: 'Collect samples' })
  await again.getByLabel('Number on the wristband').fill('9990001111')
  await again.getByRole('button', { name: 'Record collection' }).click()
  await expect(again).toBeHidden()
  await expect(ward.page).toHaveURL(/\/orders$/)
  await ward.leave()
  const taken = (await found(`/Specimen?patient=${ada.id}&status=available`)) as Specimen[]
  expect(taken).toHaveLength(1)

  const [specimen] = (await found(`/Specimen?patient=${ada.id}&status=unsatisfactory`)) as Specimen[]
  expect(specimen).toMatchObject({
    status: 'unsatisfactory',
    condition: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0493', code: 'HEM' }, {}] }],
  })
  const tasks = await found(`/Task?patient=${ada.id}`)
  expect(JSON.stringify(tasks)).toContain(
    'Take another sample: Urea and electrolytes, Magnesium (Haemolysed)',
  )

  // What the screen does not offer, the server refuses as well: a nurse reports nothing, a clerk sees nothing.
  const report = {
    resourceType: 'DiagnosticReport',
    status: 'final',
    code: { text: 'U&E' },
    subject: { reference: `Patient/${ada.id}` },
  }
  expect((await ask('nurse', 'POST', '/DiagnosticReport', report)).status).toBe(403)
  expect((await ask('admin', 'GET', `/Specimen?patient=${ada.id}`)).status).toBe(403)
  expect((await ask('admin', 'GET', `/Task?patient=${ada.id}`)).body).toMatchObject({
    type: 'searchset',
    total: 0,
  })
})
