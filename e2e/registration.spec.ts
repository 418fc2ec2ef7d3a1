import type { Consent, Patient, Provenance } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, put } from './record.ts'

const family = () =>
  `Regis${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 8)}`

test('who is not found is registered with what was typed, and stands in the record with who wrote it', async ({
  page,
  signIn,
}) => {
  const name = family()
  await signIn('admin')
  await page.goto('/')
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill(`${name} ada 14/03/1951`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('No patient found')).toBeVisible()
  await page.getByRole('button', { name: 'Register patient' }).click()

  const dialog = page.getByRole('dialog', { name: 'Register patient' })
  await expect(dialog.getByLabel('Given name')).toHaveValue('Ada')
  await expect(dialog.getByText('Understood as 14-Mar-1951')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Female' }).check()
  await dialog.getByLabel('Postcode').fill('bb23hh')
  await dialog.getByLabel('Mobile telephone').fill('07700 900123')
  await dialog.getByLabel('Ethnic category').selectOption('White – British')
  await expect(dialog.getByText('No record like it.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Register patient' }).click()

  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText(
    `${name.toUpperCase()}, Ada`,
  )
  const [ada] = (await found(`/Patient?family=${name}`)) as Patient[]
  expect(ada).toMatchObject({
    gender: 'female',
    birthDate: '1951-03-14',
    address: [{ postalCode: 'BB2 3HH' }],
  })
  const [signed] = (await found(`/Provenance?target=Patient/${ada?.id}`)) as Provenance[]
  expect(signed?.agent[0]?.role?.[0]?.text).toBeTruthy()
})

test('somebody like a patient who is there is not registered before a human has said so', async ({
  page,
  signIn,
  patient,
}) => {
  const name = family()
  await patient({ family: name, given: 'Ada', birthDate: '1952-11-05' })
  await signIn('admin')
  await page.goto('/patients/register')
  const dialog = page.getByRole('dialog', { name: 'Register patient' })
  await dialog.getByLabel('Family name').fill(name)
  await dialog.getByLabel('Given name').fill('Ada')
  await dialog.getByLabel('Date of birth').fill('05/11/1952')
  await dialog.getByRole('radio', { name: 'Female' }).check()
  const alike = dialog.getByRole('region', { name: 'Is this person in the record already?' })
  await expect(alike.getByText('Strong match')).toBeVisible()
  await expect(alike).toContainText('same family name, same given name, same date of birth')
  await dialog.getByRole('button', { name: 'Register patient' }).click()
  await expect(dialog.getByRole('alert')).toContainText('none of them is this person')
  expect(await found(`/Patient?family=${name}`)).toHaveLength(1)

  await dialog.getByRole('checkbox', { name: 'None of these is this person' }).check()
  await dialog.getByRole('button', { name: 'Register patient' }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText(name.toUpperCase())
  expect(await found(`/Patient?family=${name}`)).toHaveLength(2)
})

test('two clerks register one NHS number: one record, and the second is led to it with every word still there', async ({
  page,
  signIn,
}) => {
  const name = family()
  const [nhsNumber = ''] = await freeNumbers(1)
  await signIn('admin')
  await page.goto('/patients/register')
  const dialog = page.getByRole('dialog', { name: 'Register patient' })
  await dialog.getByLabel('Family name').fill(name)
  await dialog.getByLabel('NHS number', { exact: true }).fill(nhsNumber)
  await expect(dialog.getByLabel('NHS number', { exact: true })).toHaveValue(/^\d{3} \d{3} \d{4}$/)
  await dialog.getByRole('radio', { name: 'Not Known' }).check()
  await expect(dialog.getByText('No record like it.')).toBeVisible()
  const there = await ask('admin', 'POST', '/Patient', {
    resourceType: 'Patient',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
    name: [{ family: `${name}first` }],
  })
  expect(there.status).toBe(201)
  await dialog.getByRole('button', { name: 'Register patient' }).click()
  await expect(dialog.getByRole('alert')).toContainText('A record with this NHS number is there already')
  await expect(dialog.getByLabel('Family name')).toHaveValue(name)
  expect(await found(`/Patient?identifier=${nhsNumber}`)).toHaveLength(1)
  await dialog.getByRole('link', { name: 'Open the record that is there' }).click()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText(
    `${name}first`.toUpperCase(),
  )
})

test('twenty clerks at once register one NHS number, and there is one record', async () => {
  const [nhsNumber = ''] = await freeNumbers(1)
  const system = 'https://fhir.nhs.uk/Id/nhs-number'
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, clerk) =>
      ask('admin', 'POST', '', {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            resource: {
              resourceType: 'Patient',
              identifier: [{ system, value: nhsNumber }],
              name: [{ family: `Clerk${clerk}` }],
            },
            request: { method: 'POST', url: 'Patient', ifNoneExist: `identifier=${system}|${nhsNumber}` },
          },
        ],
      }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await found(`/Patient?identifier=${nhsNumber}`)).toHaveLength(1)
})

