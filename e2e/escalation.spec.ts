import type { Page } from '@playwright/test'
import type { Task } from 'fhir/r4'

import { choose } from './entry.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { otherMachine } from './other-machine.ts'
import { admit, ask, found, newWard, observationsOf } from './record.ts'

// A patient gets worse: from the first reading to the escalation answered.

const tasksOf = async (patientId: string) => (await found(`/Task?patient=${patientId}&_count=100`)) as Task[]
const step = (tasks: Task[], code: string) =>
  tasks.find((task) => task.code?.coding?.some((coding) => coding.code === code))

/** 3 + 3 + 1 = 7 of NEWS2. */
async function fillSeven(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Record observations' })
  await dialog.getByLabel('Respiration rate').fill('25')
  await dialog.getByLabel('Oxygen saturation').fill('91')
  await choose(page, 'Air or oxygen', 'Air')
  await dialog.getByLabel('Systolic blood pressure').fill('125')
  await dialog.getByLabel('Diastolic blood pressure').fill('75')
  await dialog.getByLabel('Pulse').fill('95')
  await choose(page, 'Consciousness', 'Alert')
  await dialog.getByLabel('Temperature').fill('38.0')
}

const entry = (page: Page) => page.getByRole('dialog', { name: 'Record observations' })
const save = (page: Page) => entry(page).getByRole('button', { name: 'Save observations' }).click()
const taskDialog = (page: Page) => page.getByRole('dialog', { name: 'Task' })

async function inBed(patient: { id: string }) {
  const { ward, beds } = await newWard(1)
  const [bed] = beds
  if (!bed) throw new Error('The ward has no bed')
  await admit(patient.id, ward.id, bed)
  return ward
}

/** What was due by now, written as if the time had passed: nobody waits in a story. */
async function makeLate(task: Task | undefined, minutes: number) {
  const past = new Date(Date.now() - minutes * 60_000).toISOString()
  const { status } = await ask('system', 'PUT', `/Task/${task?.id}`, {
    ...task,
    restriction: { period: { ...task?.restriction?.period, end: past } },
  })
  expect(status).toBe(200)
}

