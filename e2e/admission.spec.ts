import type { Encounter, Location } from 'fhir/r4'

import { londonWallClock } from '../src/lib/london-time.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, found, newWard } from './record.ts'

test('a clerk admits to a ward and a bed, the ward shows it, and discharges with method and destination', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Admitted' })
  const { ward, beds } = await newWard(2)
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/visits`)
  await page.getByRole('button', { name: 'Admit patient' }).click()
  const dialog = page.getByRole('dialog', { name: 'Admit patient' })
  await dialog.getByLabel('Ward', { exact: true }).selectOption({ label: `${ward.name} – 2 free` })
  await dialog.getByLabel('Bed', { exact: true }).selectOption({ label: beds[0]?.name ?? '' })
  await dialog.getByLabel('Admission method').selectOption('Emergency: GP, direct request')
  await dialog.getByLabel('Reason for admission').fill('Breathless')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Admit patient' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Visits' })).toContainText(`${ward.name} – ${beds[0]?.name}`)
  const [made] = (await found(`/Encounter?patient=${ada.id}`)) as Encounter[]
  expect(await found(`/Task?patient=${ada.id}&encounter=${made?.id}&status=requested`)).toHaveLength(3)
  await page.goto(`/wards/${ward.id}`)
  await expect(page.getByRole('row', { name: /ADMITTED/ })).toContainText(beds[0]?.name ?? '')

  await page.goto(`/patients/${ada.id}/visits`)
  await page.getByRole('button', { name: 'Discharge patient' }).click()
  const leaving = page.getByRole('dialog', { name: 'Discharge patient' })
  await leaving.getByLabel('Discharge method').selectOption('On clinical advice or with clinical consent')
  await leaving.getByLabel('Discharged to').selectOption('Usual residence')
  await leaving.getByRole('button', { name: 'Discharge patient' }).click()
  await expect(leaving).toBeHidden()
  await expect(page.getByRole('region', { name: 'Visits' })).toContainText('Finished')
  const [stay] = (await found(`/Encounter?patient=${ada.id}`)) as Encounter[]
  expect(stay).toMatchObject({
    status: 'finished',
    hospitalization: { dischargeDisposition: { coding: [{ code: '19' }] } },
  })
  const [bed] = (await found(`/Location?_id=${beds[0]?.id}`)) as Location[]
  expect(bed?.operationalStatus?.code).toBe('H')
})

test('two clerks and the last bed: one gets it, the other is told and loses nothing', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Second' })
  const { ward, beds } = await newWard(1)
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/visits/admit`)
  const dialog = page.getByRole('dialog', { name: 'Admit patient' })
  await dialog.getByLabel('Ward', { exact: true }).selectOption({ label: `${ward.name} – 1 free` })
  await dialog.getByLabel('Bed', { exact: true }).selectOption({ label: beds[0]?.name ?? '' })
  await dialog.getByLabel('Reason for admission').fill('Came second')
  const [bed] = (await found(`/Location?_id=${beds[0]?.id}`)) as Location[]
  const first = await ask('admin', 'PUT', `/Location/${bed?.id}`, {
    ...bed,
    operationalStatus: { code: 'O' },
  })
  expect(first.status).toBe(200)
  await dialog.getByRole('button', { name: 'Admit patient' }).click()
  await expect(dialog.getByRole('alert')).toContainText('no longer free')
  await expect(dialog.getByLabel('Reason for admission')).toHaveValue('Came second')
  expect(await found(`/Encounter?patient=${ada.id}`)).toHaveLength(0)
})

test('twenty admissions to one bed at once make one stay', async ({ patient }) => {
  const { beds } = await newWard(1)
  const people = await Promise.all(Array.from({ length: 20 }, () => patient({ family: 'Manyatonce' })))
  const { body, headers } = await ask('admin', 'GET', `/Location/${beds[0]?.id}`)
  const answers = await Promise.all(
    people.map(({ id }) =>
      ask('admin', 'POST', '', {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            resource: {
              resourceType: 'Encounter',
              status: 'in-progress',
              class: { code: 'IMP' },
              subject: { reference: `Patient/${id}` },
              location: [{ location: { reference: `Location/${beds[0]?.id}` } }],
            },
            request: { method: 'POST', url: 'Encounter' },
          },
          {
            resource: { ...body, operationalStatus: { code: 'O' } },
            request: { method: 'PUT', url: `Location/${beds[0]?.id}`, ifMatch: headers.get('etag') },
          },
        ],
      }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await found(`/Encounter?location=${beds[0]?.id}&status=in-progress`)).toHaveLength(1)
})

