import type { Locator, Page } from '@playwright/test'
import type { Device, Procedure, ServiceRequest } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { otherMachine } from './other-machine.ts'
import { ask, found, newPatient } from './record.ts'

// One eye from the list to the outcome: which eye is said in words at each step, and two people look at the lens.

async function ofEastLancashire(family: string) {
  const ada = await newPatient({ family })
  const patient = await ask('system', 'GET', `/Patient/${ada.id}`)
  const [trust] = await found('/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RXR')
  const managingOrganization = { reference: `Organization/${trust?.id}` }
  await ask('system', 'PUT', `/Patient/${ada.id}`, { ...patient.body, managingOrganization })
  return ada
}
const text = (within: Locator, name: string | RegExp, words: string) =>
  within.getByRole('textbox', { name, exact: typeof name === 'string' }).fill(words)
const radio = (within: Locator, name: string) => within.getByRole('radio', { name, exact: true }).check()
const choose = (within: Locator, name: string, label: string) =>
  within.getByRole('combobox', { name }).selectOption({ label })
const press = (within: Locator, name: string) => within.getByRole('button', { name, exact: true }).click()

async function measured(dialog: Locator, eye: string, axialLength: string) {
  const group = dialog.getByRole('group', { name: eye })
  await text(group, 'Axial length', axialLength)
  await text(group, 'K1, flat', '43.25')
  await text(group, 'Axis of K1', '90')
  await text(group, 'K2, steep', '43.75')
  await text(group, 'Axis of K2', '180')
  await text(group, 'Anterior chamber depth', '3.1')
}

/** The dialog that a link of the list opens. */
async function opened(page: Page, row: Locator, words: string, title = words) {
  await row.getByRole('link', { name: `${words}: Right eye` }).click()
  const dialog = page.getByRole('dialog', { name: title })
  await expect(dialog).toContainText(/right eye/i)
  return dialog
}

