import type { Page } from '@playwright/test'
import type { Task } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, found, newWard } from './record.ts'
import { watch } from './watch.ts'

// What has to be done: added, taken, done, not done with the reason, done again.

const tasksOf = async (patientId: string) => (await found(`/Task?patient=${patientId}&_count=100`)) as Task[]
const addDialog = (page: Page) => page.getByRole('dialog', { name: 'Add task' })
const taskDialog = (page: Page) => page.getByRole('dialog', { name: 'Task' })

async function onWard(...patients: { id: string }[]) {
  const { ward, beds } = await newWard(patients.length)
  for (const [index, bed] of beds.entries()) await admit(patients[index]?.id ?? '', ward.id, bed)
  return ward
}

/** A task that a colleague has written already. */
async function given(patientId: string, what: string, more: Partial<Task> = {}) {
  const { body } = await ask('nurse', 'POST', '/Task', {
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    code: { coding: [{ system: 'https://lune.example/fhir/CodeSystem/task-kind', code: 'ward-task' }] },
    description: what,
    for: { reference: `Patient/${patientId}` },
    authoredOn: new Date().toISOString(),
    ...more,
  } satisfies Task)
  return body as Task & { id: string }
}

test('a task is added from the ward board, taken and done, and every step is kept with who and when', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Taskful' })
  const ward = await onWard(ada)
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /TASKFUL/ })
  await row.getByRole('button', { name: /^More about/ }).click()
  await row.getByRole('button', { name: 'Add task' }).click()
  await addDialog(page).getByRole('button', { name: 'Add task' }).click()
  await expect(addDialog(page)).toContainText('Say what has to be done')
  await addDialog(page).getByLabel('What has to be done').fill('Bladder scan after voiding')
  await addDialog(page).getByLabel('Who is asked').selectOption('Ward nurses')
  await addDialog(page).getByLabel('Due').fill('2026-01-05T14:05')
  await expectAccessible(page)
  await addDialog(page).getByRole('button', { name: 'Add task' }).dblclick()
  await expect(addDialog(page)).toBeHidden()
  await expect(row).toContainText('Bladder scan after voiding')
  expect(await tasksOf(ada.id)).toHaveLength(1)

  await page.getByRole('navigation', { name: 'Ward' }).getByRole('link', { name: 'Tasks' }).click()
  await expect(page).toHaveURL(`/tasks?view=ward&ward=${ward.id}`)
  const bed = page.getByRole('region', { name: /Side room 1: TASKFUL/ })
  await expect(bed).toContainText('Bladder scan after voiding')
  await expect(bed).toContainText('overdue')
  await expectAccessible(page)
  await bed.getByRole('button', { name: /^Accept: Bladder scan/ }).click()
  await expect(bed).toContainText('Accepted · Mr Daniel Okoro')
  await page.goto('/tasks')
  const mine = page
    .getByRole('region', { name: 'My tasks' })
    .getByRole('listitem')
    .filter({ hasText: 'TASKFUL' })
  await mine.getByRole('link', { name: /^Open task/ }).click()
  await taskDialog(page).getByRole('radio', { name: 'It is done' }).check()
  await taskDialog(page)
    .getByLabel(/What was found/)
    .fill('180 mL')
  await taskDialog(page).getByRole('button', { name: 'Mark task as done' }).click()
  await expect(mine).toHaveCount(0)
  await page.getByLabel('Show').selectOption('closed')
  await expect(mine).toContainText('Done: 180 mL')
  await mine.getByRole('link', { name: /^Open task/ }).click()
  const history = taskDialog(page).getByRole('list', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveText([
    /Asked for.*Daniel Okoro/,
    /Accepted.*Daniel Okoro/,
    /Done: 180 mL.*Daniel Okoro/,
  ])
})

test('a task that cannot be done keeps the reason, and one that repeats makes the next once', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  const panel = page.getByRole('region', { name: 'Outstanding tasks' })
  await expect(panel).toContainText('No tasks outstanding')
  await page.keyboard.press('n')
  await page.keyboard.press('t')
  await addDialog(page).getByLabel('What has to be done').fill('Turn, left side')
  await addDialog(page).getByLabel('Who is asked').selectOption('Ward nurses')
  await addDialog(page).getByLabel('How often').selectOption('Every 2 hours')
  await addDialog(page).getByRole('button', { name: 'Add task' }).click()
  await expect(addDialog(page)).toContainText('Say when it is due first')
  await addDialog(page).getByLabel('Due').fill('2026-01-05T14:05')
  await addDialog(page).getByRole('button', { name: 'Add task' }).click()
  await panel.getByRole('link', { name: 'Turn, left side' }).click()
  await expect(taskDialog(page)).toContainText('Every 2 hours')
  await taskDialog(page).getByRole('radio', { name: 'It is done' }).check()
  await taskDialog(page).getByRole('button', { name: 'Mark task as done' }).dblclick()
  await expect(taskDialog(page)).toBeHidden()
  const open = async () => (await tasksOf(ada.id)).filter(({ status }) => status === 'requested')
  expect(await open()).toHaveLength(1)
  const [next] = await open()
  const due = Date.parse(next?.restriction?.period?.end ?? '')
  expect(due).toBeGreaterThan(Date.now())
  expect(due).toBeLessThanOrEqual(Date.now() + 2 * 3_600_000)

  await panel.getByRole('link', { name: 'Turn, left side' }).click()
  await taskDialog(page).getByRole('radio', { name: 'It cannot be done' }).check()
  await taskDialog(page).getByRole('button', { name: 'Record that it cannot be done' }).click()
  await expect(taskDialog(page)).toContainText('Say why')
  await taskDialog(page).getByLabel('Why can it not be done?').fill('In theatre')
  await taskDialog(page).getByRole('button', { name: 'Record that it cannot be done' }).click()
  await expect(taskDialog(page)).toBeHidden()
  expect((await tasksOf(ada.id)).find(({ status }) => status === 'failed')).toMatchObject({
    statusReason: { text: 'In theatre' },
  })
  expect(await open()).toHaveLength(1)
})

