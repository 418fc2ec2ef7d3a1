import type { Bundle, Composition, DocumentReference } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, allergyTo, ask, found, newWard, put } from './record.ts'

const madeOf = async (patientId: string) => ({
  notes: (await found(`/Composition?patient=${patientId}`)) as Composition[],
  references: (await found(`/DocumentReference?patient=${patientId}`)) as DocumentReference[],
})

test('a discharge summary is filled in from the stay, signed as one document, read and ready for paper', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ nhsNumber: '9990000719' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await put(allergyTo(ada.id, 'Penicillin'))
  await put({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    subject: { reference: `Patient/${ada.id}` },
    medicationCodeableConcept: { text: 'apixaban 5 mg tablets' },
    authoredOn: new Date().toISOString(),
  })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  await page.getByRole('button', { name: 'Discharge summary', exact: true }).click()
  const summary = page.getByRole('region', { name: 'Discharge summary' })
  await expect(summary.getByLabel('Admission details')).toHaveValue(/Community-acquired pneumonia/)
  await expect(summary.getByLabel('Allergies and adverse reactions')).toHaveValue(/^Penicillin \(recorded/)
  await summary.getByLabel('Clinical summary').fill('Treated for pneumonia')
  await expect(summary.getByRole('status')).toContainText('Saved as draft')
  await expectAccessible(page)
  await page.reload()
  await expect(summary.getByLabel('Clinical summary')).toHaveValue('Treated for pneumonia')

  await summary.getByRole('button', { name: 'Sign…' }).click()
  await expect(summary.getByRole('alert')).toContainText('One medicine needs a reason')
  await summary.getByLabel('Reason (needed)').fill('New atrial fibrillation')
  await summary.getByRole('button', { name: 'Sign…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign discharge summary' })
  await expect(dialog).toContainText(/Ada.*Born 04-Mar-1951.*999 000 0719/)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Sign discharge summary' }).dblclick()
  await expect(summary.getByRole('status')).toContainText('Signed.')

  const { notes, references } = await madeOf(ada.id)
  expect(notes).toMatchObject([{ status: 'final', title: 'Discharge summary' }])
  expect(references).toMatchObject([{ status: 'current', docStatus: 'final' }])
  const address = references[0]?.content[0]?.attachment.url ?? ''
  const bundle = (await ask('doctor', 'GET', `/${address}`)).body as Bundle
  expect(bundle.type).toBe('document')
  expect(bundle.entry?.[0]?.resource?.resourceType).toBe('Composition')
  expect((await ask('admin', 'GET', `/${address}`)).status).toBe(403)

  await page.goto(`/patients/${ada.id}/documents`)
  await page.getByRole('link', { name: 'Read: Discharge summary' }).click()
  const paper = page.getByRole('article', { name: 'Discharge summary' })
  await expect(paper).toContainText('Treated for pneumonia')
  await expect(paper).toContainText('Reason: New atrial fibrillation')
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('region', { name: 'Patient banner' })).toBeHidden()
  await expect(page.getByText('999 000 0719').filter({ visible: true }).first()).toBeVisible()

  const paperSheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(
    paperSheets.match(/\/Type \/Page\b/g),
    'a short summary is one sheet, none of them empty',
  ).toHaveLength(1)

  // Taken back, it is struck out as a note and as a document, both or neither.
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`/patients/${ada.id}/notes`)
  await page.getByRole('link', { name: 'Mark in error: Discharge summary' }).click()
  const withdrawing = page.getByRole('dialog', { name: 'Mark note in error' })
  await withdrawing.getByRole('textbox').fill('Another patient’s words')
  await withdrawing.getByRole('button', { name: 'Mark note in error' }).click()
  await expect(withdrawing).toBeHidden()
  const after = await madeOf(ada.id)
  expect([...after.notes, ...after.references].map(({ status }) => status)).toEqual([
    'entered-in-error',
    'entered-in-error',
  ])
  await page.goto(`/patients/${ada.id}/documents`)
  const documents = page.getByRole('region', { name: 'Documents', exact: true })
  await documents.getByText('1 document entered in error').click()
  await expect(documents).toContainText(/Another patient’s words.*Dr Amina Hargreaves/)
  await documents.getByRole('link', { name: 'Read: Discharge summary' }).click()
  await expect(paper).toContainText(/Entered in error.*Another patient’s words/)
  await expectAccessible(page)
})

test('what could not be loaded is not filled in, and says so; a refused signature leaves a draft and nothing else', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'AllergyIntolerance-unavailable' })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  await page.getByRole('button', { name: 'Discharge summary', exact: true }).click()
  const summary = page.getByRole('region', { name: 'Discharge summary' })
  await expect(summary.getByLabel('Allergies and adverse reactions')).toHaveValue('')
  await expect(summary).toContainText('Could not load allergies: nothing is filled in')
  await summary.getByLabel('Clinical summary').fill('Well')
  await expect(summary.getByRole('status')).toContainText('Saved as draft')
  const fault = { system: 'https://lune.example/fhir/CodeSystem/fault', code: 'Bundle-refuses-writes' }
  await ask('system', 'PUT', `/Patient/${ada.id}`, { ...ada, meta: { tag: [fault] } })
  await summary.getByRole('button', { name: 'Sign…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign discharge summary' })
  await dialog.getByRole('button', { name: 'Sign discharge summary' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Not saved.')
  const { notes, references } = await madeOf(ada.id)
  expect(notes).toMatchObject([{ status: 'preliminary' }])
  expect(references).toEqual([])
})
