import type { Appointment, Encounter, ServiceRequest, Slot } from 'fhir/r4'

import { book, bookingOf, hoursToTenTomorrow, newClinic, slotStates } from './clinic.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, put } from './record.ts'

/** Waits on an outpatient list; the clock ticks. */
const waitsSince = (start: string, patientId: string): ServiceRequest => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  category: [
    { coding: [{ system: 'http://snomed.info/sct', code: '3457005' }] },
    { coding: [{ system: 'https://lune.example/fhir/CodeSystem/waiting-list', code: 'outpatient' }] },
  ],
  code: { text: 'Story clinic' },
  subject: { reference: `Patient/${patientId}` },
  authoredOn: start,
  occurrencePeriod: { start, end: '2026-05-11' },
  extension: [
    {
      url: 'https://lune.example/fhir/StructureDefinition/rtt-event',
      extension: [
        { url: 'date', valueDate: start },
        { url: 'status', valueCoding: { code: '10' } },
      ],
    },
  ],
})

test('a clerk follows a patient through the clinic, records the outcome, and says of others that they did not attend', async ({
  page,
  signIn,
  patient,
}) => {
  const people = await Promise.all(['Comes', 'Absent', 'Missing'].map((family) => patient({ family })))
  const { place, schedule, slots } = await newClinic([0, 0.01, 0.02, 0.03])
  for (const [index, { id }] of people.entries()) await book(slots[index] ?? '', id, place)
  const referral = await put(waitsSince('2026-01-05', people[0]?.id ?? ''))
  await signIn('admin')
  await page.goto(`/appointments?clinic=${schedule.id}`)
  const list = page.getByRole('table', { name: 'Day list' })
  const comes = list.getByRole('row', { name: /COMES/ })
  await comes.getByRole('button', { name: /^Arrive/ }).click()
  await expect(comes).toContainText('arrived')
  await comes.getByRole('button', { name: /^In clinic/ }).click()
  await expect(comes).toContainText('In clinic')
  await comes.getByRole('button', { name: /^Outcome/ }).click()
  const outcome = page.getByRole('dialog', { name: 'Record outcome' })
  await outcome.getByLabel('Outcome').selectOption('Appointment to be made later')
  await outcome.getByLabel('RTT status').selectOption('30 First definitive treatment')
  await outcome.getByLabel('Entered into the RTT clock of').selectOption('Story clinic')
  await expectAccessible(page)
  await outcome.getByRole('button', { name: 'Record outcome' }).click()
  await expect(outcome).toBeHidden()
  await expect(comes).toContainText('RTT 30')
  const [visit] = (await found(`/Encounter?patient=${people[0]?.id}`)) as Encounter[]
  expect(visit).toMatchObject({ status: 'finished', class: { code: 'AMB' } })
  // the clock of what they waited for has stopped in the same act
  const [stopped] = (await found(`/ServiceRequest?_id=${referral.id}`)) as ServiceRequest[]
  expect(stopped).not.toHaveProperty('occurrencePeriod')
  expect(JSON.stringify(stopped?.extension)).toContain('"code":"30"')

  for (const name of ['ABSENT', 'MISSING']) await list.getByLabel(new RegExp(`^${name}.*choose`)).check()
  await page.getByRole('button', { name: 'Did not attend (2)' }).click()
  const absent = page.getByRole('dialog', { name: 'Did not attend' })
  await expect(absent.getByRole('listitem')).toHaveCount(2)
  await absent.getByRole('button', { name: 'Record that 2 patients did not attend' }).click()
  await expect(absent).toBeHidden()
  await expect(list.getByRole('row', { name: /Did not attend/ })).toHaveCount(2)
  await expectAccessible(page)
  // the desk that several clinics share sees the same of them, with the clinic of each
  await page.getByRole('combobox', { name: /^Clinic/ }).selectOption('All clinics')
  await page.getByRole('combobox', { name: /^State/ }).selectOption('Did not attend')
  await expect(page).toHaveURL(/clinic=all&day=[\d-]+&state=did/)
  await expect(list.getByRole('row', { name: /ABSENT/ })).toContainText('Story clinic')
  await expect(list.getByRole('row', { name: /COMES/ })).toHaveCount(0)
  await expectAccessible(page)
  await list.getByRole('button', { name: /^Undo: MISSING/ }).click()
  await expect(list.getByRole('row', { name: /MISSING/ })).toContainText('Expected')
  const [gone] = (await found(`/Appointment?patient=${people[1]?.id}`)) as Appointment[]
  expect(gone?.status).toBe('noshow')
  expect(JSON.stringify(gone?.extension)).toContain('"code":"3"')
})

test('200 attempts on 20 places at once give exactly 20 bookings', async ({ patient }) => {
  const { slots } = await newClinic(Array.from({ length: 20 }, (_, index) => 24 + index / 2))
  const people = await Promise.all(Array.from({ length: 10 }, () => patient({ family: 'Manywanted' })))
  const free = await Promise.all(
    slots.map(async (id) => {
      const { body, headers } = await ask('admin', 'GET', `/Slot/${id}`)
      return { slot: body as Slot & { id: string }, etag: headers.get('etag') }
    }),
  )
  const answers = await Promise.all(
    people.flatMap(({ id }) =>
      free.map(({ slot, etag }) => ask('admin', 'POST', '', bookingOf(slot, etag, id))),
    ),
  )
  expect(answers).toHaveLength(200)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
  expect(answers.filter(({ status }) => status === 412)).toHaveLength(180)
  const booked = (await Promise.all(
    slots.map((id) => found(`/Appointment?slot=Slot/${id}`)),
  )) as Appointment[][]
  expect(booked.map((each) => each.length)).toEqual(slots.map(() => 1))
})