test('a stay goes to another ward, to leave and back, and ends with a death that the record then says', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Transferred' })
  const [first, second] = [await newWard(1), await newWard(1)]
  if (first.beds[0]) await admit(ada.id, first.ward.id, first.beds[0])
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/summary`)
  await page.getByRole('button', { name: 'Transfer patient' }).click()
  const dialog = page.getByRole('dialog', { name: 'Transfer patient' })
  await dialog.getByLabel('Ward', { exact: true }).selectOption({ label: `${second.ward.name} – 1 free` })
  await dialog.getByLabel('Bed', { exact: true }).selectOption({ label: second.beds[0]?.name ?? '' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Transfer patient' }).click()
  await expect(dialog).toBeHidden()
  const visits = page.getByRole('region', { name: 'Visits' })
  await expect(visits).toContainText(second.ward.name ?? '')
  const [left] = (await found(`/Location?_id=${first.beds[0]?.id}`)) as Location[]
  expect(left?.operationalStatus?.code).toBe('H')

  await visits.getByRole('button', { name: 'Home leave' }).click()
  const leave = page.getByRole('dialog', { name: 'Home leave' })
  await leave.getByLabel('Why, and until when').fill('Weekend at home, back on Sunday 18:00')
  await leave.getByRole('button', { name: 'Record home leave' }).click()
  await expect(visits).toContainText('On leave')
  const bed = (await found(`/Location?_id=${second.beds[0]?.id}`)) as Location[]
  expect(bed[0]?.operationalStatus?.code).toBe('O')
  await visits.getByRole('button', { name: 'Back from leave' }).click()
  await page.getByLabel('Note').fill('Back on time')
  await page.getByRole('button', { name: 'Record return' }).click()
  await expect(visits).toContainText('In progress')

  await visits.getByRole('button', { name: 'Discharge patient' }).click()
  const leaving = page.getByRole('dialog', { name: 'Discharge patient' })
  await leaving.getByLabel('Discharge method').selectOption('Died')
  await expect(leaving.getByRole('status')).toContainText('record will say that they died')
  await leaving.getByLabel('Discharged to').selectOption('Usual residence')
  await leaving.getByRole('button', { name: 'Discharge patient' }).click()
  await expect(leaving.getByRole('alert')).toContainText('Who died has the destination')
  await leaving.getByLabel('Discharged to').selectOption('Not applicable: died or stillbirth')
  await leaving.getByRole('button', { name: 'Discharge patient' }).click()
  await expect(leaving).toBeHidden()
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('Died')

  // It was somebody else who died: the death and the discharge are taken back, then the time of the move is put right.
  await visits.getByRole('button', { name: 'Cancel last step' }).click()
  const undo = page.getByRole('dialog', { name: 'Cancel last step' })
  await expect(undo).toContainText('Discharged')
  await undo.getByLabel('Why').fill('Written of the wrong patient')
  await undo.getByRole('button', { name: 'Cancel last step' }).click()
  await expect(undo).toBeHidden()
  await expect(visits).toContainText('In progress')
  await expect(banner).not.toContainText('Died')
  expect(
    ((await found(`/Location?_id=${second.beds[0]?.id}`)) as Location[])[0]?.operationalStatus?.code,
  ).toBe('O')
  await visits.getByRole('button', { name: 'Correct times' }).click()
  const times = page.getByRole('dialog', { name: 'Correct times' })
  const moved = times.getByLabel(`Moved to ${second.ward.name}, to ${second.beds[0]?.name}`)
  const right = londonWallClock(Date.now() - 26 * 3_600_000)
  await moved.fill(londonWallClock(Date.now() - 50 * 3_600_000))
  await times.getByLabel('Why').fill('Written a day late')
  await times.getByRole('button', { name: 'Save times' }).click()
  await expect(times.getByRole('alert')).toContainText('would not be after “Admitted”')
  await moved.fill(right)
  await times.getByRole('button', { name: 'Save times' }).click()
  await expect(times).toBeHidden()
  const [stay] = (await found(`/Encounter?patient=${ada.id}`)) as Encounter[]
  const places = (stay?.location ?? []).map(({ period }) => period?.start ?? '')
  expect(londonWallClock(Date.parse(places.at(-1) ?? ''))).toBe(right)
})

test('an admission of the wrong patient is cancelled with a reason, and the bed is free again', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Neverthere' })
  const { ward, beds } = await newWard(1)
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/visits/admit`)
  const dialog = page.getByRole('dialog', { name: 'Admit patient' })
  await dialog.getByLabel('Ward', { exact: true }).selectOption({ label: `${ward.name} – 1 free` })
  await dialog.getByLabel('Bed', { exact: true }).selectOption({ label: beds[0]?.name ?? '' })
  await dialog.getByRole('button', { name: 'Admit patient' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Cancel admission' }).click()
  const cancel = page.getByRole('dialog', { name: 'Cancel admission' })
  await cancel.getByLabel('Why').fill('Another patient of the same name')
  await cancel.getByRole('button', { name: 'Cancel admission' }).click()
  await expect(cancel).toBeHidden()
  const [stay] = (await found(`/Encounter?patient=${ada.id}`)) as Encounter[]
  expect(stay?.status).toBe('entered-in-error')
  const [bed] = (await found(`/Location?_id=${beds[0]?.id}`)) as Location[]
  expect(bed?.operationalStatus?.code).toBe('U')
})

test('the desk sees what an admission lacks and mends it in one step', async ({ page, signIn, patient }) => {
  const family = `Lacking${Date.now() % 100_000}`
  const ada = await patient({ family })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('admin')
  await page.goto('/')
  await page.getByRole('link', { name: 'Desk' }).click()
  const wanting = page.getByRole('table', { name: 'Admissions to complete' })
  const row = wanting.getByRole('row', { name: new RegExp(family.toUpperCase()) })
  await expect(row).toContainText('admission method')
  await expectAccessible(page)
  await row.getByRole('button', { name: /^Complete admission/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Complete admission' })
  await dialog.getByLabel('Admission method').selectOption('Emergency: ED of this provider')
  await dialog.getByLabel('Admitted from').selectOption('Usual residence')
  await dialog.getByLabel('Specialty').selectOption('Cardiology')
  await dialog.getByLabel('Consultant').selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Save admission' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('link', { name: 'Desk' }).click()
  await expect(wanting).toBeVisible()
  await expect(row).toHaveCount(0)
})
