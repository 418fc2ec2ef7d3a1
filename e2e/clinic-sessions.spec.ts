import type { Appointment, DocumentReference, Slot } from 'fhir/r4'

import { book, hoursToTenTomorrow, newClinic, slotStates } from './clinic.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { found } from './record.ts'

// Sessions of a clinic: made, and cancelled with everybody in them.

test('a session is cancelled: its patients are rebooked or told that there is no place yet, and all of it is one step', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = await Promise.all([patient({ family: 'Moves' }), patient({ family: 'Stays' })])
  const ten = hoursToTenTomorrow()
  const { schedule, slots } = await newClinic([ten, ten + 1, ten + 2, ten + 48])
  await book(slots[0] ?? '', ada.id)
  await book(slots[1] ?? '', ben.id)
  const [first] = (await found(`/Slot?_id=${slots[0]}`)) as Slot[]
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(
    new Date(first?.start ?? 0),
  )
  await signIn('admin')
  await page.goto(`/appointments?clinic=${schedule.id}&day=${day}`)
  await page.getByRole('button', { name: 'Cancel session' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel session' })
  await dialog.getByLabel('Why the session is cancelled').fill('The consultant is ill')
  await expect(dialog.getByLabel(/STAYS/)).toHaveValue('')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Cancel session and rebook' }).click()
  await expect(dialog).toBeHidden()

  // both are written to in the same flow, each of what has become of their appointment
  const writing = page.getByRole('dialog', { name: 'Letters about appointments' })
  await expect(writing.getByRole('listitem').filter({ hasText: 'MOVES' })).toContainText('has changed')
  await expect(writing.getByRole('listitem').filter({ hasText: 'STAYS' })).toContainText('has been cancelled')
  await expectAccessible(page)
  await writing.getByRole('button', { name: 'Sign 2 letters' }).click()
  await expect(writing).toContainText('2 letters signed, to be printed')
  await writing.getByRole('button', { name: 'Done' }).click()
  const [letter] = (await found(`/DocumentReference?patient=${ada.id}`)) as DocumentReference[]
  expect(letter).toMatchObject({ docStatus: 'final', description: 'Your appointment has changed' })

  const list = page.getByRole('table', { name: 'Day list' })
  await expect(list.getByRole('row', { name: /STAYS/ })).toContainText('The consultant is ill')
  await expect(list.getByRole('row', { name: /Closed/ })).toHaveCount(3)
  await expect(list.getByText('MOVES')).toHaveCount(0)
  expect(await slotStates(slots)).toEqual([
    'busy-unavailable',
    'busy-unavailable',
    'busy-unavailable',
    'busy',
  ])
  const [moved] = (await found(`/Appointment?patient=${ada.id}`)) as Appointment[]
  expect(moved).toMatchObject({ status: 'booked', slot: [{ reference: `Slot/${slots[3]}` }] })
})

test('sessions are made from a template, and a free place is booked from the list', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Fromthelist' })
  const { schedule } = await newClinic([24])
  await signIn('admin')
  await page.goto(`/appointments?clinic=${schedule.id}`)
  await page.getByRole('button', { name: 'Make sessions' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make sessions' })
  await dialog.getByLabel('Wednesday').check()
  await dialog.getByLabel('Begins at').fill('13:00')
  await dialog.getByLabel('Length of a place').fill('20')
  await dialog.getByLabel('Places in a session').fill('4')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Make sessions' }).click()
  await expect(dialog).toBeHidden()
  const places = (await found(`/Slot?schedule=Schedule/${schedule.id}&_count=200&_sort=-start`)) as Slot[]
  expect(places.filter(({ identifier }) => identifier).length % 4).toBe(0)
  await page.goto(`/appointments?clinic=${schedule.id}&day=${places[0]?.start.slice(0, 10)}`)
  await page.getByRole('table', { name: 'Day list' }).getByRole('button', { name: 'Book' }).first().click()
  const whose = page.getByRole('dialog', { name: 'Book this place' })
  await whose.getByRole('searchbox', { name: 'Find a patient' }).fill('Fromthelist')
  await whose
    .getByRole('option', { name: /FROMTHELIST/ })
    .first()
    .click()
  const booking = page.getByRole('dialog', { name: 'Book appointment' })
  await expect(booking.getByRole('radio', { checked: true })).toHaveCount(1)
  await booking.getByLabel('Type').selectOption('New patient')
  await booking.getByRole('button', { name: 'Book appointment' }).click()
  await expect(booking).toBeHidden()
  const [appointment] = (await found(`/Appointment?patient=${ada.id}`)) as Appointment[]
  expect(appointment?.minutesDuration).toBe(20)
})
