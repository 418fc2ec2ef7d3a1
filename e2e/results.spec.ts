import type { DiagnosticReport, Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { newReport } from './laboratory.ts'
import { hoursAgo, put } from './record.ts'

const refer = (type: string, ...ids: string[]) => ids.map((id) => ({ reference: `${type}/${id}` }))

test('a culture is a table of organisms against antibiotics, in words', async ({ page, signIn, patient }) => {
  const ada = await patient()
  const shared = { status: 'final' as const, subject: { reference: `Patient/${ada.id}` } }
  const antibiotic = (text: string, code: string) =>
    put<Observation>({
      resourceType: 'Observation',
      ...shared,
      code: { text },
      interpretation: [{ coding: [{ code }] }],
    })
  const tested = [await antibiotic('Gentamicin', 'S'), await antibiotic('Amoxicillin', 'R')]
  const organism = await put<Observation>({
    resourceType: 'Observation',
    ...shared,
    code: { text: 'Organism identified' },
    valueCodeableConcept: { text: 'Escherichia coli' },
    hasMember: refer('Observation', ...tested.map(({ id }) => id)),
  })
  await put<DiagnosticReport>({
    resourceType: 'DiagnosticReport',
    ...shared,
    code: { text: 'Urine culture' },
    result: refer('Observation', organism.id),
    conclusion: 'Significant growth',
  })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/results`)
  const table = page.getByRole('table', { name: 'Susceptibilities' })
  await expect(table.getByRole('columnheader', { name: 'Escherichia coli' })).toBeVisible()
  await expect(table.getByRole('row', { name: /Amoxicillin/ })).toContainText('Resistant')
  await expect(table.getByRole('row', { name: /Gentamicin/ })).toContainText('Susceptible')
  await expect(page.getByRole('article', { name: 'Urine culture' })).toContainText('Significant growth')
  await expectAccessible(page)
})

test('values stand over time, the newest at the right end; a row breaks where the unit changes, and any row is drawn', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  for (const [index, value] of [4.1, 4.4, 5.9].entries())
    await newReport(ada.id, {
      value,
      issued: 96 - 24 * index,
      ...(value > 5.3 ? { mark: 'H' as const } : {}),
    })
  await put<Observation>({
    resourceType: 'Observation',
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
    subject: { reference: `Patient/${ada.id}` },
    effectiveDateTime: hoursAgo(2000),
    valueQuantity: { value: 17, unit: 'mg/dL' },
  })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/results`)
  const newest = page.getByRole('article', { name: 'Potassium' }).first()
  await expect(newest).toContainText(/5\.9 mmol\/L.*High/s)
  await expect(newest).toContainText(/↑.*\(4\.4, \d\d-[A-Z][a-z]{2}-20\d\d\)/s)

  await page.getByRole('link', { name: 'Over time' }).click()
  const grid = page.getByRole('table', { name: /Results over time/ })
  const rows = grid.getByRole('row').filter({ has: page.getByRole('button', { name: /Potassium/ }) })
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('in mmol/L')
  await expect(rows.last()).toContainText('in mg/dL')
  await expect(rows.first().getByRole('cell').last()).toContainText(/5\.9 ↑\s*High/)
  await expect(rows.last().getByRole('cell').first()).toContainText('17')
  await expectAccessible(page)

  await rows
    .first()
    .getByRole('button', { name: /Potassium over time/ })
    .press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Potassium over time' })
  await expect(dialog).toContainText('the unit is not the same throughout')
  await dialog.getByText('Table of values').click()
  await expect(dialog.getByRole('table')).toContainText('4.4')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('results stand where nobody can say who has acknowledged them, and the other way round', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Task-unavailable' })
  await newReport(ada.id, { value: 4.7 })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/results`)
  const results = page.getByRole('region', { name: 'Results', exact: true })
  await expect(results.getByRole('alert')).toContainText('Could not load who has acknowledged these results')
  await expect(results).toContainText('4.7 mmol/L')
  await expect(results).not.toContainText('Not acknowledged')

  const bea = await patient({ fault: 'DiagnosticReport-unavailable' })
  await page.goto(`/patients/${bea.id}/results`)
  await expect(results.getByRole('alert')).toContainText('Could not load results')
  await expect(results).not.toContainText('No results recorded')
  await page.goto(`/patients/${bea.id}/results/grid`)
  await expect(results.getByRole('alert')).toContainText('Could not load results')
})