test('the next free place is booked from the chart in six actions, moved, and cancelled with a reason', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Booked' })
  const { place, slots } = await newClinic([24, 25])
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/visits`)
  await page.getByRole('button', { name: 'Book appointment' }).click()
  const dialog = page.getByRole('dialog', { name: 'Book appointment' })
  await dialog.getByLabel('Clinic', { exact: true }).selectOption(place.name ?? '')
  await dialog.getByLabel('Type').selectOption('Follow-up')
  await dialog.getByRole('radio').first().check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Book appointment' }).click()
  await expect(dialog).toBeHidden()
  const upcoming = page.getByRole('region', { name: 'Upcoming appointments' })
  await expect(upcoming).toContainText(place.name ?? '')
  await expect(page.getByRole('button', { name: 'Write the letter' })).toBeVisible()
  expect(await slotStates(slots)).toEqual(['busy', 'free'])

  await upcoming.getByRole('button', { name: 'Move' }).click()
  const moving = page.getByRole('dialog', { name: 'Move appointment' })
  await moving.getByRole('radio').first().check()
  await moving.getByLabel('Why it is moved').fill('No transport that early')
  await moving.getByRole('button', { name: 'Move appointment' }).click()
  await expect(moving).toBeHidden()
  expect(await slotStates(slots)).toEqual(['free', 'busy'])

  await upcoming.getByRole('button', { name: 'Cancel', exact: true }).click()
  const cancelling = page.getByRole('dialog', { name: 'Cancel appointment' })
  await cancelling.getByLabel('Cancelled by').selectOption('Patient: feeling better')
  await cancelling.getByRole('button', { name: 'Cancel appointment' }).click()
  await expect(cancelling).toBeHidden()
  await expect(upcoming).toContainText('None booked')
  expect(await slotStates(slots)).toEqual(['free', 'free'])
  const [kept] = (await found(`/Appointment?patient=${ada.id}`)) as Appointment[]
  expect(kept).toMatchObject({ status: 'cancelled', cancelationReason: { coding: [{ code: 'pat-fb' }] } })
})

test('a place taken meanwhile is told, and so is a second appointment at one time; nothing typed is lost', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = await Promise.all([patient({ family: 'Later' }), patient({ family: 'Sooner' })])
  const { place, slots } = await newClinic([24, 26])
  const other = await newClinic([26])
  await book(other.slots[0] ?? '', ada.id)
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/visits/book`)
  const dialog = page.getByRole('dialog', { name: 'Book appointment' })
  await dialog.getByLabel('Clinic', { exact: true }).selectOption(place.name ?? '')
  await dialog.getByLabel('Type').selectOption('Follow-up')
  await dialog.getByLabel('Instructions').fill('Bring your drops')
  await dialog.getByRole('radio').first().check()
  await book(slots[0] ?? '', ben.id)
  await dialog.getByRole('button', { name: 'Book appointment' }).click()
  await expect(dialog.getByRole('alert')).toContainText('no longer free')
  await expect(dialog.getByRole('radio')).toHaveCount(1)
  await expect(dialog.getByText('the patient is elsewhere then')).toBeVisible()
  await dialog.getByRole('radio').check()
  await dialog.getByRole('button', { name: 'Book appointment' }).click()
  await expect(dialog.getByRole('alert')).toContainText('another appointment at that time')
  await expect(dialog.getByLabel('Instructions')).toHaveValue('Bring your drops')
  expect(await found(`/Appointment?patient=${ada.id}`)).toHaveLength(1)
})

test('a doctor books a series and overbooks with a reason, a clerk may not overbook; letter and calendar say when and where', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Series' })
  const ten = hoursToTenTomorrow()
  const { place } = await newClinic([ten, ten + 7 * 24])
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/visits/book`)
  const dialog = page.getByRole('dialog', { name: 'Book appointment' })
  await dialog.getByLabel('Clinic', { exact: true }).selectOption(place.name ?? '')
  await dialog.getByLabel('Type').selectOption('Follow-up')
  await dialog.getByRole('radio').first().check()
  await dialog.getByLabel('Repeat').selectOption('Every week')
  await dialog.getByRole('button', { name: 'Book 2 appointments' }).click()
  await expect(dialog).toBeHidden()
  expect(await found(`/Appointment?patient=${ada.id}&status=booked`)).toHaveLength(2)

  await page.goto(`/patients/${ada.id}/visits/book`)
  await dialog.getByLabel('Clinic', { exact: true }).selectOption(place.name ?? '')
  await dialog.getByLabel('Type').selectOption('Follow-up')
  await dialog.getByRole('radio', { name: /^Overbook/ }).check()
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await dialog.getByLabel('Overbook at').fill(`${inThreeDays}T12:00`)
  await dialog.getByLabel('Why the clinic is overbooked').fill('Sight falling fast')
  await dialog.getByRole('button', { name: 'Book appointment' }).click()
  await expect(dialog).toBeHidden()
  const beyond = (await found(
    `/Slot?start=gt${inThreeDays}T11:59:00Z&start=lt${inThreeDays}T13:01:00Z`,
  )) as Slot[]
  const made = beyond.find(({ overbooked }) => overbooked)
  expect(made?.status).toBe('busy')
  const { id: _, meta: __, identifier: ___, ...another } = made ?? {}
  expect((await ask('admin', 'POST', '/Slot', another)).status).toBe(403)

  await page.getByRole('button', { name: 'Letter' }).first().click()
  const letter = page.getByRole('dialog', { name: 'Appointment letter' })
  await expect(letter).toContainText(place.name ?? '')
  await expectAccessible(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    letter.getByRole('button', { name: 'Download calendar file' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('appointment.ics')
})
