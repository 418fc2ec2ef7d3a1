import type { Encounter, Location, Task } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, found, hoursAgo, newWard, put } from './record.ts'
import { watch } from './watch.ts'

// The ward as one board: what stands on it, who sees how much of it, and who moves where.

const nurse = '555036633109' // the demonstration nurse

const openTask = (patientId: string, what: string, due: string): Task => ({
  resourceType: 'Task',
  status: 'requested',
  intent: 'order',
  description: what,
  for: { reference: `Patient/${patientId}` },
  restriction: { period: { end: due } },
})

test('a task that is done leaves the board by itself, and costs one small question', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Tasked' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  const task = await put(openTask(ada.id, 'Weigh before breakfast', hoursAgo(2)))
  await signIn('nurse')
  const seen = watch(page)
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /TASKED/ })
  await expect(row).toContainText('Weigh before breakfast overdue 02:00')
  await expect(page.getByText(/occupied.*free/)).toContainText('Live')
  await seen.settled()
  seen.forget()
  await ask('system', 'PUT', `/Task/${task.id}`, { ...task, status: 'completed' })
  await expect(row).not.toContainText('Weigh before breakfast', { timeout: 10_000 })
  await seen.settled()
  expect(seen.calls).toEqual(['GET /fhir/Task'])
})

test('my patients are those whose named nurse I am; I take one over, and the address says so by a code alone', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient({ family: 'Mineada' }), await patient({ family: 'Otherben' })]
  const { ward, beds } = await newWard(3)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(ben.id, ward.id, beds[1])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  const mine = list.getByRole('row', { name: /MINEADA/ })
  await mine.getByRole('button', { name: /^More about/ }).click()
  await mine.getByRole('button', { name: 'Change details' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change ward details' })
  await dialog.getByLabel('Named nurse').selectOption({ label: 'Mr Daniel Okoro (me)' })
  await dialog.getByLabel('Criteria to reside').selectOption('NCTR')
  await dialog.getByLabel('Discharge pathway').selectOption('1')
  await dialog.getByLabel('Expected discharge date').fill('2031-05-06')
  await dialog.getByLabel('Diet').fill('Soft diet')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save ward details' }).click()
  await expect(dialog).toHaveCount(0)
  const row = list.getByRole('row', { name: /MINEADA/ })
  for (const words of [
    'Daniel Okoro',
    'No criteria to reside',
    'Home with new support',
    '06-May-2031',
    'Soft diet',
  ])
    await expect(row).toContainText(words)
  await page.getByLabel('My patients').click()
  await expect(list).not.toContainText('OTHERBEN')
  await expect(page.getByText('Showing 1 of 3 beds.')).toBeVisible()
  expect(new URL(page.url()).search).toBe('?mine=1')
  await page.reload()
  await expect(list.getByRole('row')).toHaveCount(2)
  const [stay] = (await found(`/Encounter?patient=${ada.id}`)) as Encounter[]
  expect(stay?.participant?.[0]?.individual?.identifier?.value).toBe(nurse)
})

