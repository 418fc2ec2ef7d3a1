import type { DiagnosticReport, Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { as, asked, here, row, sampleOf, step } from './pathology.ts'
import { found } from './record.ts'

// A culture from the microscope to the table a doctor reads.

test('a urine grows E. coli: seen, then grown and tested, then read as a table', async ({
  page,
  browser,
  signIn,
  patient,
}) => {
  test.setTimeout(90_000)
  const ada = await patient({ family: 'Coliformly' })
  await sampleOf(await asked(ada.id, 'routine', 'urine-mcs'), { hours: 26 })
  await signIn('scientist')
  await page.goto(`${here}&view=worklist&discipline=microbiology`)
  const culture = page.getByRole('dialog', { name: 'Culture' })
  const enter = async (button: RegExp) => {
    await row(page, 'Worklist', 'Coliformly').getByRole('button', { name: button }).click()
    await expect(culture).toContainText('COLIFORMLY')
  }
  await enter(/^Enter culture/)
  await culture.getByLabel('White cells').fill('>100')
  await culture.getByRole('button', { name: 'Save culture' }).click()
  await expect(culture).toBeHidden()
  const authorise = () =>
    step(page, 'Coliformly', /^Authorise:/, (dialog) =>
      dialog.getByRole('button', { name: 'Authorise technically' }).click(),
    )
  await authorise()

  // Another person: what was seen goes out, the culture is still to come.
  const office = await as(browser, 'pathologist')
  await office.page.goto(`${here}&view=worklist&discipline=microbiology`)
  await step(office.page, 'Coliformly', /^(Authorise clinically|Open)/, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Issue an interim report' }).check({ force: true })
    await dialog.getByRole('button', { name: 'Issue interim report' }).click()
  })
  const reports = async () =>
    (await found(`/DiagnosticReport?patient=${ada.id}&_include=DiagnosticReport:result`)) as [
      DiagnosticReport,
      Observation,
    ]
  expect((await reports()).map(({ status }) => status)).toEqual(['preliminary', 'preliminary'])

  await page.reload()
  await enter(/^Add to culture/)
  await expect(culture.getByLabel('White cells')).toHaveValue('>100')
  await culture.getByLabel('Growth', { exact: true }).selectOption('Heavy growth')
  await culture.getByRole('button', { name: 'Add an organism' }).click()
  await culture.getByLabel('Name of organism 1').fill('escherichia coli')
  await expect(culture).toContainText('Coded (SNOMED CT)')
  await culture.getByLabel('Gentamicin on escherichia coli', { exact: true }).selectOption('S: Susceptible')
  await culture.getByLabel('MIC of Gentamicin').fill('0,5')
  await culture.getByLabel('Amoxicillin on escherichia coli', { exact: true }).selectOption('R: Resistant')
  await culture.getByRole('button', { name: 'Save culture' }).click()
  await expect(culture).toContainText('a number such as 0.5')
  await expectAccessible(page)
  await culture.getByLabel('MIC of Gentamicin').fill('0.5')
  await culture.getByRole('button', { name: 'Save culture' }).dblclick()
  await expect(culture).toBeHidden()
  await authorise()
  await office.page.reload()
  await step(office.page, 'Coliformly', /^(Authorise clinically|Open)/, async (dialog) => {
    await expect(dialog.getByRole('table', { name: 'Susceptibilities' })).toContainText('Escherichia coli')
    await dialog.getByRole('button', { name: 'Authorise and report' }).click()
  })
  await office.leave()
  const values = (await found(`/Observation?patient=${ada.id}`)) as Observation[]
  expect(values.map(({ code, status }) => `${code.text} ${status}`).toSorted()).toEqual([
    'Amoxicillin final',
    'Culture final',
    'Gentamicin final',
    'Organism identified final',
    'White cells final',
  ])

  const doctor = await as(browser, 'doctor', /East Lancashire/i)
  await doctor.page.goto(`/patients/${ada.id}/results`)
  const table = doctor.page.getByRole('table', { name: 'Susceptibilities' })
  await expect(table.getByRole('columnheader', { name: 'Escherichia coli' })).toBeVisible()
  await expect(table.getByRole('row', { name: /^Gentamicin/ })).toContainText('Susceptible 0.5 mg/L')
  await expect(table.getByRole('row', { name: /^Amoxicillin/ })).toContainText('Resistant')
  await doctor.leave()
})
