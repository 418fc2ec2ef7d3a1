import type {
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { hoursAgo, put } from './record.ts'

const about = (id: string) => ({ subject: { reference: `Patient/${id}` } })
const oral = { text: 'Oral' }

const order = (id: string, name: string, more: Partial<MedicationRequest> = {}) =>
  put<MedicationRequest>({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    ...about(id),
    medicationCodeableConcept: { text: name },
    authoredOn: hoursAgo(5),
    dosageInstruction: [
      {
        text: '1g QDS',
        route: oral,
        timing: { repeat: { frequency: 4, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'g' } }],
        maxDosePerPeriod: { numerator: { value: 4, unit: 'g' }, denominator: { value: 24, code: 'h' } },
      },
    ],
    ...more,
  })

const statement = (id: string, name: string, text: string) =>
  put<MedicationStatement>({
    resourceType: 'MedicationStatement',
    status: 'active',
    ...about(id),
    medicationCodeableConcept: { text: name },
    dosage: [{ text }],
  })

const dispense = (id: string, name: string) =>
  put<MedicationDispense>({
    resourceType: 'MedicationDispense',
    status: 'completed',
    ...about(id),
    medicationCodeableConcept: { text: name },
    quantity: { value: 28, unit: 'tablet' },
    whenHandedOver: hoursAgo(24 * 30),
  })

const dose = (id: string, name: string, hours: number, more: Partial<MedicationAdministration> = {}) =>
  put<MedicationAdministration>({
    resourceType: 'MedicationAdministration',
    status: 'completed',
    ...about(id),
    medicationCodeableConcept: { text: name },
    effectiveDateTime: hoursAgo(hours),
    dosage: { dose: { value: 1, unit: 'g' }, route: oral },
    ...more,
  })

test('a medicine is one line as the NHS writes it, whole on a telephone', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const long = 'Hydroxypropylmethylcellulose and polyvinylpyrrolidone with carboxymethylcellulose sodium'
  await order(ada.id, 'Paracetamol 500mg tablets')
  await order(ada.id, long)
  await signIn('doctor', /East Lancashire/i)
  for (const section of ['medicines', 'summary']) {
    await page.goto(`/patients/${ada.id}/${section}`)
    const medicines = page.getByRole('region', { name: 'Medicines' })
    await expect(medicines).toContainText(
      'paracetamol – 500 mg – tablets – DOSE 1 g – oral – four times a day (max 4 g in 24 hours)',
    )
    await expect(medicines.getByText('paracetamol', { exact: true })).toHaveCSS('font-weight', '700')
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(medicines).toContainText(long.toLowerCase())
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    await expect.poll(beyond).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1280, height: 720 })
  }
  // What was typed in the shorthand of the trade is there as it was written, beside what it says.
  await page.goto(`/patients/${ada.id}/medicines`)
  await expect(page.getByRole('region', { name: 'Medicines' })).toContainText('As written: 1g QDS')
})

test('what is prescribed, taken, given and dispensed is kept apart, and nothing follows from another', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await order(ada.id, 'Paracetamol 500mg tablets', { meta: { source: 'https://rxr.lune.example' } })
  await order(ada.id, 'Paracetamol 500mg tablets', { meta: { source: 'https://gp.lune.example' } })
  await order(ada.id, 'Warfarin 3mg tablets', { doNotPerform: true })
  await order(ada.id, 'Ramipril 5mg capsules', { status: 'stopped', statusReason: { text: 'Cough' } })
  await statement(ada.id, 'St John’s wort', 'One a day')
  await dispense(ada.id, 'Amoxicillin 500mg capsules')
  for (const hours of [2, 8, 14]) await dose(ada.id, 'Paracetamol', hours)
  await dose(ada.id, 'Enoxaparin', 3, { status: 'not-done', statusReason: [{ text: 'Patient refused' }] })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/medicines`)
  const region = (name: string) => page.getByRole('region', { name, exact: true })

  await expect(region('Medicines')).toContainText(/Do not give\s*warfarin/)
  await expect(region('Medicines')).toContainText('st john’s wort – One a day')
  await expect(region('Medicines')).not.toContainText(/amoxicillin|ramipril|enoxaparin/)
  await expect(region('Dispensed')).toContainText('amoxicillin – 500 mg – capsules')
  await expect(region('Dispensed')).toContainText('28 tablets')
  await expect(region('Given')).toContainText(/Not given\s*enoxaparin.*Patient refused/s)
  await expect(region('Not current')).toContainText(/ramipril.*Stopped.*Cough/s)

  // The same order from two sources: one line, both entries one step away.
  const twice = region('Medicines').getByText('2 entries from 2 sources')
  await expect(
    region('Medicines').getByText('paracetamol', { exact: true }).filter({ visible: true }),
  ).toHaveCount(1)
  await twice.click()
  await expect(
    region('Medicines').getByText('paracetamol', { exact: true }).filter({ visible: true }),
  ).toHaveCount(2)
  await region('Given').getByText('2 earlier').click()
  await expect(
    region('Given').getByText('paracetamol', { exact: true }).filter({ visible: true }),
  ).toHaveCount(3)
  await expectAccessible(page)
})

for (const { type, region, what } of [
  { type: 'MedicationRequest', region: 'Medicines', what: 'prescribed medicines' },
  { type: 'MedicationStatement', region: 'Medicines', what: 'medicines taken' },
  { type: 'MedicationDispense', region: 'Dispensed', what: 'dispensed medicines' },
  { type: 'MedicationAdministration', region: 'Given', what: 'doses given' },
]) {
  test(`when ${what} cannot be loaded, that alone says so and is not "none"`, async ({
    page,
    signIn,
    patient,
  }) => {
    const ada = await patient({ fault: `${type}-unavailable` })
    await order(ada.id, 'Paracetamol 500mg tablets')
    await statement(ada.id, 'St John’s wort', 'One a day')
    await dispense(ada.id, 'Amoxicillin 500mg capsules')
    await dose(ada.id, 'Enoxaparin', 3)
    await signIn('nurse')
    await page.goto(`/patients/${ada.id}/medicines`)
    const failed = page.getByRole('region', { name: region, exact: true })
    await expect(failed.getByRole('alert').first()).toContainText(`Could not load ${what}`)
    await expect(failed.getByRole('button', { name: 'Try again' })).toBeVisible()
    const main = page.getByRole('main')
    const shown = {
      MedicationRequest: 'paracetamol',
      MedicationStatement: 'st john’s wort',
      MedicationDispense: 'amoxicillin',
      MedicationAdministration: 'enoxaparin',
    }
    for (const [other, name] of Object.entries(shown))
      await (other === type ? expect(main).not.toContainText(name) : expect(main).toContainText(name))
  })
}
