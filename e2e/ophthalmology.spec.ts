import type { Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, newPatient, put } from './record.ts'

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
  const axis = page.getByRole('group', { name: 'Right eye' })
  await expect(axis.getByRole('img', { name: /^Pressure: latest 26 mmHg/ })).toBeVisible()
  await expect(axis).toContainText('>18')
  // by keyboard, one moment at a time
  const reader = axis.getByRole('slider', { name: 'Read values: Right eye' })
  await reader.focus()
  await page.keyboard.press('Home')
  await expect(reader).toHaveAttribute('aria-valuetext', /17 mmHg/)
  await axis.getByText('Table of values').click()
  await expect(axis.getByRole('table')).toContainText('Pinhole')
  await expectAccessible(page)

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

test('an injection is recorded in the eye that is chosen in words, and the next one is due', async ({
  page,
  signIn,
}) => {
  const ada = await newPatient({ family: 'Maculay' })
  await signIn('eye')
  await page.goto(`/patients/${ada.id}/ophthalmology/treat`)
  const dialog = page.getByRole('dialog', { name: 'Record eye treatment' })
  await dialog.getByRole('radio', { name: 'Injection' }).check()
  await dialog.getByRole('combobox', { name: 'What exactly' }).fill('Faricimab 6 mg')
  await dialog.getByRole('textbox', { name: 'Next injection in' }).fill('8')
  await dialog.getByRole('button', { name: 'Save treatment' }).click()
  await expect(dialog).toContainText('Say which eye')
  await dialog.getByRole('radio', { name: 'Left eye' }).check()
  await dialog.getByRole('button', { name: 'Save treatment' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Left eye', exact: true })).toContainText(
    'Next injection due',
  )
  await expect(page.getByRole('region', { name: 'Left eye over time' })).toContainText(
    'Injection: Faricimab 6 mg',
  )
  await expect(page.getByRole('region', { name: 'Right eye over time' })).toContainText(
    'Nothing recorded that can be drawn',
  )
  expect((await ask('admin', 'GET', `/Procedure?patient=${ada.id}`)).status).toBe(403)
})
