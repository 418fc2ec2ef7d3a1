import type { Condition, OperationOutcome } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { allergyTo, ask, found, put } from './record.ts'

test('an entry says its source, author, role and time, and one that says nothing of them says that', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(allergyTo(ada.id, 'Latex'))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies/record`)
  const entry = page.getByRole('dialog', { name: 'Record allergy' })
  await entry.getByLabel('Substance').fill('Zebra dander')
  await entry.getByRole('button', { name: 'Record allergy' }).click()
  await expect(entry).toBeHidden()

  await page.getByRole('button', { name: 'About: Zebra dander' }).click()
  const about = page.getByRole('dialog', { name: 'About this entry' })
  const fact = (label: string) => about.locator('dl > div').filter({ hasText: label })
  await expect(fact('Source')).toContainText('East Lancashire Hospitals (RXR)')
  await expect(fact('Author')).toContainText(/\w+ \w+/)
  await expect(fact('Role')).toContainText('Nurse')
  await expect(fact('Recorded')).toContainText(/\d\d-\w{3}-\d{4} \d\d:\d\d/)
  await expect(about).toContainText('First recorded')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'About: Zebra dander' })).toBeFocused()

  await page.getByRole('button', { name: 'About: Latex' }).click()
  await expect(fact('Source')).toContainText('Source not stated')
  await expect(fact('Author')).toContainText('Author not stated')
  await expect(fact('Role')).toContainText('Role not stated')
})

test('an entry of one trust is marked for a reader of another, and not for its own', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put({ ...allergyTo(ada.id, 'Latex'), meta: { source: 'https://rxr.lune.example' } })
  await signIn('doctor', /Lancashire Teaching/i)
  await page.goto(`/patients/${ada.id}/allergies`)
  const allergies = page.getByRole('region', { name: 'Allergies', exact: true })
  await expect(allergies).toContainText('From elsewhere: East Lancashire Hospitals (RXR)')
  await expect(allergies.getByRole('link', { name: 'Change: Latex' })).toHaveCount(0)
  await expect(allergies.getByRole('link', { name: 'Record here too: Latex' })).toBeVisible()
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Change role' }).click()
  await page.getByRole('button', { name: /East Lancashire/i }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  await page.goto(`/patients/${ada.id}/allergies`)
  await expect(allergies.getByRole('link', { name: 'Change: Latex' })).toBeVisible()
  await expect(allergies).not.toContainText('From elsewhere')
})

test('a history that cannot be had says so, and comes when it can', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(allergyTo(ada.id, 'Latex'))
  await put(allergyTo(ada.id, 'Wasp venom'))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  await page.getByRole('button', { name: 'About: Wasp venom' }).click()
  await expect(page.getByRole('dialog', { name: 'About this entry' })).toContainText('Version 1')
  await page.keyboard.press('Escape')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'About: Latex' }).click()
  const about = page.getByRole('dialog', { name: 'About this entry' })
  await expect(about.getByRole('alert')).toContainText('Could not load where this entry came from')
  await context.setOffline(false)
  await expect(about).toContainText('Version 1')
})

test('who wrote in a very restricted record is as restricted as the record', async ({ patient }) => {
  const ada = await patient({ confidentiality: 'V' })
  const asthma = await put<Condition>({
    resourceType: 'Condition',
    subject: { reference: `Patient/${ada.id}` },
    code: { text: 'Asthma' },
  })
  await put({
    resourceType: 'Provenance',
    extension: [
      {
        url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Provenance.patient',
        valueReference: { reference: `Patient/${ada.id}` },
      },
    ],
    target: [{ reference: `Condition/${asthma.id}` }],
    recorded: new Date().toISOString(),
    agent: [{ who: { display: 'Dr Amina Hargreaves' } }],
  })
  const { body } = await ask('nurse', 'GET', `/Provenance?target=Condition/${asthma.id}`)
  expect(JSON.stringify(body)).not.toContain('Hargreaves')
})

test('terms are searched by whoever is signed in, and by nobody else', async () => {
  const condition = encodeURIComponent('https://fhir.hl7.org.uk/ValueSet/UKCore-ConditionCode')
  const url = `/ValueSet/$expand?url=${condition}&filter=asthma&count=1`
  const { status, body } = await ask('nurse', 'GET', url)
  expect(status).toBe(200)
  expect(body).toMatchObject({ expansion: { contains: [{ code: '195967001', display: 'Asthma' }] } })
  const refused = await ask('nurse', 'GET', url, undefined, { authorization: 'Bearer no' })
  expect(refused.status).toBe(401)
  const unknown = await ask('nurse', 'GET', '/ValueSet/$expand?url=http%3A%2F%2Fexample.org%2Fnone')
  expect(unknown.status).toBe(404)
  expect((unknown.body as OperationOutcome).issue[0]?.code).toBe('not-found')
  expect(await found('/ValueSet?url=http://example.org/none')).toEqual([])
})
