import type { DiagnosticReport, ServiceRequest } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, hoursAgo, newPatient, put } from './record.ts'

// From the request to the addendum, in the department and in the chart.

const imaging = { coding: [{ system: 'http://snomed.info/sct', code: '363679005', display: 'Imaging' }] }

async function requested(family: string, what: string) {
  const ada = await newPatient({ family, birthDate: '1984-03-04' })
  const patient = await ask('system', 'GET', `/Patient/${ada.id}`)
  const [trust] = await found('/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RXR')
  await ask('system', 'PUT', `/Patient/${ada.id}`, {
    ...patient.body,
    managingOrganization: { reference: `Organization/${trust?.id}` },
  })
  const request = await put<ServiceRequest>({
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    priority: 'stat',
    category: [imaging],
    code: { text: what },
    subject: { reference: `Patient/${ada.id}` },
    authoredOn: hoursAgo(3),
    reasonCode: [{ text: 'Fall, on a blood thinner' }],
  })
  return { ada, request }
}

test('an examination goes from the request to the report, and the chart shows each step', async ({
  page,
  signIn,
}) => {
  const { ada, request } = await requested('Raydon', 'CT head of the story')
  await signIn('imaging')
  await page.goto('/')
  const menu = page.getByRole('navigation', { name: 'Menu' })
  await menu.getByRole('link', { name: 'Radiology' }).click()
  const row = () => page.getByRole('row', { name: /RAYDON/ })
  await expect(row()).toContainText('Immediately')
  await expectAccessible(page)

  await row().getByRole('link', { name: 'Vet: CT head of the story' }).click()
  const vet = page.getByRole('dialog', { name: 'Vet request' })
  await expect(vet).toContainText('Allergies not recorded')
  await vet.getByRole('radio', { name: 'Justified', exact: true }).check()
  await vet.getByRole('textbox', { name: 'Protocol' }).fill('Without contrast')
  await expectAccessible(page)
  await vet.getByRole('button', { name: 'Save decision' }).click()
  await expect(vet).toBeHidden()
  await expect(row()).toBeHidden()

  await page.getByRole('link', { name: /^To schedule/ }).click()
  await row()
    .getByRole('link', { name: /^Record as made/ })
    .click()
  const made = page.getByRole('dialog', { name: 'Record examination' })
  await expect(made).toContainText('Protocol: Without contrast')
  await made.getByLabel('Date of birth').fill('1948-03-04')
  await made.getByRole('radio', { name: 'No', exact: true }).check()
  await made.getByRole('textbox', { name: 'Accession number' }).fill('RXR-0042')
  await made.getByRole('button', { name: 'Save examination' }).click()
  await expect(made).toContainText('This is not the date of birth of this patient')
  await made.getByLabel('Date of birth').fill('1984-03-04')
  await made.getByRole('button', { name: 'Save examination' }).click()
  await expect(made).toBeHidden()

  await page.goto(`/patients/${ada.id}/radiology`)
  const examinations = page.getByRole('region', { name: 'Examinations' })
  await expect(examinations).toContainText('RXR-0042')
  await examinations.getByRole('link', { name: /^Write report/ }).click()
  const writing = page.getByRole('dialog', { name: 'Write report' })
  await writing.getByRole('textbox', { name: 'Findings' }).fill('Thin subdural collection on the left')
  await writing.getByRole('textbox', { name: 'Conclusion' }).fill('Acute left subdural haematoma')
  await writing.getByRole('radio', { name: 'Critical: act now' }).check()
  await writing.getByRole('radio', { name: 'Verified' }).check()
  await writing.getByRole('button', { name: 'Save report' }).click()
  await expect(writing).toBeHidden()
  await expect(examinations).toContainText('Reported')

  await examinations.getByRole('link', { name: /^Add to report/ }).click()
  const adding = page.getByRole('dialog', { name: 'Add to report' })
  await adding.getByRole('textbox', { name: 'Addendum' }).fill('Told to the registrar at 14:20')
  await adding.getByRole('button', { name: 'Add to report' }).click()
  await expect(adding).toBeHidden()
  await expectAccessible(page)
  await examinations.getByRole('link', { name: 'Read the report' }).click()
  const report = page.getByRole('article', { name: 'CT head of the story' })
  await expect(report).toContainText('Thin subdural collection on the left')
  await expect(report).toContainText('Told to the registrar at 14:20')

  const [written] = await found(`/DiagnosticReport?based-on=ServiceRequest/${request.id}`)
  expect(written as DiagnosticReport).toMatchObject({ status: 'appended', imagingStudy: [{}] })
})

test('a request that is refused says why to whoever asked; a nurse may look and do nothing', async ({
  page,
  signIn,
}) => {
  const { ada } = await requested('Norayman', 'X-ray abdomen of the story')
  await signIn('imaging')
  await page.goto(`/patients/${ada.id}/radiology`)
  await page.getByRole('link', { name: /^Vet:/ }).click()
  const vet = page.getByRole('dialog', { name: 'Vet request' })
  await vet.getByRole('radio', { name: 'Not justified' }).check()
  await vet.getByRole('button', { name: 'Save decision' }).click()
  await expect(vet).toContainText('Say why, for whoever asked')
  await vet.getByRole('textbox', { name: 'Why not' }).fill('A film does not answer this')
  await vet.getByRole('button', { name: 'Save decision' }).click()
  await expect(vet).toBeHidden()
  await page.goto(`/patients/${ada.id}/orders`)
  await expect(page.getByRole('region', { name: 'Orders' })).toContainText('A film does not answer this')
})

test('the server lets no nurse report and no clerk look', async () => {
  const { ada, request } = await requested('Doorman', 'CT of the door')
  const report = {
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'RAD' }] }],
    code: { text: 'CT' },
    basedOn: [{ reference: `ServiceRequest/${request.id}` }],
    subject: { reference: `Patient/${ada.id}` },
  }
  expect((await ask('nurse', 'POST', '/DiagnosticReport', report)).status).toBe(403)
  expect((await ask('admin', 'GET', `/ImagingStudy?patient=${ada.id}`)).status).toBe(403)
  expect((await ask('imaging', 'POST', '/DiagnosticReport', report)).status).toBe(201)
})