test('a deteriorating patient: escalated with the set, told, stepped up when nobody comes, answered by the doctor', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  const ada = await patient({ family: 'Worsening' })
  const ward = await inBed(ada)
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /WORSENING/ })
  await row.getByRole('button', { name: 'Record observations' }).click()
  await fillSeven(page)
  await save(page)
  await expect(
    page.getByText(/Escalated: tell Specialist registrar or above by \d\d:\d\d, review by/),
  ).toBeVisible()
  await expect(row).toContainText(/Escalation: NEWS2 7, high/)
  await expect(row).toContainText(/in 00:\d\d|due now/)
  const [score] = (await observationsOf(ada.id)).filter(({ derivedFrom }) => derivedFrom)
  const written = await tasksOf(ada.id)
  expect(written).toHaveLength(3)
  for (const { input = [] } of written)
    expect(input.find(({ type }) => type?.text === 'Source')?.valueString).toContain(
      'Escalation policy of Lancashire and South Cumbria, version 1',
    )
  for (const task of written) expect(task.focus?.reference).toContain(`Observation/${score?.id}`)
  expect(step(written, 'review')?.partOf?.[0]?.reference).toContain(`Task/${step(written, 'tell')?.id}`)

  await page.getByRole('link', { name: 'Record who was told' }).click()
  const escalation = page.getByRole('region', { name: 'Escalation' })
  await expect(escalation).toContainText('Not told yet')
  await expectAccessible(page)
  await escalation.getByRole('link', { name: /Open task: .*Tell: Specialist registrar/ }).click()
  await taskDialog(page).getByLabel('Who was told').fill('Dr Iqbal, medical registrar')
  await expectAccessible(page)
  await taskDialog(page).getByRole('button', { name: 'Record who was told' }).dblclick()
  await expect(taskDialog(page)).toBeHidden()
  await expect(escalation).toContainText(/Told Dr Iqbal, medical registrar at \d\d:\d\d/)
  expect((await tasksOf(ada.id)).map(({ status }) => status).toSorted()).toEqual([
    'completed',
    'received',
    'requested',
  ])

  // nobody comes
  await makeLate(step(await tasksOf(ada.id), 'review'), 12)
  await expect(escalation).toContainText(/overdue 00:1\d, step up/)
  await escalation.getByRole('link', { name: /Open task: .*emergency assessment/ }).click()
  await expect(taskDialog(page)).toContainText('Critical care team and consultant is called next')
  await taskDialog(page).getByRole('button', { name: 'Step up' }).dblclick()
  await expect(escalation).toContainText('Stepped up: tell Critical care team and consultant now')
  const after = await tasksOf(ada.id)
  const first = after.find(({ businessStatus }) => businessStatus?.text === 'Stepped up')
  const up = after.find(({ partOf }) => partOf?.[0]?.reference === `Task/${first?.id}`)
  expect([first?.status, up?.status, after.length]).toEqual(['received', 'requested', 4])
  await page.goto(`/wards/${ward.id}`)
  await expect(row).toContainText('Escalation: NEWS2 7, high')

  const doctor = await otherMachine(browser, 'doctor', /East Lancashire/i)
  await doctor.goto('/tasks?view=teams')
  const teams = doctor.getByRole('region', { name: 'Tasks of my teams' })
  const called = teams.getByRole('listitem').filter({ hasText: 'WORSENING' })
  await expect(called).toHaveCount(2)
  await expectAccessible(doctor)
  await called
    .filter({ hasText: 'Stepped up: tell' })
    .getByRole('button', { name: /^On my way/ })
    .click()
  await expect(called).toHaveCount(1)
  await doctor.goto('/tasks')
  const mine = doctor.getByRole('region', { name: 'My tasks' })
  await mine
    .getByRole('listitem')
    .filter({ hasText: 'WORSENING' })
    .getByRole('link', { name: /Open task/ })
    .click()
  await taskDialog(doctor).getByRole('radio', { name: 'Patient seen, with a plan' }).check()
  await expect(taskDialog(doctor)).toContainText('This also answers')
  await taskDialog(doctor).getByRole('button', { name: 'Record review' }).click()
  await expect(taskDialog(doctor)).toContainText('Say what the plan is')
  await taskDialog(doctor)
    .getByRole('textbox', { name: 'Plan' })
    .fill('High-flow oxygen, chest film, HDU bed asked for')
  await taskDialog(doctor).getByRole('button', { name: 'Record review' }).click()
  await expect(taskDialog(doctor)).toBeHidden()
  await doctor.context().close()

  await expect(row).not.toContainText('Stepped up')
  await page.goto(`/patients/${ada.id}/observations`)
  await escalation.getByText(/^Closed in the last/).click()
  await expect(escalation).toContainText('Plan: High-flow oxygen, chest film, HDU bed asked for')
})

test('could this be sepsis? is asked once with the set: yes starts the hour, no takes a reason', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await inBed(ada)
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  const record = page.getByRole('button', { name: 'Record observations' }).first()
  await record.click()
  await fillSeven(page)
  await save(page)
  const escalation = page.getByRole('region', { name: 'Escalation' })
  await escalation.getByRole('link', { name: /Open task: .*Could this be sepsis/ }).click()
  await taskDialog(page).getByRole('radio', { name: 'No' }).check()
  await taskDialog(page).getByRole('button', { name: 'Record: not sepsis' }).click()
  await expect(taskDialog(page)).toContainText('Say why')
  await taskDialog(page).getByRole('radio', { name: 'Yes, it could be sepsis' }).check()
  await expect(taskDialog(page)).toContainText('NICE NG51/NG253')
  await expectAccessible(page)
  await taskDialog(page).getByRole('button', { name: 'Record: could be sepsis' }).click()
  await expect(escalation).toContainText('antibiotics within 1 hour. IV antibiotics')
  const tasks = await tasksOf(ada.id)
  const set = step(tasks, 'sepsis')?.restriction?.period?.start ?? ''
  const antibiotics = tasks.find(({ code }) => code?.text === 'IV antibiotics')
  expect(Date.parse(antibiotics?.restriction?.period?.end ?? '') - Date.parse(set)).toBe(3_600_000)
  expect(tasks.filter((task) => step([task], 'bundle'))).toHaveLength(6)
  expect(tasks.filter((task) => step([task], 'sepsis'))).toMatchObject([{ status: 'completed' }])
})