test('somebody who cannot say who they are is registered in two fields', async ({ page, signIn }) => {
  await signIn('admin')
  await page.goto('/patients/register')
  await page.getByRole('button', { name: 'Patient cannot say who they are' }).click()
  const dialog = page.getByRole('dialog', { name: 'Register unknown patient' })
  await dialog.getByLabel('Apparent age').fill('40')
  await dialog.getByRole('radio', { name: 'Male', exact: true }).check()
  await dialog.getByRole('button', { name: 'Register unknown patient' }).click()
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('UNKNOWN, Male')
  await expect(banner).toContainText('Not Known')
})

test('a move is written down: the old address is kept, and who wrote it is told', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: family(), given: 'Ada' })
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/summary`)
  await page.getByRole('button', { name: 'Change details' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change patient details' })
  await dialog.getByLabel('Address').fill('9 Quay Street')
  await dialog.getByLabel('Town').fill('Lancaster')
  await dialog.getByLabel('GP practice').selectOption({ label: 'Lune Valley Medical Practice' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save patient details' }).click()
  await expect(dialog).toBeHidden()
  const details = page.getByRole('region', { name: 'Patient details' })
  await expect(details).toContainText('9 Quay Street, Lancaster')
  await expect(details).toContainText('Lune Valley Medical Practice')

  await details.getByRole('button', { name: 'About: Patient details' }).click()
  const about = page.getByRole('dialog', { name: 'About this entry' })
  await expect(about.locator('li', { hasText: 'Version 2' })).toContainText('Administration')
})

test('needs, consent, people and a second address are kept at the desk, by code, and known on the ward', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: family(), given: 'Ada' })
  await put({
    resourceType: 'Flag',
    status: 'active',
    category: [{ coding: [{ code: 'clinical' }] }],
    code: { text: 'MRSA carrier' },
    subject: { reference: `Patient/${ada.id}` },
  })
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/details`)
  await page.getByRole('button', { name: 'Change access needs' }).click()
  const needs = page.getByRole('dialog', { name: 'Change access needs' })
  await needs.getByRole('checkbox', { name: 'Uses hearing aid' }).check()
  await needs.getByLabel('What to do about it').fill('Left ear, speak from that side')
  await expectAccessible(page)
  await needs.getByRole('button', { name: 'Save access needs' }).click()
  await expect(needs).toBeHidden()
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('Hearing aid')
  await expect(page.getByRole('region', { name: 'Access needs' })).toContainText('SNOMED CT 285055002')
  await expect(page.getByText('MRSA')).toHaveCount(0) // a desk sees what is needed of it, and no clinical alert

  await page.getByRole('button', { name: 'Change contact' }).click()
  const contact = page.getByRole('dialog', { name: 'Change contact and consent' })
  await contact.getByLabel('Preferred method').selectOption('Telephone')
  await contact
    .getByRole('radiogroup', { name: 'Text message: consent' })
    .getByText('No', { exact: true })
    .click()
  await expectAccessible(page)
  await contact.getByRole('button', { name: 'Save contact and consent' }).click()
  await expect(contact).toBeHidden()
  await expect(page.getByRole('region', { name: 'Contact and consent' })).toContainText('No consent')

  await page.getByRole('button', { name: 'Change people' }).click()
  const people = page.getByRole('dialog', { name: 'Change people to contact' })
  await people.getByRole('button', { name: 'Add person' }).click()
  await people.getByLabel('Name').fill('Jo Field')
  await people.getByLabel('Relationship').selectOption('Daughter')
  await people.getByLabel('Telephone').fill('07700 900456')
  await people.getByRole('checkbox', { name: 'Gets copies of letters' }).check()
  await people.getByRole('button', { name: 'Save people to contact' }).click()
  await expect(people).toBeHidden()
  await expect(page.getByRole('region', { name: 'People to contact' })).toContainText(
    'Jo Field, Emergency contact, Daughter',
  )

  await page.getByRole('button', { name: 'Change addresses' }).click()
  const addresses = page.getByRole('dialog', { name: 'Change addresses' })
  await addresses.getByRole('button', { name: 'Add temporary address' }).click()
  await addresses.getByLabel('Address', { exact: true }).fill('4 Daughter Row')
  await addresses.getByRole('button', { name: 'Save addresses' }).click()
  await expect(addresses.getByText('Say until when')).toBeVisible()
  await addresses.getByLabel('Until').fill('2999-01-01')
  await expectAccessible(page)
  await addresses.getByRole('button', { name: 'Save addresses' }).click()
  await expect(addresses).toBeHidden()
  await expectAccessible(page)

  const [saved] = (await found(`/Patient?_id=${ada.id}`)) as Patient[]
  expect(saved).toMatchObject({
    address: [{ use: 'temp', line: ['4 Daughter Row'], period: { end: '2999-01-01' } }],
    contact: [{ relationship: [{ coding: [{ code: 'C' }] }, { coding: [{ code: 'DAU' }] }] }],
  })
  const [consent] = (await found(`/Consent?patient=${ada.id}`)) as Consent[]
  expect(consent?.provision?.provision).toMatchObject([
    { type: 'deny', code: [{ coding: [{ code: 'sms' }] }] },
  ])
  const seen = await ask('admin', 'GET', `/Flag?patient=${ada.id}`)
  expect(JSON.stringify(seen.body)).not.toContain('MRSA')
})

