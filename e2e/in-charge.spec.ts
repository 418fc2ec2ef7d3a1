import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, hoursAgo, newWard, put } from './record.ts'

const score = (patientId: string, total: number, hours: number) =>
  put({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '1104051000000101' }] },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: hoursAgo(hours),
    valueQuantity: { value: total, system: 'http://unitsofmeasure.org', code: '{score}' },
  })

test('the nurse in charge sees who is ill, what is late and who carries whom, and names a nurse', async ({
  page,
  signIn,
  patient,
}) => {
  const [ill, well] = [await patient({ family: 'Illest' }), await patient({ family: 'Wellest' })]
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ill.id, ward.id, beds[0])
  if (beds[1]) await admit(well.id, ward.id, beds[1])
  await score(ill.id, 8, 3)
  await score(well.id, 1, 1)
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('navigation', { name: 'Ward' }).getByRole('link', { name: 'Nurse in charge' }).click()
  await expect(page.getByRole('region', { name: 'Acuity' })).toContainText(/ILLEST.*8.*high/)
  await expect(page.getByRole('region', { name: 'Observations overdue' })).toContainText(/ILLEST.*overdue/)
  await expect(page.getByRole('region', { name: 'Assessments overdue' })).toContainText('Falls')
  await expect(page.getByRole('region', { name: 'Care plans overdue' })).toContainText('None overdue')
  const load = page.getByRole('table', { name: 'Staff load' })
  const nobody = load.getByRole('row', { name: /Nobody named/ })
  await expect(nobody).toContainText('2')
  await expectAccessible(page)
  await nobody.getByRole('link', { name: /name a nurse for ILLEST/ }).click()
  await expect(page.getByRole('dialog', { name: 'Change ward details' })).toContainText('ILLEST')
})