test('a set that the record refuses leaves no escalation and loses nothing', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Task-refuses-writes' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await page.getByRole('button', { name: 'Record observations' }).first().click()
  await fillSeven(page)
  await save(page)
  await expect(entry(page).getByRole('alert')).toContainText('Not saved.')
  await expect(entry(page).getByLabel('Respiration rate')).toHaveValue('25')
  expect(await tasksOf(ada.id)).toEqual([])
  expect(await observationsOf(ada.id)).toEqual([])
})

test('a set entered in error says what becomes of its escalation', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await page.getByRole('button', { name: 'Record observations' }).first().click()
  await fillSeven(page)
  await save(page)
  const escalation = page.getByRole('region', { name: 'Escalation' })
  await expect(escalation).toContainText('Not told yet')
  const [score] = (await observationsOf(ada.id)).filter(({ derivedFrom }) => derivedFrom)
  await page.goto(`/patients/${ada.id}/observations/${score?.id}/in-error`)
  const dialog = page.getByRole('dialog', { name: /in error/i })
  await dialog.getByRole('textbox').fill('Another patient’s readings')
  await dialog.getByRole('button', { name: /in error/i }).click()
  await expect(dialog).toBeHidden()
  await expect(escalation).toContainText('Nothing is escalated now')
  await escalation.getByText(/^Closed in the last/).click()
  await expect(escalation).toContainText('Set entered in error: Another patient’s readings')
  expect((await tasksOf(ada.id)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})

test('an amended set takes its escalation along, or ends it, and says so', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  await page.getByRole('button', { name: 'Record observations' }).first().click()
  await fillSeven(page)
  await save(page)
  const escalation = page.getByRole('region', { name: 'Escalation' })
  await expect(escalation).toContainText('NEWS2 7, high')
  const amend = page.getByRole('dialog', { name: 'Amend observations' })
  const setNow = async () =>
    (await observationsOf(ada.id)).find(({ derivedFrom, status }) => derivedFrom && status === 'final')?.id
  await page.goto(`/patients/${ada.id}/observations/${await setNow()}/amend`)
  await amend.getByLabel('Respiration rate').fill('22')
  await amend.getByLabel('What was wrong?').fill('Counted again')
  await amend.getByRole('button', { name: 'Save amended observations' }).click()
  await expect(amend).toBeHidden()
  await expect(escalation).toContainText('NEWS2 6, medium')
  await expect(escalation).toContainText('Set amended (Counted again): now NEWS2 6, medium')
  const set = await setNow()
  expect(await tasksOf(ada.id)).toMatchObject(
    [1, 2, 3].map(() => ({ status: 'requested', focus: { reference: `Observation/${set}` } })),
  )
  await page.goto(`/patients/${ada.id}/observations/${set}/amend`)
  await amend.getByLabel('Oxygen saturation').fill('98')
  await amend.getByLabel('What was wrong?').fill('Probe was off')
  await amend.getByRole('button', { name: 'Save amended observations' }).click()
  await expect(amend).toBeHidden()
  await expect(escalation).toContainText('Nothing is escalated now')
  await escalation.getByText(/^Closed in the last/).click()
  await expect(escalation).toContainText('it asks for no escalation now')
})
