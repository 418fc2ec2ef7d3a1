import type { Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { put } from './record.ts'

// What is charted beside the vital signs: over time as pictures, in full as tables, and what is not there is named.

/** One moment for what was measured together. */
const now = Date.now()
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
const measured = (
  patientId: string,
  code: string,
  hours: number,
  value: number,
  unit: string,
): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: loinc(code),
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: new Date(now - hours * 3_600_000).toISOString(),
  valueQuantity: { value, unit, code: unit, system: 'http://unitsofmeasure.org' },
})

test('weight, height, BMI, pain, coma scale, glucose and fluids have each a chart with its table', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const all: [string, number, number, string][] = [
    ['29463-7', 100, 62, 'kg'],
    ['29463-7', 4, 61.2, 'kg'],
    ['8302-2', 100, 164, 'cm'],
    ['39156-5', 4, 22.8, 'kg/m2'],
    ['72514-3', 3, 6, '{score}'],
    ['72514-3', 1, 2, '{score}'],
    ['9269-2', 2, 14, '{score}'],
    ['14743-9', 5, 9.4, 'mmol/L'],
    ['9000-1', 3, 200, 'mL'],
    ['9187-6', 2, 350, 'mL'],
  ]
  await Promise.all(all.map(([code, hours, value, unit]) => put(measured(ada.id, code, hours, value, unit))))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  const panel = page.getByRole('region', { name: 'Measurements', exact: true })
  await expect(panel.getByRole('img', { name: /^Weight: latest 61\.2 kg .*before that 62/ })).toBeVisible()
  for (const name of [
    /^Height: latest 164 cm/,
    /^BMI: latest 22\.8/,
    /^Pain: latest 2 /,
    /^GCS: latest 14/,
    /^Glucose: latest 9\.4 mmol\/L/,
  ])
    await expect(panel.getByRole('img', { name })).toBeVisible()
  const days = panel.getByRole('table', { name: 'Fluid totals by the day' })
  await expect(days).toContainText(/200|Not charted/)
  await expect(panel.getByRole('img', { name: /^Output: latest 350 mL an hour/ })).toBeVisible()
  await expect(panel).not.toContainText('Nothing recorded of')

  const body = panel.getByRole('region', { name: 'Weight, height and BMI' })
  await body.getByText('Table of values').click()
  const rows = body.getByRole('table', { name: 'Values: Weight, height and BMI' }).getByRole('row')
  await expect(rows.last()).toContainText('61.2') // the newest stands at the end
  await expectAccessible(page)

  await body.getByRole('slider', { name: 'Read values: Weight, height and BMI' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(body.getByRole('slider')).toHaveAttribute('aria-valuetext', /Weight 62 kg, Height 164 cm/)
})

test('a kind of measurement nobody has recorded is named as such, and one that fails says so alone', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(measured(ada.id, '29463-7', 4, 61, 'kg'))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  const panel = page.getByRole('region', { name: 'Measurements', exact: true })
  await expect(panel).toContainText(
    'Nothing recorded of: Pain; Glasgow Coma Scale; Glucose and ketones; Fluid totals.',
  )

  const broken = await patient({ fault: 'Observation-unavailable' })
  await page.goto(`/patients/${broken.id}/observations`)
  await expect(panel.getByRole('alert')).toContainText([
    'Could not load weight',
    'Could not load pain',
    'Could not load glasgow',
    'Could not load glucose',
    'Could not load fluid totals',
  ])
  await expect(panel).not.toContainText('Nothing recorded of')
})

test('the charts are printed on landscape sheets, each with the patient at its head, and nothing else is', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Papers' })
  // Fourteen sets stand on two sheets; the trends, the notes and the measurements on one each.
  await Promise.all(
    Array.from({ length: 14 }, (_, index) => put(measured(ada.id, '8867-4', index + 1, 70 + index, '/min'))),
  )
  await put(measured(ada.id, '29463-7', 1, 62, 'kg'))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await expect(page.getByRole('region', { name: 'Weight, height and BMI' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Observations chart' })).toBeVisible()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(5)
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84\d(\.\d+)? 59\d(\.\d+)?\]/) // A4, lying

  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const heads = page.locator('.print-head')
  await expect(heads.first()).toContainText(/PAPERS, Ada \(Mrs\).*Born 04-Mar-1951.*Female.*NHS No\./)
  await expect(heads.first()).toContainText(/Printed \d\d-\w{3}-\d{4} \d\d:\d\d by Mr Daniel Okoro/)
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button')).toHaveCount(0)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(heads).toHaveCount(0)
})
