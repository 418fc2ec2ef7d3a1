import type { Flag, Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { as, asked, here, row, sampleOf, step } from './pathology.ts'
import { found, put } from './record.ts'

// Blood of the patient's own group only after two samples that agree.

test('after the first sample group-specific blood is refused in words; after the second it is matched', async ({
  page,
  browser,
  signIn,
  patient,
}) => {
  test.setTimeout(90_000)
  const ada = await patient({ family: 'Transfusely' })
  // The first sample, reported in the morning.
  const first = await sampleOf(await asked(ada.id, 'routine', 'group-save'), { hours: 5 })
  await put<Observation>({
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '882-1' }], text: 'Blood group' },
    subject: { reference: `Patient/${ada.id}` },
    specimen: { reference: `Specimen/${first.id}` },
    valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '278149003' }] },
  })
  await sampleOf(await asked(ada.id, 'urgent', 'crossmatch'), { hours: 1, by: 'Ms Freya Lund' })

  // What the blood must be stands by the patient before anybody matches it.
  const ward = await as(browser, 'doctor', /East Lancashire/i)
  await ward.page.goto(`/patients/${ada.id}/pathology`)
  const transfusion = ward.page.getByRole('region', { name: 'Transfusion' })
  await expect(transfusion).toContainText('A RhD positive on one sample')
  await transfusion.getByRole('button', { name: 'Record requirement' }).click()
  const requirement = ward.page.getByRole('dialog', { name: 'Record transfusion requirement' })
  await requirement.getByLabel('Irradiated').check()
  await requirement.getByLabel('Why').fill('Purine analogue')
  await requirement.getByRole('button', { name: 'Record requirement' }).dblclick()
  await expect(requirement).toBeHidden()
  await expect(transfusion).toContainText('Irradiated: Purine analogue')
  await expectAccessible(ward.page)

  await signIn('scientist')
  await page.goto(`${here}&view=transfusion`)
  const form = page.getByRole('dialog', { name: 'Blood group and crossmatch' })
  const crossmatch = row(page, 'Transfusion', 'Transfusely').filter({ hasText: 'Crossmatch' })
  await expect(crossmatch).toContainText('Irradiated')
  await expectAccessible(page)
  await crossmatch.getByRole('button', { name: /^Enter blood group/ }).click()
  await expect(form).toContainText('Before this sample')
  await form.getByRole('button', { name: 'Add a unit' }).click()
  await form.getByLabel('Donation number of unit 1').fill('G1234 98 654321 J')
  await form.getByLabel('Group of unit 1').selectOption('A RhD positive')
  await form.getByLabel('Crossmatch of unit 1').selectOption('Compatible')
  await form.getByLabel('ABO and RhD, first read').selectOption('A RhD positive')
  await form.getByRole('button', { name: 'Save results' }).click()
  await expect(form).toContainText('The check character does not fit')
  await expect(form).toContainText('Read it a second time')
  await expect(form).toContainText('Group-specific blood (A RhD positive) is refused')
  await expect(form).toContainText('A second sample, taken at another time')
  // another group than the first: nothing goes on
  const read = async (group: string) => {
    await form.getByLabel('ABO and RhD, first read').selectOption(group)
    await form.getByLabel('ABO and RhD, second read').selectOption(group)
  }
  await read('O RhD positive')
  await expect(form.getByRole('alert').filter({ hasText: 'Groups do not agree' })).toBeVisible()
  await expect(form.getByRole('button', { name: 'Hold this sample' })).toBeVisible()
  await expectAccessible(page)
  await read('A RhD positive')
  await form.getByLabel('Antibody screen').selectOption('Negative')
  await form.getByLabel('Donation number of unit 1').fill('=G12349865432100')
  await form.getByRole('button', { name: 'Save results' }).click()
  await expect(form).toContainText('The unit must also be: Irradiated')
  await form.getByLabel('Irradiated').check()
  await form.getByRole('button', { name: 'Save results' }).dblclick()
  await expect(form).toBeHidden()
  await page.goto(`${here}&view=worklist&discipline=transfusion`)
  await step(page, 'Transfusely.*Crossmatch', /^Authorise:/, (dialog) =>
    dialog.getByRole('button', { name: 'Authorise technically' }).click(),
  )
  const office = await as(browser, 'pathologist')
  await office.page.goto(`${here}&view=worklist&discipline=transfusion`)
  await step(office.page, 'Transfusely.*Crossmatch', /^Authorise clinically/, (dialog) =>
    dialog.getByRole('button', { name: 'Authorise and report' }).click(),
  )
  await office.leave()

  await ward.page.reload()
  await expect(transfusion).toContainText(/A RhD positive on two samples.*Mr Daniel Okoro.*Ms Freya Lund/)
  await expect(transfusion).toContainText(/G1234 98 654321 H.*A RhD positive.*Compatible/)
  await ward.leave()
  const [flag] = (await found(`/Flag?patient=${ada.id}`)) as Flag[]
  expect(flag?.status).toBe('active')
  const units = (await found(`/Observation?patient=${ada.id}&code=1250-0`)) as Observation[]
  expect(units.map(({ status, component }) => [status, component?.[0]?.valueString])).toEqual([
    ['final', 'G123498654321'],
  ])
})
