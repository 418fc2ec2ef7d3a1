import type { Task } from 'fhir/r4'

import { book, newClinic } from './clinic.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, newPatient } from './record.ts'

// The board of the eye clinics: who is here, what is next, who waits how long.

test('a patient goes through the eye clinic step by step, and two who mark one step are told', async ({
  page,
  signIn,
}) => {
  const ada = await newPatient({ family: 'Pupilwide' })
  const { place, slots } = await newClinic([0])
  await book(slots[0] ?? '', ada.id, place)
  await signIn('eye')
  await page.goto('/departments/ophthalmology?view=board')
  const row = page.getByRole('row', { name: /PUPILWIDE/ })
  await expect(row).toContainText('Not here yet')
  await row.getByRole('button', { name: /^Arrived/ }).click()
  await expect(row).toContainText('Waits 0min')
  await expectAccessible(page)

  // by the keyboard alone: one key begins a step, the next ends it
  await row.getByRole('button', { name: /^Begin vision/ }).focus()
  await page.keyboard.press('Enter')
  await expect(row).toContainText(/Vision since \d\d:\d\d\s*Mr Rohan Mistry|Vision since \d\d:\d\d/)
  await page.keyboard.press('Enter')
  await expect(row.getByRole('button', { name: /^Begin pressure/ })).toBeVisible()

  // out of its turn, and without the step that today does not need
  await row.getByRole('button', { name: /^All steps/ }).click()
  const steps = page.getByRole('dialog', { name: 'Steps of this visit' })
  await steps.getByRole('button', { name: 'Not needed: Pressure' }).click()
  await expect(steps).toContainText('not needed')
  await expectAccessible(page)
  await steps.getByRole('button', { name: 'Close' }).last().click()
  await row.getByRole('button', { name: /^Drops given/ }).click()
  await expect(row).toContainText('Pupils widen, ready at')
  await page.getByRole('link', { name: /^OCT/ }).click()
  await expect(row).toBeHidden()
  await page.goBack()
  await expect(row).toContainText('Pupils widen')

  // somebody at another desk begins the next step; what they do is told here
  const tasks = (await found(`/Task?patient=${ada.id}`)) as Task[]
  expect(tasks.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'completed', 'completed'])
  const drops = tasks.find(({ code }) => code?.text === 'Drops')
  await ask('nurse', 'PUT', `/Task/${drops?.id}`, {
    ...drops,
    executionPeriod: { start: '2026-01-01T09:00:00Z', end: '2026-01-01T09:00:00Z' },
  })
  await expect(row).toContainText('Waits')
  await page.route(/\$changes/, (route) => route.abort())
  await page.reload()
  const oct = row.getByRole('button', { name: /^Begin oct/i })
  await expect(oct).toBeVisible()
  const begun: Task = {
    resourceType: 'Task',
    status: 'in-progress',
    intent: 'order',
    code: {
      coding: [{ system: 'https://lune.example/fhir/CodeSystem/eye-clinic-step', code: 'imaging' }],
      text: 'OCT',
    },
    ...(drops?.focus ? { focus: drops.focus } : {}),
    for: { reference: `Patient/${ada.id}` },
    owner: { display: 'Joy Ashworth' },
    executionPeriod: { start: new Date().toISOString() },
  }
  expect((await ask('nurse', 'POST', '/Task', begun)).status).toBe(201)
  await oct.click()
  await expect(page.getByRole('alert')).toContainText('Somebody else has just marked this step')
  await expect(row).toContainText('Joy Ashworth')

  // on a screen that others see
  await page.getByRole('checkbox', { name: 'Privacy mode' }).click()
  await expect(row).toContainText('PUPILWIDE A')
  await expect(row).not.toContainText('1951')
  expect((await ask('admin', 'POST', '/Task', begun)).status).toBe(403)
})
