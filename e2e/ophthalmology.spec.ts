import type { Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { found, newPatient, put } from './record.ts'

// Eyes: each by its words, the right one on the left, and both over one axis of time.

const site = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
const eyes = { right: site('18944008'), left: site('8966001') }
const pressure = (patientId: string, bodySite: object, value: number, at: string) =>
  put<Observation>({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '41633001' }] },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: at,
    bodySite,
    valueQuantity: { value, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
  })

test('a glaucoma patient whose pressure rises above the target, examined and read over time', async ({
  page,
  signIn,
}) => {
  const ada = await newPatient({ family: 'Drainage' })
  await pressure(ada.id, eyes.right, 17, '2026-01-10T09:00:00Z')
  await pressure(ada.id, eyes.left, 16, '2026-01-10T09:00:00Z')
  await signIn('eye')
  await page.goto(`/patients/${ada.id}/ophthalmology`)
  await expect(page.getByRole('region', { name: 'Right eye', exact: true })).toContainText('17 mmHg')
  await page.getByRole('button', { name: 'Examine eyes' }).click()
  const work = page.getByRole('region', { name: 'Eye examination' })
  await work.getByRole('button', { name: 'Glaucoma' }).click()
  const part = (eye: string, name: string) => work.getByRole('group', { name: `${eye}: ${name}` })
  const acuity = part('Right eye', 'Visual acuity')
  // facing the patient: the right eye stands on the left
  const [rightBox, leftBox] = [
    await acuity.boundingBox(),
    await part('Left eye', 'Visual acuity').boundingBox(),
  ]
  expect(rightBox?.x).toBeLessThan(leftBox?.x ?? 0)
  await acuity.getByRole('textbox', { name: 'Visual acuity' }).fill('6/9-2')
  await expect(acuity).toContainText('about 0.22 logMAR, 74 letters')
  const measured = part('Right eye', 'Intraocular pressure')
  // what was found before stands beside the field, and not in it
  await expect(measured).toContainText('Before, 10-Jan-2026: 17 mmHg')
  await measured.getByRole('textbox', { name: 'Intraocular pressure' }).fill('26')
  await part('Right eye', 'Target pressure').getByRole('textbox', { name: 'Target pressure' }).fill('18')
  await work
    .getByRole('radiogroup', { name: 'Left eye' })
    .getByRole('radio', { name: 'Unable to assess' })
    .check()
  await work.getByRole('button', { name: 'Sign…' }).click()
  await expect(acuity).toContainText('Say how it was read')
  await acuity.getByRole('combobox', { name: 'Read with' }).selectOption('Pinhole')
  await measured.getByRole('combobox', { name: 'Measured with' }).selectOption('Goldmann')
  await work.getByRole('button', { name: 'Sign…' }).click()
  const signing = page.getByRole('dialog', { name: 'Sign examination' })
  await expect(signing).toContainText('Right eye: 6/9 −2, Pinhole')
  await signing.getByRole('button', { name: 'Sign examination' }).click()
  await work.getByRole('button', { name: 'Close', exact: true }).click()

  await expect(page.getByRole('region', { name: 'Right eye', exact: true })).toContainText('6/9 −2')
  await expect(page.getByRole('region', { name: 'Left eye', exact: true })).toContainText('Unable to assess')
  // said in words on the first page; then the plan is changed: a drop more, and a lower target
  await expect(page.getByRole('note', { name: 'Pressure above target' })).toContainText(
    'Right eye: 26 mmHg is above the target of 18 mmHg',
  )
  await page.getByRole('link', { name: 'See the glaucoma plan' }).click()
  await page.getByRole('button', { name: 'Start eye drops' }).click()
  const drops = page.getByRole('dialog', { name: 'Start eye drops' })
  await drops.getByRole('combobox', { name: 'Eye drops and strength' }).fill('Latanoprost eye drops')
  await drops.getByRole('radio', { name: 'Right eye' }).check()
  await drops.getByRole('combobox', { name: 'How often' }).selectOption('once a day, at night')
  await drops.getByLabel('Since').fill('2026-02-01')
  await drops.getByRole('button', { name: 'Save eye drops' }).click()
  await expect(drops).toBeHidden()
  await expect(page.getByRole('region', { name: 'Eye drops, right eye' })).toContainText(
    'latanoprost eye drops',
  )
  await page.getByRole('button', { name: 'Make glaucoma plan' }).click()
  const plan = page.getByRole('dialog', { name: 'Glaucoma plan' })
  await plan.getByRole('combobox', { name: 'What it is' }).selectOption('Primary open-angle glaucoma')
  await plan.getByRole('radio', { name: 'High' }).check()
  const target = plan.getByRole('group', { name: 'Right eye' })
  await expect(target.getByRole('textbox', { name: 'Target pressure' })).toHaveValue('18')
  await target.getByRole('textbox', { name: 'Target pressure' }).fill('16')
  await plan.getByRole('checkbox', { name: 'Eye drops' }).check()
  await plan.getByRole('textbox', { name: 'Visit every' }).fill('2')
  await plan.getByRole('button', { name: 'Save glaucoma plan' }).click()
  await expect(target).toContainText('Say why this target')
  await target.getByRole('textbox', { name: 'Why this target' }).fill('Field worse at 18')
  await expectAccessible(page)
  await plan.getByRole('button', { name: 'Save glaucoma plan' }).click()
  await expect(plan).toBeHidden()
  const planned = page.getByRole('region', { name: 'Glaucoma plan' })
  await expect(planned).toContainText('16 mmHg')
  await expect(planned).toContainText('Every 2 months')
  await expectAccessible(page)

  // both eyes on one axis: the drop as a bar, the target in steps, one cursor by keyboard
  await page.getByRole('link', { name: 'Over time' }).click()
  const axis = page.getByRole('group', { name: 'Both eyes over time' })
  await expect(axis.getByRole('img', { name: /^Pressure: latest 26 mmHg.*target 16/ })).toBeVisible()
  await expect(axis.getByRole('img', { name: /^latanoprost.*: latest/i }).first()).toBeVisible()
  const reader = axis.getByRole('slider', { name: 'Read values: both eyes' })
  await reader.focus()
  await page.keyboard.press('Home')
  await expect(reader).toHaveAttribute('aria-valuetext', /Right eye: Pressure 17 mmHg.*Left eye: Pressure 16/)
  await page.keyboard.press('End')
  await expect(reader).toHaveAttribute('aria-valuetext', /above the target of 18.*latanoprost/i)
  await expect(page.getByRole('table', { name: 'Both eyes over time' })).toContainText('Pinhole')
  await expectAccessible(page)
  // written down before it is printed, and whose it is at the head of the sheet
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await page.getByRole('button', { name: 'Print both eyes' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  expect(await found(`/Provenance?target=Patient/${ada.id}&_tag=eyes-over-time`)).toMatchObject([
    { activity: { text: 'Printed: Eyes over time, all of it' } },
  ])
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect(page.locator('.print-head')).toContainText('DRAINAGE')
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))

  await page.goto(`/patients/${ada.id}/medicines`)
  await expect(page.getByRole('region', { name: 'Medicines' })).toContainText('latanoprost', {
    ignoreCase: true,
  })

  const written = (await found(`/Observation?patient=${ada.id}&code=251739003`)) as Observation[]
  expect(
    written.map(({ valueRatio, component, dataAbsentReason }) => [
      valueRatio?.denominator?.value,
      component?.[0]?.valueInteger,
      dataAbsentReason?.text,
    ]),
  ).toEqual(
    expect.arrayContaining([
      [9, -2, undefined],
      [undefined, undefined, 'Unable to assess'],
    ]),
  )
})