test('a cataract goes from the list to the outcome, and nothing is done to the wrong eye or with the wrong lens', async ({
  page,
  signIn,
  browser,
}) => {
  test.setTimeout(180_000) // two people, and eight forms one after the other
  const ada = await ofEastLancashire('Brunescent')
  await signIn('eye')
  await page.goto(`/patients/${ada.id}/ophthalmology?view=surgery`)
  await page.getByRole('button', { name: 'List for cataract surgery' }).click()
  const listing = page.getByRole('dialog', { name: 'List for cataract surgery' })
  await radio(listing, 'Right eye')
  await radio(listing, 'First eye')
  await radio(listing, 'Topical')
  await radio(listing, 'P3: within 3 months')
  await listing.getByRole('checkbox', { name: 'Small pupil' }).check()
  await press(listing, 'List eye')
  await expect(listing).toBeHidden()

  await page.getByRole('button', { name: 'Enter biometry' }).click()
  const biometry = page.getByRole('dialog', { name: 'Enter biometry' })
  await text(biometry, 'Device', 'IOLMaster 700')
  await measured(biometry, 'Right eye', '23.45')
  await measured(biometry, 'Left eye', '23.95')
  await expect(biometry).toContainText('The eyes differ by 0.5 mm in axial length')
  await biometry.getByRole('checkbox', { name: 'It was measured again, and is so' }).check()
  await press(biometry, 'Save biometry')
  await expect(biometry).toBeHidden()

  await page.goto('/departments/ophthalmology?view=cataract')
  const row = page.getByRole('row', { name: /BRUNESCENT/ })
  await expect(row).toContainText('Small pupil')
  const consent = await opened(page, row, 'Record consent')
  await radio(consent, 'Left eye')
  await radio(consent, 'Form 3: patient agrees, awake throughout')
  await text(consent, /^Risks and benefits/, 'Rupture, infection, second operation')
  await press(consent, 'Record consent')
  await expect(consent).toContainText('Stop: the right eye is listed')
  await radio(consent, 'Right eye')
  await press(consent, 'Record consent')
  await expect(consent).toBeHidden()

  const lens = await opened(page, row, 'Choose lens')
  await expect(lens).toContainText('Axial length 23.45 mm')
  await radio(lens, 'Barrett Universal II')
  await text(lens, 'Model', 'AcrySof SN60WF')
  await text(lens, 'Power', '21.5')
  await text(lens, 'Target refraction', '-0.25')
  await text(lens, 'Predicted with this power', '-0.31')
  await press(lens, 'Save lens')
  await expect(lens).toBeHidden()

  const offer = await opened(page, row, 'Offer date', 'Record offer')
  await offer.getByLabel('Date offered').fill('2030-01-08')
  await radio(offer, 'Accepted')
  await press(offer, 'Record offer')
  await expect(offer).toBeHidden()
  await expect(row).toContainText('To come in 08-Jan-2030')

  // whoever chose the lens is not the second person
  await row.getByRole('link', { name: 'Double-check lens: Right eye' }).click()
  const own = page.getByRole('dialog', { name: 'Double-check lens' })
  await expect(own).toContainText('a second person checks it')
  await press(own, 'Close')
  const theatre = await otherMachine(browser, 'nurse')
  await theatre.goto('/departments/ophthalmology?view=cataract&step=operation')
  const hers = theatre.getByRole('row', { name: /BRUNESCENT/ })
  const check = await opened(theatre, hers, 'Double-check lens')
  await radio(check, 'Right eye')
  await text(check, 'Model on the box', 'AcrySof SN60WF')
  await text(check, 'Power on the box', '12.5')
  await press(check, 'Lens is right')
  await expect(check).toContainText('Stop: this is not the power that was chosen')
  await text(check, 'Power on the box', '21.5')
  await press(check, 'Lens is right')
  await expect(check).toBeHidden()
  const start = await opened(theatre, hers, 'Check before the start')
  await start.getByLabel('Date of birth').fill('1951-03-04')
  await radio(start, 'Right eye')
  for (const one of await start.getByRole('checkbox').all()) await one.check()
  await press(start, 'Save check')
  await expect(start).toBeHidden()
  await theatre.context().close()

  // told here without being asked for
  const note = await opened(page, row, 'Write operation note')
  await radio(note, 'Right eye')
  await choose(note, 'Your grade', 'Consultant')
  await choose(note, 'Anaesthetic', 'Topical')
  await choose(note, 'Incision', 'Clear corneal, temporal')
  await note.getByRole('checkbox', { name: 'Phacoemulsification' }).check()
  await text(note, 'Lens implanted: model', 'AcrySof SN60WF')
  await text(note, 'Power', '22.0')
  await expect(note.getByRole('alert')).toContainText('Not the lens that was chosen')
  await text(note, 'Serial number', '12345678901')
  await text(note, /^Drops and instructions/, 'Dexamethasone four times a day for four weeks')
  await press(note, 'Sign operation note')
  await expect(note).toContainText('This is not the lens that was chosen: say why')
  await expect(note).toContainText('Say that there was none, or which')
  await text(note, 'Why another lens', 'The chosen one fell')
  await note.getByRole('checkbox', { name: 'There was no complication' }).check()
  await expectAccessible(page)
  await press(note, 'Sign operation note')
  await expect(note).toBeHidden()

  const result = await opened(page, row, 'Record outcome')
  await text(result, 'Visual acuity now', '6/6')
  await choose(result, 'Read with', 'Unaided')
  await text(result, /^Best acuity before/, '6/24')
  await text(result, 'Sphere', '-0.25')
  await text(result, 'Cylinder', '-0.50')
  await text(result, 'Axis', '90')
  await expect(result).toContainText('Spherical equivalent −0.50 D, target −0.25 D')
  await press(result, 'Save outcome')
  await expect(result).toBeHidden()
  await expect(row).toBeHidden()

  await page.goto(`/patients/${ada.id}/ophthalmology?view=surgery`)
  const operation = page.getByRole('region', { name: 'Operation note, right eye' })
  await expect(operation).toContainText('AcrySof SN60WF +22.0 D, serial 12345678901')
  await expect(operation).toContainText('The chosen one fell')
  await expect(operation).toContainText('6/6, Unaided; before 6/24')
  // what was signed is not rewritten: more stands below it, with who said it
  await operation.getByRole('button', { name: 'Add to note' }).click()
  const more = page.getByRole('dialog', { name: 'Add to operation note' })
  await text(more, 'What is added', 'Incision checked, no leak')
  await press(more, 'Add to operation note')
  await expect(more).toBeHidden()
  await expect(operation).toContainText('Incision checked, no leak, Mr Rohan Mistry')
  await page.goto('/departments/ophthalmology?view=audit')
  await expect(page.getByRole('region', { name: 'Your cataract operations' })).toContainText(/\d+ of \d+ \(/)

  const [device] = (await found(`/Device?patient=${ada.id}`)) as Device[]
  const [procedure] = (await found(`/Procedure?patient=${ada.id}`)) as Procedure[]
  expect(procedure).toMatchObject({
    status: 'completed',
    bodySite: [{ text: 'Right eye' }],
    focalDevice: [{ manipulated: { reference: `Device/${device?.id}` } }],
  })
  const requests = (await found(`/ServiceRequest?patient=${ada.id}`)) as ServiceRequest[]
  expect(requests.map(({ status }) => status)).toEqual(['completed', 'completed'])
  expect((await ask('nurse', 'POST', '/Device', { ...device, id: undefined })).status).toBe(403)
  expect((await ask('admin', 'GET', `/DeviceRequest?patient=${ada.id}`)).status).toBe(403)
})

test('a laser stands on the axis of its eye, and a certificate of vision impairment is signed as a letter is', async ({
  page,
  signIn,
}) => {
  const ada = await ofEastLancashire('Scotoma')
  const acuity = {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '251739003' }] },
    subject: { reference: `Patient/${ada.id}` },
    effectiveDateTime: '2026-02-01T09:00:00Z',
    bodySite: { coding: [{ system: 'http://snomed.info/sct', code: '18944008' }] },
    valueQuantity: { value: 1.3, unit: 'logMAR', code: '{LogMAR}' },
    method: { text: 'Pinhole' },
  }
  expect((await ask('system', 'POST', '/Observation', acuity)).status).toBe(201)
  const biometry = {
    ...acuity,
    code: { coding: [{ system: 'https://lune.example/fhir/CodeSystem/eye-biometry', code: 'biometry' }] },
    valueQuantity: undefined,
    component: [
      {
        code: {
          coding: [{ system: 'https://lune.example/fhir/CodeSystem/eye-biometry', code: 'axialLength' }],
        },
        valueQuantity: { value: 23.95, unit: 'mm', code: 'mm' },
      },
    ],
  }
  expect((await ask('system', 'POST', '/Observation', biometry)).status).toBe(201)
  await signIn('eye')
  await page.goto(`/patients/${ada.id}/ophthalmology/laser?view=surgery`)
  const laser = page.getByRole('dialog', { name: 'Record laser' })
  await radio(laser, 'Selective laser trabeculoplasty (SLT)')
  await radio(laser, 'Left eye')
  await text(laser, 'Energy', '0.9')
  await text(laser, 'Shots', '100')
  await choose(laser, 'Lens used', 'Latina')
  await laser.getByRole('checkbox', { name: 'There was no complication' }).check()
  await text(laser, 'Pressure afterwards', '19')
  await choose(laser, 'Measured with', 'Goldmann')
  await expectAccessible(page)
  await press(laser, 'Save laser')
  await expect(laser).toBeHidden()
  await expect(page.getByRole('region', { name: 'Lasers and other operations' })).toContainText(
    'Energy 0.9 mJ, Shots 100 shots, lens: Latina · Complications: none',
  )

  await page.getByRole('button', { name: 'Mark in error: biometry of the right eye' }).click()
  const wrong = page.getByRole('dialog', { name: 'Mark biometry in error' })
  await expect(wrong).toContainText('23.95 mm')
  await text(wrong, /^Why is it wrong/, 'Of another patient')
  await press(wrong, 'Mark biometry in error')
  await expect(wrong).toBeHidden()
  await expect(page.getByRole('region', { name: 'Biometry', exact: true })).toContainText(
    'Neither eye has been measured',
  )

  await page.getByRole('button', { name: 'Certify vision impairment' }).click()
  const certify = page.getByRole('dialog', { name: 'Certify vision impairment' })
  const right = certify.getByRole('group', { name: 'Right eye' })
  const left = certify.getByRole('group', { name: 'Left eye' })
  await expect(right.getByRole('textbox', { name: 'Best corrected acuity' })).toHaveValue('1.30')
  await expect(right).toContainText('Filled in from the record, 01-Feb-2026, Pinhole')
  await text(left, 'Best corrected acuity', 'NPL')
  await radio(certify, 'Severely sight impaired')
  for (const eye of [right, left]) {
    await choose(eye, 'Visual field', 'Markedly contracted')
    await eye.getByRole('combobox', { name: 'Main cause' }).fill('Glaucoma')
  }
  await certify.getByLabel('Eyes examined on').fill('2026-02-01')
  await text(certify, 'Local authority', 'Lancashire County Council\nCounty Hall, Preston PR1 0LD')
  await press(certify, 'Sign certificate')
  await expect(certify).toContainText('Without consent no certificate is issued')
  await radio(certify, 'The patient')
  await expectAccessible(page)
  await press(certify, 'Sign certificate')
  await expect(certify).toBeHidden()
  const certificates = page.getByRole('region', { name: 'Certificates of vision impairment' })
  await expect(certificates).toContainText('Severely sight impaired')
  await certificates.getByRole('link').click()
  await expect(page.getByRole('dialog', { name: 'Letter' })).toContainText(
    '1.30 (from the record, 01-Feb-2026, Pinhole)',
  )

  await page.goto(`/patients/${ada.id}/ophthalmology?view=time`)
  await expect(page.getByRole('table', { name: 'Both eyes over time' })).toContainText(
    'Selective laser trabeculoplasty (SLT)',
  )
})
