import type { Page } from '@playwright/test'
import type { Patient, RelatedPerson } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, found, newPatient, newWard, put, setFault } from './record.ts'

// Twins, from a booked pregnancy to day five: two babies, two records, and never both in one.

const day = 86_400_000
const dayFrom = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
/** As the clock of London writes it */
const london = (at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')

/** A mother in a bed since a week. */
async function mother() {
  const anna = await newPatient({ family: 'Twinsley', given: 'Anna', birthDate: '1996-02-01' })
  const { ward, beds } = await newWard(1)
  const [bed] = beds
  if (!bed) throw new Error('No bed was made')
  const stay = await admit(anna.id, ward.id, bed)
  await ask('system', 'PUT', `/Encounter/${stay.id}`, {
    ...stay,
    period: { start: new Date(Date.now() - 7 * day).toISOString() },
  })
  return anna
}

const openBirth = async (page: Page) => {
  await page.getByRole('button', { name: 'Record birth of a baby' }).click()
  return page.getByRole('dialog', { name: 'Record birth of a baby' })
}
const babiesOf = async (motherId: string) =>
  (await found(
    `/RelatedPerson?identifier=https://lune.example/fhir/Id/mother|${motherId}`,
  )) as RelatedPerson[]

test('twins are born: two babies by different ways, each with a record of their own, and neither twice', async ({
  page,
  signIn,
}) => {
  const anna = await mother()
  await signIn('midwife')
  const born = Date.now() - 5 * day
  await page.goto(`/patients/${anna.id}/maternity`)
  await page.getByRole('button', { name: 'Book pregnancy' }).click()
  const booking = page.getByRole('dialog', { name: 'Book pregnancy' })
  await booking.getByLabel('First day of the last period').fill(dayFrom(-264))
  await booking.getByRole('textbox', { name: 'Pregnancies, with this one' }).fill('1')
  await booking.getByRole('button', { name: 'Book pregnancy' }).click()
  await expect(booking).toBeHidden()
  await page.getByRole('link', { name: 'Labour', exact: true }).click()
  await page.getByRole('button', { name: 'Begin labour' }).click()
  const beginning = page.getByRole('dialog', { name: 'Begin labour' })
  await beginning.getByRole('combobox', { name: 'How labour began' }).selectOption('Spontaneous')
  await beginning.getByRole('button', { name: 'Begin labour' }).click()
  await expect(beginning).toBeHidden()
  await page.getByRole('link', { name: 'Birth', exact: true }).click()
  await expect(page.getByText('No birth recorded')).toBeVisible()
  await setFault(anna, 'Observation-refuses-writes')

  const first = await openBirth(page)
  await first.getByLabel('Born at').fill(london(born))
  await first.getByLabel('Outcome').selectOption('Live birth')
  await first.getByRole('radio', { name: 'Female' }).check()
  await first.getByLabel('Babies of this pregnancy').selectOption('2')
  await first.getByLabel('Which of them').selectOption('Number 1')
  await first.getByLabel('Mode of birth').selectOption('Spontaneous vertex')
  await first.getByLabel('Presentation').selectOption('Cephalic')
  await first.getByLabel('Who attended the birth').fill('Midwife Holt')
  await expectAccessible(page)
  // The record refuses: every word stays, and the second press makes one baby.
  await first.getByRole('button', { name: 'Record birth', exact: true }).click()
  await expect(first.getByRole('alert')).toContainText('Not saved')
  await expect(first.getByLabel('Who attended the birth')).toHaveValue('Midwife Holt')
  expect(await babiesOf(anna.id)).toEqual([])
  await setFault(anna)
  await first.getByRole('button', { name: 'Record birth', exact: true }).dblclick()
  await expect(first).toBeHidden()
  await expect(page.getByText('1 of 2 births recorded')).toBeVisible()

  const second = await openBirth(page)
  await expect(second.getByLabel('Which of them')).toHaveValue('2')
  await second.getByLabel('Born at').fill(london(born + 40 * 60_000))
  await second.getByLabel('Outcome').selectOption('Live birth')
  await second.getByRole('radio', { name: 'Indeterminate' }).check()
  await second.getByLabel('Mode of birth').selectOption('Emergency caesarean section')
  await second.getByLabel('Category of the caesarean').selectOption({ index: 1 })
  await second.getByLabel('Presentation').selectOption('Transverse or oblique')
  await second.getByRole('button', { name: 'Record birth', exact: true }).click()
  await expect(second).toContainText('Say why')
  await second.getByLabel('Indication').fill('Cord prolapse')
  await second.getByRole('button', { name: 'Record birth', exact: true }).click()
  await expect(second).toBeHidden()

  const births = page.getByRole('list', { name: 'Babies born' })
  await expect(births).toContainText('Baby 1 of 2')
  await expect(births).toContainText('Emergency caesarean section, category 1 for Cord prolapse')
  await expect(page.getByText('Robson group 8.')).toBeVisible()
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toHaveCount(1)
  await expect(banner).toContainText('TWINSLEY, Anna')
  const links = await babiesOf(anna.id)
  expect(links).toHaveLength(2)
  const babies = (await Promise.all(
    links.map(async ({ patient }) => (await ask('system', 'GET', `/${patient.reference}`)).body),
  )) as Patient[]
  expect(
    babies.map(({ multipleBirthInteger }) => multipleBirthInteger ?? 0).toSorted((one, other) => one - other),
  ).toEqual([1, 2])

  await page.getByRole('button', { name: 'Labour and after the birth' }).click()
  const labour = page.getByRole('dialog', { name: 'Labour and after the birth' })
  // what the chart of the labour says is there already
  await expect(labour.getByLabel('Onset of labour')).toHaveValue('1')
  await labour.getByLabel('Placenta').selectOption('Complete')
  await labour.getByLabel('Perineum').selectOption('Second-degree tear')
  await labour.getByLabel('Blood loss in all').fill('1100')
  await expect(labour).toContainText('Major haemorrhage')
  await labour.getByLabel(/All babies of this pregnancy/).check()
  await labour.getByRole('button', { name: 'Save labour and after' }).click()
  await expect(labour).toBeHidden()
  await expect(page.getByText('Second-degree tear')).toBeVisible()

  // The first twin's own record: another banner, and the mother by name and link alone.
  await births
    .getByRole('link', { name: /Opens the baby’s record/ })
    .first()
    .click()
  await expect(page.getByText('Mother: another patient')).toBeVisible()
  await expect(banner).toHaveCount(1)
  await expect(banner).toContainText('TWINSLEY, Baby 1')
  await expect(page.getByRole('link', { name: /Opens the mother’s record/ })).toBeVisible()
  await page.getByRole('button', { name: 'Record Apgar and measurements' }).click()
  const apgar = page.getByRole('dialog', { name: 'Baby: Apgar and measurements at birth' })
  for (const part of ['Heart rate', 'Respiration', 'Muscle tone', 'Reflex'])
    await apgar.getByLabel(`${part} at 1`, { exact: true }).selectOption('2')
  await expect(apgar.getByRole('group', { name: 'Apgar at 1 minute' })).toContainText('4 of 5, no score')
  await apgar.getByLabel('Colour at 1', { exact: true }).selectOption('1')
  await expect(apgar.getByRole('group', { name: 'Apgar at 1 minute' })).toContainText('9')
  await apgar.getByLabel('Birth weight').fill('3.1')
  await apgar.getByRole('button', { name: 'Save what was found at birth' }).click()
  await expect(apgar).toContainText('Whole grams')
  await apgar.getByLabel('Birth weight').fill('3000')
  await expectAccessible(page)
  await apgar.getByRole('button', { name: 'Save what was found at birth' }).click()
  await expect(apgar).toBeHidden()
  await page.getByRole('button', { name: 'Record weight' }).click()
  const weight = page.getByRole('dialog', { name: 'Baby: weight' })
  await weight.getByLabel('Weight').fill('2670')
  await expect(weight).toContainText('review feeding')
  await weight.getByRole('button', { name: 'Save weight' }).click()
  await expect(weight).toBeHidden()
  await expect(page.getByRole('list', { name: 'Weights' })).toContainText('11 % lost')
  await expect(page.getByRole('list', { name: 'Weights' })).toContainText('More than 10 % lost: review')
  await expect(
    page.getByRole('table', { name: 'Newborn checks' }).getByRole('row', { name: /NIPE/ }),
  ).toContainText('Overdue')
  await expectAccessible(page)

  // The notification is shown whole, made, and not called sent.
  await page.getByRole('button', { name: 'Notify birth' }).click()
  const notifying = page.getByRole('dialog', { name: 'Baby: birth notification' })
  await expect(notifying.getByRole('region', { name: 'Baby' })).toContainText('Pending: asked for')
  await expect(notifying.getByRole('region', { name: 'Mother' })).toContainText('TWINSLEY, Anna')
  await expect(notifying.getByRole('list', { name: 'What is notified' })).toContainText('Spontaneous vertex')
  await expectAccessible(page)
  await notifying.getByRole('button', { name: 'Make notification' }).click()
  await expect(notifying).toBeHidden()
  const made = page.getByRole('region', { name: 'Birth notification' })
  await expect(made).toContainText('Made, not delivered: no service is connected')
  await made.getByText('What it says').click()
  await expect(made.getByRole('region', { name: 'Mother' })).toContainText('TWINSLEY, Anna')

  await page.getByRole('link', { name: /Opens the mother’s record/ }).click()
  await expect(banner).toContainText('TWINSLEY, Anna')
  await page.getByRole('link', { name: 'After the birth' }).click()
  await page.getByRole('button', { name: 'Record postnatal contact' }).click()
  const contact = page.getByRole('dialog', { name: 'Record postnatal contact' })
  await contact.getByLabel('Contact', { exact: true }).selectOption('Day 5')
  await contact.getByLabel('Lochia', { exact: true }).selectOption('Heavy')
  await contact.getByLabel('Haemoglobin').fill('96')
  await expect(contact).toContainText('Below 100 g/L')
  await expectAccessible(page)
  await contact.getByRole('button', { name: 'Save contact' }).click()
  await expect(contact).toBeHidden()
  await expect(
    page.getByRole('table', { name: 'Contacts after the birth' }).getByRole('row', { name: /^Day 5/ }),
  ).toContainText('Had')
  await expect(page.getByText('Lochia: heavy', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('the lists of maternity say what is outstanding of each baby, and who is to be seen of the mothers', async ({
  page,
  signIn,
}) => {
  await signIn('midwife')
  await page.goto('/departments/maternity?view=births')
  const births = page.getByRole('table', { name: 'Births of the last 7 days' })
  const smaller = births.getByRole('row', { name: /WHITAKER, Baby 2/ })
  await expect(smaller).toContainText('Weight: 11 % lost, review')
  await expect(smaller).toContainText('Birth notification')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'After the birth' }).click()
  const after = page.getByRole('table', { name: 'Mothers after the birth' })
  await expect(after.getByRole('row', { name: /WHITAKER, Rachel/ })).toContainText('2 babies')
  await expectAccessible(page)
})

test('the birth of a baby that the desk has registered is written of that baby, and makes no second record', async ({
  page,
  signIn,
}) => {
  const anna = await newPatient({ family: 'Deskley', given: 'Anna', birthDate: '1996-02-01' })
  const baby = await newPatient({ family: 'Deskley', given: 'Baby', birthDate: dayFrom(-1) })
  await put<RelatedPerson>({
    resourceType: 'RelatedPerson',
    active: true,
    patient: { reference: `Patient/${baby.id}` },
    identifier: [{ system: 'https://lune.example/fhir/Id/mother', value: anna.id }],
    relationship: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH' }] },
    ],
    name: [{ family: 'Deskley', given: ['Anna'] }],
  })
  await signIn('midwife')
  await page.goto(`/patients/${anna.id}/maternity?view=birth`)
  await expect(
    page.getByRole('region', { name: 'Her children whose birth is not recorded here' }),
  ).toContainText('DESKLEY, Baby')
  const dialog = await openBirth(page)
  await expect(dialog).toContainText('No pregnancy is booked')
  await dialog.getByLabel('Record of the baby').selectOption({ index: 1 })
  await expect(dialog.getByLabel('Family name of the baby')).toBeHidden()
  await dialog.getByLabel('Outcome').selectOption('Live birth')
  await dialog.getByLabel('Mode of birth').selectOption('Ventouse')
  await dialog.getByLabel('Presentation').selectOption('Cephalic')
  await dialog.getByLabel('Born at').fill(`${dayFrom(-2)}T10:00`)
  await dialog.getByRole('button', { name: 'Record birth', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('The baby’s record says born')
  await dialog.getByLabel('Born at').fill(`${dayFrom(-1)}T10:00`)
  await dialog.getByRole('button', { name: 'Record birth', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('list', { name: 'Babies born' })).toContainText('DESKLEY, Baby')
  await expect(page.getByText(/Robson group cannot be told/)).toContainText('births before this one')
  expect(await babiesOf(anna.id)).toHaveLength(1)
})
