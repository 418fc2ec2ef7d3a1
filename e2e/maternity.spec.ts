import type { Condition, Observation } from 'fhir/r4'

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

  // a scan proposes a due date, and somebody agrees to it
  await page.getByRole('link', { name: 'Scans and growth' }).click()
  await page.getByRole('button', { name: 'Record scan' }).click()
  const scan = page.getByRole('dialog', { name: 'Record scan' })
  await scan.getByRole('combobox', { name: 'Scan' }).selectOption('Dating scan')
  await scan.getByLabel('On', { exact: true }).fill(dayBefore(110))
  await scan.getByRole('textbox', { name: 'Gestation by this scan' }).fill('12+2')
  await scan.getByRole('textbox', { name: 'Crown rump length' }).fill('90')
  await expect(
    scan.getByRole('status').filter({ hasText: 'Crown rump length outside of 45 to 84 mm' }),
  ).toBeVisible()
  await scan.getByRole('button', { name: 'Save scan' }).click()
  await expect(scan).toContainText('Say whether this is the due date agreed from now on')
  await scan.getByRole('radio', { name: 'Yes, agree this due date' }).check()
  await scan.getByRole('textbox', { name: 'Crown rump length' }).fill('58')
  await expectAccessible(page)
  await scan.getByRole('button', { name: 'Save scan' }).click()
  await expect(scan).toBeHidden()
  await expect(page.getByRole('region', { name: 'Scans' })).toContainText('Crown rump length 58 mm')
  await page.getByRole('link', { name: 'Pregnancy', exact: true }).click()
  // 86 days on that day, and 110 since
  await expect(now).toContainText('28+0')
  await expect(now).toContainText('Dating scan')
  await now.getByText('Earlier estimates of the due date (1)').click()
  await expect(now).toContainText('Last menstrual period')

  const schedule = page.getByRole('table', { name: 'Antenatal schedule' })
  await expect(schedule.getByRole('row', { name: /^28 weeks/ })).toContainText('Due now')
  await expect(schedule.getByRole('row', { name: /^Anomaly scan/ })).toContainText('Missed')
  await expect(schedule.getByRole('row', { name: /^Dating scan/ })).toContainText('Had')
  await page.getByRole('button', { name: 'Record antenatal contact' }).click()
  const contact = page.getByRole('dialog', { name: 'Record antenatal contact' })
  await contact.getByRole('combobox', { name: 'Contact' }).selectOption('28 weeks')
  await contact.getByRole('textbox', { name: 'Fundal height' }).fill('27.5')
  await contact.getByRole('textbox', { name: 'Systolic blood pressure' }).fill('162')
  await contact.getByRole('textbox', { name: 'Diastolic blood pressure' }).fill('98')
  await expect(contact).toContainText('Severe hypertension: an emergency')
  await contact.getByRole('checkbox', { name: 'Reduced movements' }).check()
  await expect(contact.getByRole('list', { name: 'What to do' })).toContainText('Assess today')
  await expectAccessible(page)
  await contact.getByRole('button', { name: 'Save contact' }).click()
  await expect(contact).toBeHidden()
  await expect(schedule.getByRole('row', { name: /^28 weeks/ })).toContainText('Had')
  const contacts = page.getByRole('region', { name: 'Antenatal contacts' })
  await expect(contacts).toContainText('Red flag: Reduced movements')
  await expect(contacts).toContainText('162/98 mmHg Severe hypertension: an emergency')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Scans and growth' }).click()
  await expect(page.getByRole('img', { name: /^Fundal height: latest 27.5 cm at 28\+0/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Growth' })).toContainText('no centiles are loaded')
  await expectAccessible(page)

  const dates = (await found(`/Observation?patient=${ada.id}&code=11778-8`)) as Observation[]
  expect(dates.map(({ method }) => method?.coding?.[0]?.code ?? '').toSorted()).toEqual(['01', '03'])
  // the chart knows of the pregnancy by its problem, which begins on day 0+0 of the date agreed
  const problems = (await found(`/Condition?patient=${ada.id}&code=77386006`)) as Condition[]
  expect(problems.map(({ onsetDateTime }) => onsetDateTime)).toEqual([dayBefore(196)])
})

test('anti-D is due for who is RhD negative, what was answered to the routine enquiry is kept back, and a loss ends the schedule', async ({
  page,
  signIn,
}) => {
  const ada = await newPatient({ family: 'Rhesusson', birthDate: '1994-02-01' })
  await signIn('midwife')
  const chart = `/patients/${ada.id}/maternity`
  await page.goto(`${chart}/book`)
  const booking = page.getByRole('dialog', { name: 'Book pregnancy' })
  await booking.getByLabel('First day of the last period').fill(dayBefore(140))
  await booking.getByRole('textbox', { name: 'Pregnancies, with this one' }).fill('1')
  await booking.getByRole('button', { name: 'Book pregnancy' }).click()
  await expect(booking).toBeHidden()

  await page.getByRole('button', { name: 'Record blood group' }).click()
  const group = page.getByRole('dialog', { name: 'Record blood group' })
  await group.getByLabel('Day of the sample').fill(dayBefore(70))
  await group.getByRole('combobox', { name: 'ABO group' }).selectOption('O')
  await group.getByRole('combobox', { name: 'RhD', exact: true }).selectOption('RhD negative')
  await expectAccessible(page)
  await group.getByRole('button', { name: 'Save blood group' }).click()
  const blood = page.getByRole('region', { name: 'Blood group and anti-D' })
  await expect(blood).toContainText('O RhD negative')
  await expect(blood).toContainText('Routine, 28 weeks To come')
  await blood.getByRole('button', { name: 'Record sensitising event' }).click()
  const event = page.getByRole('dialog', { name: 'Record sensitising event' })
  await event.getByLabel('On', { exact: true }).fill(dayBefore(6))
  await event.getByRole('textbox', { name: 'What happened' }).fill('Fall')
  await event.getByRole('button', { name: 'Save event' }).click()
  await expect(blood.getByRole('list', { name: 'Anti-D' })).toContainText('Missed')
  await blood.getByRole('button', { name: /^Mark in error: Fall/ }).click()
  const wrong = page.getByRole('dialog', { name: 'Mark in error' })
  await wrong.getByRole('textbox', { name: 'Why is it wrong?' }).fill('Somebody else fell')
  await wrong.getByRole('button', { name: 'Mark in error' }).click()
  await expect(blood.getByRole('list', { name: 'Anti-D' })).not.toContainText('Fall')

  await page.getByRole('button', { name: 'Change plan of care' }).click()
  const plan = page.getByRole('dialog', { name: 'Change plan of care' })
  await plan.getByRole('combobox', { name: 'Pathway' }).selectOption('High risk, consultant-led')
  await plan.getByRole('button', { name: 'Save plan of care' }).click()
  await expect(page.getByRole('region', { name: 'Risk and plan of care' })).toContainText('High risk')

  await page.getByRole('link', { name: 'Booking and screening' }).click()
  await page.getByRole('button', { name: 'Record screening' }).click()
  const screening = page.getByRole('dialog', { name: 'Record screening' })
  await screening.getByLabel('On', { exact: true }).fill(dayBefore(70))
  await screening.getByRole('combobox', { name: 'HIV' }).selectOption('Declined')
  await screening.getByRole('button', { name: 'Save screening' }).click()
  const screened = page.getByRole('region', { name: 'Screening' })
  await expect(screened).toContainText('HIVDeclined')
  await expect(screened).toContainText('SyphilisNot recorded')
  await page.getByRole('button', { name: 'Fill in: Risk of pre-eclampsia' }).click()
  const risk = page.getByRole('dialog', { name: 'Risk of pre-eclampsia' })
  await risk.getByRole('checkbox', { name: 'Chronic hypertension' }).check()
  await risk.getByRole('button', { name: 'Save Risk of pre-eclampsia' }).click()
  await expect(page.getByRole('region', { name: 'Risk of pre-eclampsia' })).toContainText(
    'advise aspirin 75 to 150 mg',
  )
  await page.getByRole('button', { name: 'Record routine enquiry' }).click()
  const enquiry = page.getByRole('dialog', { name: 'Record routine enquiry' })
  await enquiry.getByRole('radio', { name: 'Asked, alone' }).check()
  await enquiry.getByRole('radio', { name: 'Abuse disclosed', exact: true }).check()
  await enquiry.getByRole('textbox', { name: 'What was said' }).fill('Secret words')
  await enquiry.getByRole('button', { name: 'Save enquiry' }).click()
  const routine = page.getByRole('region', { name: 'Routine enquiry' })
  await expect(routine).toContainText('Asked, alone')
  await expect(page.getByText('Secret words')).toHaveCount(0)
  await expectAccessible(page)

  await page.goto(`${chart}/end`)
  const end = page.getByRole('dialog', { name: 'Record the end of this pregnancy' })
  await end.getByRole('combobox', { name: 'How it ended' }).selectOption('Miscarriage')
  await end.getByLabel('On', { exact: true }).fill(dayBefore(1))
  await end.getByRole('textbox', { name: 'What was said and arranged' }).fill('Bereavement midwife called')
  await end.getByRole('button', { name: 'Record the end' }).click()
  await expect(page.getByRole('region', { name: /^Pregnancy of .*, ended$/ })).toContainText('Miscarriage')
  await expect(page.getByRole('table', { name: 'Antenatal schedule' })).toHaveCount(0)
  const [problem] = (await found(`/Condition?patient=${ada.id}&code=77386006`)) as Condition[]
  expect(problem?.clinicalStatus?.coding?.[0]?.code).toBe('resolved')
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
