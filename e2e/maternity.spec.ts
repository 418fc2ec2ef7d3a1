import type { Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, newPatient } from './record.ts'

// A pregnancy from booking: its dates are counted in days, and no estimate takes another away.

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

test('a midwife books a pregnancy, a scan puts the due date right, and a contact is recorded', async ({
  page,
  signIn,
}) => {
  const ada = await newPatient({ family: 'Gravidson', birthDate: '1996-02-01' })
  await signIn('midwife')
  await page.goto(`/patients/${ada.id}/maternity`)
  await expect(page.getByText('No pregnancy recorded')).toBeVisible()
  await page.getByRole('button', { name: 'Book pregnancy' }).click()
  const booking = page.getByRole('dialog', { name: 'Book pregnancy' })
  await booking.getByLabel('First day of the last period').fill(dayBefore(200))
  await expect(booking).toContainText('today 28+4')
  await booking.getByRole('textbox', { name: 'Pregnancies, with this one' }).fill('2')
  await booking.getByRole('textbox', { name: 'Births from 24+0 weeks' }).fill('2')
  await booking.getByRole('button', { name: 'Book pregnancy' }).click()
  await expect(booking).toContainText('Fewer than the births')
  await booking.getByRole('textbox', { name: 'Births from 24+0 weeks' }).fill('1')
  await expectAccessible(page)
  await booking.getByRole('button', { name: 'Book pregnancy' }).click()
  await expect(booking).toBeHidden()
  const now = page.getByRole('region', { name: 'This pregnancy' })
  await expect(now).toContainText('28+4')
  await expect(now).toContainText('G2 P1+0')

  await page.getByRole('button', { name: 'Add estimate of due date' }).click()
  const adding = page.getByRole('dialog', { name: 'Add estimate of due date' })
  await adding.getByRole('combobox', { name: 'How it was arrived at' }).selectOption('Dating scan')
  await adding.getByLabel('On', { exact: true }).fill(dayBefore(110))
  await adding.getByRole('textbox', { name: 'Gestation on that day' }).fill('12+2')
  await adding.getByRole('button', { name: 'Add estimate' }).click()
  await expect(adding).toBeHidden()
  // 86 days on that day, and 110 since
  await expect(now).toContainText('28+0')
  await expect(now).toContainText('Dating scan')
  await now.getByText('Earlier estimates of the due date (1)').click()
  await expect(now).toContainText('Last menstrual period')

  const schedule = page.getByRole('table', { name: 'Antenatal schedule' })
  await expect(schedule.getByRole('row', { name: /^28 weeks/ })).toContainText('Due now')
  await expect(schedule.getByRole('row', { name: /^Anomaly scan/ })).toContainText('Missed')
  await page.getByRole('button', { name: 'Record antenatal contact' }).click()
  const contact = page.getByRole('dialog', { name: 'Record antenatal contact' })
  await contact.getByRole('combobox', { name: 'Contact' }).selectOption('28 weeks')
  await contact.getByRole('textbox', { name: 'Fundal height' }).fill('27.5')
  await contact.getByRole('checkbox', { name: 'Reduced movements' }).check()
  await expectAccessible(page)
  await contact.getByRole('button', { name: 'Save contact' }).click()
  await expect(contact).toBeHidden()
  await expect(schedule.getByRole('row', { name: /^28 weeks/ })).toContainText('Had')
  await expect(page.getByRole('region', { name: 'Antenatal contacts' })).toContainText(
    'Red flag: Reduced movements',
  )
  await expect(page.getByRole('img', { name: /^Fundal height: latest 27.5 cm/ })).toBeVisible()
  await expectAccessible(page)

  const dates = (await found(`/Observation?patient=${ada.id}&code=11778-8`)) as Observation[]
  expect(dates.map(({ method }) => method?.coding?.[0]?.code ?? '').toSorted()).toEqual(['01', '03'])
})

test('the caseload says who is due and what was missed; a scientist keeps no pregnancy, and a clerk reads none', async ({
  page,
  signIn,
}) => {
  await signIn('midwife')
  await page.goto('/departments/maternity')
  const caseload = page.getByRole('table', { name: 'Pregnancies under way' })
  await expect(caseload.getByRole('row', { name: /28\+1/ })).toContainText('28 weeks')
  await expectAccessible(page)
  const ada = await newPatient()
  const episode = {
    resourceType: 'EpisodeOfCare',
    status: 'active',
    patient: { reference: `Patient/${ada.id}` },
  }
  expect((await ask('scientist', 'POST', '/EpisodeOfCare', episode)).status).toBe(403)
  expect((await ask('midwife', 'POST', '/EpisodeOfCare', episode)).status).toBe(201)
  expect((await ask('admin', 'GET', `/Observation?patient=${ada.id}&code=11778-8`)).status).toBe(403)
})