test('a task that a colleague has changed meanwhile shows both, and is not written over', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const task = await given(ada.id, 'Ring daughter')
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary/task/${task.id}`)
  await taskDialog(page).getByRole('radio', { name: 'It is done' }).check()
  await taskDialog(page)
    .getByLabel(/What was found/)
    .fill('Spoke to her at noon')
  const { status } = await ask('doctor', 'PUT', `/Task/${task.id}`, {
    ...task,
    status: 'accepted',
    note: [{ text: 'I ring her after the round' }],
  })
  expect(status).toBe(200)
  await taskDialog(page).getByRole('button', { name: 'Mark task as done' }).click()
  await expect(taskDialog(page)).toContainText('As you saw it and as it is now')
  await expect(taskDialog(page)).toContainText('I ring her after the round')
  await expect(taskDialog(page).getByLabel(/What was found/)).toHaveValue('Spoke to her at noon')
  expect((await tasksOf(ada.id))[0]).toMatchObject({ status: 'accepted' })
  await taskDialog(page).getByRole('button', { name: 'Go on with the entry as it is now' }).click()
  await expect(taskDialog(page).getByLabel(/What was found/)).toHaveValue('Spoke to her at noon')
  await taskDialog(page).getByRole('button', { name: 'Mark task as done' }).click()
  await expect(taskDialog(page)).toBeHidden()
  expect((await tasksOf(ada.id))[0]).toMatchObject({
    status: 'completed',
    note: [{ text: 'I ring her after the round' }, { text: 'Done: Spoke to her at noon' }],
  })
})

test('what a colleague does with a task of the ward is seen while one looks', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Livetask' })
  const ward = await onWard(ada)
  await signIn('nurse')
  await page.goto(`/tasks?view=ward&ward=${ward.id}`)
  const bed = page.getByRole('region', { name: /Side room 1: LIVETASK/ })
  await expect(bed.getByRole('button', { name: /^Add task/ })).toBeVisible()
  await expect(bed).not.toContainText('Weigh')
  const task = await given(ada.id, 'Weigh before breakfast')
  await expect(bed).toContainText('Weigh before breakfast')
  await ask('doctor', 'PUT', `/Task/${task.id}`, { ...task, status: 'completed' })
  await expect(bed).not.toContainText('Weigh before breakfast')

  // What is given to this nurse by name comes into the nurse's own list as it happens, without being asked for every few seconds.
  const seen = watch(page)
  await page.goto('/tasks')
  const mine = page.getByRole('region', { name: 'My tasks' })
  await expect(mine).toBeVisible()
  await seen.settled()
  const nurse = { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555036633109' }
  await given(ada.id, 'Ring the family of Livetask', { owner: { identifier: nurse } })
  await expect(mine).toContainText('Ring the family of Livetask')
})

test('a stay that has just begun is asked what it begins with, once, beside the assessments that are due', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Newcomer' })
  const { ward, beds } = await newWard(1)
  const stay = await admit(ada.id, ward.id, beds[0] ?? { resourceType: 'Location', id: '' })
  const start = new Date(Date.now() - 5 * 3_600_000).toISOString()
  await ask('system', 'PUT', `/Encounter/${stay.id}`, { ...stay, period: { start } })
  await signIn('nurse')
  await page.goto(`/tasks?view=ward&ward=${ward.id}`)
  const bed = page.getByRole('region', { name: /Side room 1: NEWCOMER/ })
  await expect(bed).toContainText('New on the ward.')
  await expect(bed.getByRole('link', { name: 'Fill in: Falls' })).toBeVisible()
  await expectAccessible(page)
  const make = bed.getByRole('button', { name: /^Make admission tasks/ })
  await make.dblclick()
  await expect(make).toHaveCount(0)
  await expect(bed).toContainText('Infection screen')
  await expect(bed).toContainText('every week')
  expect(await tasksOf(ada.id)).toHaveLength(3)
  const screen = (await tasksOf(ada.id)).find(({ description }) => description?.startsWith('Infection'))
  expect(Date.parse(screen?.restriction?.period?.end ?? '') - Date.parse(start)).toBe(6 * 3_600_000)

  await page.getByLabel('My patients').click()
  await expect(page).toHaveURL(/mine=1/)
  await expect(page.getByText('You are nobody’s named nurse on this ward.')).toBeVisible()
  await page.getByLabel('My patients').click()
  await expect(page).not.toHaveURL(/mine=1/)
  await page.getByLabel('In the order of').selectOption('Time')
  await expect(page).toHaveURL(/by=time/)
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').first()).toContainText(
    'NEWCOMER',
  )
  await expect(page.getByRole('list', { name: 'Assessments due' })).toContainText('NEWCOMER')
})
