import type { Encounter, Observation, Patient, Provenance } from 'fhir/r4'

import { fillWell } from './entry.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { otherMachine } from './other-machine.ts'
import { admit, allergyTo, ask, found, newWard, put } from './record.ts'

test('an unknown patient is admitted, observed, identified and merged, is one person everywhere, and can be parted again', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  test.setTimeout(120_000)
  const family = `Named${crypto.randomUUID().replace(/[^a-f]/g, '')}`
  const known = await patient({ family, given: 'Ada', birthDate: '1961-05-06' })
  await put(allergyTo(known.id, 'Penicillin'))
  await signIn('admin')
  await page.goto('/patients/register')
  await page.getByRole('button', { name: 'Patient cannot say who they are' }).click()
  const registering = page.getByRole('dialog', { name: 'Register unknown patient' })
  await registering.getByLabel('Apparent age').fill('65')
  await registering.getByRole('radio', { name: 'Female', exact: true }).check()
  await registering.getByRole('button', { name: 'Register unknown patient' }).click()
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('UNKNOWN, Female')
  const [, unknownId = ''] = /patients\/([^/]+)/.exec(page.url()) ?? []
  const { ward, beds } = await newWard(1)
  const [bed] = beds
  if (!bed) throw new Error('No bed')
  await admit(unknownId, ward.id, bed)

  const nurse = await otherMachine(browser, 'nurse')
  await nurse.goto(`/patients/${unknownId}/observations/record`)
  await fillWell(nurse)
  await nurse.getByRole('button', { name: 'Save observations' }).click()
  await expect(nurse.getByRole('dialog', { name: 'Record observations' })).toBeHidden()

  // Named by her sister: the other record is found, and the two stand side by side.
  await page.getByRole('button', { name: 'Merge with another record' }).click()
  await page.getByLabel('Find the other record of this person').fill(family)
  await page.getByRole('link', { name: new RegExp(family, 'i') }).click()
  const merging = page.getByRole('dialog', { name: 'Merge records' })
  await merging.getByRole('radio', { name: new RegExp(`Keep ${family}`, 'i') }).check()
  await expect(merging.getByRole('radio', { name: new RegExp(`Name: ${family}`, 'i') })).toBeChecked()
  await expect(merging.getByRole('row', { name: /In hospital now/ })).toContainText('since')
  await expect(merging.getByRole('row', { name: /Allergy entries/ })).toContainText('1')
  await expect(merging).not.toContainText('Penicillin')
  await expectAccessible(page)
  await merging.getByLabel('How it is known').selectOption('A relative or carer said who it is')
  await merging.getByLabel('Who said so, and what was compared').fill('Her sister, with a passport')
  await merging.getByRole('button', { name: 'Merge records' }).click()
  await expect(merging.getByRole('alert')).toContainText('2 answers need another look')
  for (const check of await merging.getByRole('checkbox').all()) await check.check()

  // Somebody else has changed one of the two meanwhile: both versions are shown, and no word is lost.
  const moved = { ...known, telecom: [{ system: 'phone', value: '07700 900777' }] }
  expect((await ask('admin', 'PUT', `/Patient/${known.id}`, moved)).status).toBe(200)
  await merging.getByRole('button', { name: 'Merge records' }).click()
  await expect(merging.getByRole('region', { name: /as you saw it and as it is now/ })).toContainText(
    '07700 900777',
  )
  await expect(merging.getByLabel('Who said so, and what was compared')).toHaveValue(
    'Her sister, with a passport',
  )
  await merging.getByRole('button', { name: 'Go on with the records as they are now' }).click()
  await expect(merging.getByRole('region', { name: /as you saw it and as it is now/ })).toBeHidden()
  await merging.getByRole('button', { name: 'Merge records' }).click()
  await expect(banner).toContainText(family.toUpperCase())
  await expect(page.getByRole('main')).toContainText('Also holds what was recorded in UNKNOWN, Female')

  // One person: on the ward, in the chart, with what stands in either record.
  await nurse.goto(`/wards/${ward.id}`)
  await expect(nurse.getByRole('row', { name: new RegExp(family, 'i') })).toContainText('Side room 1')
  await expect(nurse.getByRole('table', { name: 'Ward list' })).not.toContainText('UNKNOWN')
  await nurse.goto(`/patients/${known.id}/summary`)
  await expect(nurse.getByRole('region', { name: 'Allergies', exact: true })).toContainText('Penicillin')
  await expect(nurse.getByRole('region', { name: 'Latest observations' })).toContainText('125/75')
  await nurse.goto(`/patients/${known.id}/observations/record`)
  await fillWell(nurse)
  await nurse.getByRole('dialog', { name: 'Record observations' }).getByLabel('Pulse').fill('81')
  await nurse.getByRole('button', { name: 'Save observations' }).click()
  await expect(nurse.getByRole('dialog', { name: 'Record observations' })).toBeHidden()
  const refused = await ask('nurse', 'POST', '/AllergyIntolerance', allergyTo(unknownId, 'Latex'))
  expect(refused.status).toBe(422)
  await nurse.goto(`/patients/${unknownId}/observations`)
  await expect(nurse.getByRole('region', { name: 'Patient banner' })).toContainText(family.toUpperCase())
  await expect(nurse).toHaveURL(`/patients/${known.id}/observations`)
  await expect(nurse.getByRole('main')).toContainText('recorded as UNKNOWN, Female')
  const [left] = (await found(`/Patient?_id=${unknownId}`)) as Patient[]
  const number = left?.identifier?.find(({ system }) => system?.endsWith('/hospital-number'))?.value ?? ''
  await nurse.getByRole('searchbox', { name: 'Find a patient' }).fill(number)
  await nurse.keyboard.press('Enter')
  const results = nurse.getByRole('table', { name: 'Patients' })
  await expect(results.getByRole('row', { name: /UNKNOWN/ })).toContainText(
    `Replaced by ${family.toUpperCase()}`,
  )
  await expect(results.getByRole('row', { name: new RegExp(`^${family}`, 'i') })).toBeVisible()

  // She says it is not her: what was written since is looked through, and the two read for themselves again.
  await nurse.goto(`/patients/${known.id}/summary/merged`)
  const since = nurse.getByRole('region', { name: 'Written since the merge' })
  await expect(since).toContainText('Observation')
  await page.getByRole('main').getByRole('link', { name: 'Merged records' }).click()
  const merged = page.getByRole('dialog', { name: 'Merged records' })
  await expect(merged).toContainText('Her sister, with a passport')
  await expectAccessible(page)
  await merged.getByRole('button', { name: 'These are two people' }).click()
  const parting = page.getByRole('dialog', { name: 'These are two people' })
  await expect(parting).toContainText(/Observations \d/)
  await parting.getByLabel('Why they are two people').fill('The passport was another’s')
  await expectAccessible(page)
  await parting.getByRole('button', { name: 'Part the records' }).click()
  await expect(parting).toBeHidden()
  await expect(page.getByRole('main')).not.toContainText('Also holds')
  await nurse.goto(`/wards/${ward.id}`)
  await expect(nurse.getByRole('row', { name: /UNKNOWN/ })).toContainText('Side room 1')
  const pulses = async (id: string) =>
    ((await found(`/Observation?patient=${id}&code=8867-4`)) as Observation[]).map(
      ({ valueQuantity }) => valueQuantity?.value,
    )
  expect([await pulses(unknownId), await pulses(known.id)]).toEqual([[72], [81]])
  const [stay] = (await found(`/Encounter?patient=${unknownId}`)) as Encounter[]
  expect(stay?.meta?.versionId).toBe('1')
  const signed = (await found(`/Provenance?target=Patient/${unknownId}`)) as Provenance[]
  expect(signed.flatMap(({ reason }) => reason?.map(({ text }) => text))).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Her sister, with a passport'),
      expect.stringContaining('The passport was another’s'),
    ]),
  )
  await nurse.context().close()
})