test('two people change one stay: the second sees what the first has done, and nothing is lost', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Twohands' })
  const { ward, beds } = await newWard(1)
  if (!beds[0]) throw new Error('The ward has no bed')
  const stay = await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}/details/${ada.id}`)
  const dialog = page.getByRole('dialog', { name: 'Change ward details' })
  await dialog.getByLabel('Mobility').fill('With one person')
  await ask('system', 'PUT', `/Encounter/${stay.id}`, {
    ...stay,
    extension: [{ url: 'https://lune.example/fhir/StructureDefinition/diet', valueString: 'Nil by mouth' }],
  })
  await dialog.getByRole('button', { name: 'Save ward details' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Someone changed this stay')
  await expect(dialog.getByRole('row', { name: /Diet/ })).toContainText('Nil by mouth')
  await expect(dialog.getByLabel('Mobility')).toHaveValue('With one person')
})

test('two people want one bed: one gets it, the other is told and loses nothing', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient({ family: 'Moveada' }), await patient({ family: 'Moveben' })]
  const { ward, beds } = await newWard(4)
  const [first, second, third] = beds
  if (!first || !second || !third) throw new Error('The ward has too few beds')
  await admit(ada.id, ward.id, first)
  await admit(ben.id, ward.id, second)
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}/move/${ada.id}`)
  const dialog = page.getByRole('dialog', { name: 'Move to another bed' })
  await dialog.getByLabel('To bed').selectOption({ label: 'Side room 3 – free' })
  // Meanwhile somebody else takes it.
  const taken = await ask('system', 'GET', `/Location/${third.id}`)
  await ask('system', 'PUT', `/Location/${third.id}`, {
    ...taken.body,
    operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'O' },
  })
  await dialog.getByRole('button', { name: 'Move patient' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Side room 3 is no longer free')
  await dialog.getByLabel('To bed').selectOption({ label: 'Side room 4 – free' })
  await dialog.getByRole('button', { name: 'Move patient' }).click()
  await expect(dialog).toHaveCount(0)
  const list = page.getByRole('table', { name: 'Ward list' })
  await expect(list.getByRole('row', { name: /Side room 4/ })).toContainText('MOVEADA')
  await expect(list.getByRole('row', { name: /Side room 1/ })).toContainText('Being cleaned')

  // The two change places, by keyboard alone.
  const row = list.getByRole('row', { name: /MOVEADA/ })
  await row.getByRole('button', { name: /^More about/ }).press('Enter')
  await row.getByRole('button', { name: 'Move' }).press('Enter')
  await expect(dialog.getByLabel('To bed')).toBeFocused()
  await page.keyboard.type('Side room 2')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Swap beds' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(list.getByRole('row', { name: /Side room 2/ })).toContainText('MOVEADA')
  await expect(list.getByRole('row', { name: /Side room 4/ })).toContainText('MOVEBEN')
  const [stay] = (await found(`/Encounter?patient=${ada.id}`)) as Encounter[]
  const [, one, two, three] = stay?.location ?? []
  expect([one?.period?.end, two?.period?.end]).toEqual([two?.period?.start, three?.period?.start])
})

test('of two moves at the same moment the record takes one', async ({ patient }) => {
  const [ada, ben] = [await patient(), await patient()]
  const { ward, beds } = await newWard(3)
  const [first, second, third] = beds
  if (!first || !second || !third) throw new Error('The ward has too few beds')
  const stays = [await admit(ada.id, ward.id, first), await admit(ben.id, ward.id, second)]
  const bed = third as Location & { id: string }
  const answers = await Promise.all(
    stays.map((stay) =>
      ask('nurse', 'POST', '', {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [stay, bed].map((resource) => ({
          resource,
          request: {
            method: 'PUT',
            url: `${resource.resourceType}/${resource.id}`,
            ifMatch: `W/"${resource.meta?.versionId}"`,
          },
        })),
      }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]))
})

test('a wall screen shows short names and nothing sensitive', async ({ page, signIn, patient }) => {
  const ada = await patient({ family: 'Wallscreen', nhsNumber: '9990548609' })
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  for (const text of ['Adult safeguarding concern', 'MRSA carrier', 'At increased risk for falls'])
    await put({
      resourceType: 'Flag',
      status: 'active',
      subject: { reference: `Patient/${ada.id}` },
      code: { text },
    })
  await signIn('nurse')
  for (const view of ['', '&view=bays']) {
    await page.goto(`/wards/${ward.id}?privacy=1${view}`)
    const main = page.getByRole('main')
    await expect(main.getByRole('link', { name: 'WALLSCREEN A', exact: true })).toBeVisible()
    await expect(main).toContainText('Isolation')
    await expect(main).toContainText('Falls risk')
    for (const words of ['safeguarding', 'MRSA', '999 054', 'Ada', '1951'])
      await expect(main).not.toContainText(words)
    await expectAccessible(page)
  }
})

test('the nurse in charge sees how ill the ward is, what is late, and who carries how much', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient({ family: 'Chargeada' }), await patient({ family: 'Chargeben' })]
  const { ward, beds } = await newWard(3)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(ben.id, ward.id, beds[1])
  await put({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '1104051000000101' }] },
    subject: { reference: `Patient/${ada.id}` },
    effectiveDateTime: hoursAgo(5),
    valueQuantity: { value: 8 },
  })
  await put(openTask(ben.id, 'Wound dressing', hoursAgo(1)))
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('link', { name: 'Nurse in charge' }).click()
  const acuity = page.getByRole('region', { name: 'Acuity' })
  await expect(acuity).toContainText(/NEWS2 high\s*1/i)
  await expect(page.getByRole('region', { name: 'Observations overdue' })).toContainText('CHARGEADA')
  await expect(page.getByRole('region', { name: 'Tasks overdue' })).toContainText('CHARGEBEN')
  await expect(
    page.getByRole('table', { name: 'Staff load' }).getByRole('row', { name: /Nobody named/ }),
  ).toContainText('2')
  await expectAccessible(page)
})