test('details changed by two: the second sees what the first wrote, and loses nothing', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: family(), given: 'Ada' })
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/summary/details`)
  const dialog = page.getByRole('dialog', { name: 'Change patient details' })
  await dialog.getByLabel('Mobile telephone').fill('07700 900777')
  const [now] = (await found(`/Patient?_id=${ada.id}`)) as Patient[]
  const theirs = await ask('admin', 'PUT', `/Patient/${ada.id}`, { ...now, birthDate: '1951-03-05' })
  expect(theirs.status).toBe(200)
  await dialog.getByRole('button', { name: 'Save patient details' }).click()
  const both = dialog.getByRole('table', { name: 'As you saw it and as it is now' })
  await expect(both).toContainText('05-Mar-1951')
  await dialog.getByRole('button', { name: 'Go on with the entry as it is now' }).click()
  await expect(dialog.getByLabel('Mobile telephone')).toHaveValue('07700 900777')
  await dialog.getByRole('button', { name: 'Save patient details' }).click()
  await expect(dialog).toBeHidden()
  const [saved] = (await found(`/Patient?_id=${ada.id}`)) as Patient[]
  expect(saved).toMatchObject({ birthDate: '1951-03-05', telecom: [{ value: '07700 900777' }] })
})

test('a nurse cannot register, at the server as on the screen', async ({ page, signIn }) => {
  const { status } = await ask('nurse', 'POST', '/Patient', {
    resourceType: 'Patient',
    name: [{ family: 'X' }],
  })
  expect(status).toBe(403)
  await signIn('nurse')
  await page.goto('/patients')
  await expect(page.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Register patient' })).toHaveCount(0)
})

/** NHS numbers of the never-issued range that nobody has. */
async function freeNumbers(wanted: number): Promise<string[]> {
  const numbers: string[] = []
  for (let stem = 999_900_000 + Math.floor(Math.random() * 90_000); numbers.length < wanted; stem++) {
    const sum = String(stem)
      .split('')
      .reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10 && (await found(`/Patient?identifier=${stem}${check}`)).length === 0)
      numbers.push(`${stem}${check}`)
  }
  return numbers
}
