import type { Task } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { notesOf } from './notes.ts'
import { otherMachine } from './other-machine.ts'
import { ask, found } from './record.ts'

// Questions to other teams: sent, seen, answered in the record; what my team was asked, under Tasks.

test('an opinion is asked for, seen and answered, and both sides read it on the chart', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  const ada = await patient()
  const tasks = async () => (await found(`/Task?patient=${ada.id}`)) as Task[]
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/orders`)
  await page.getByRole('button', { name: 'Ask for an opinion' }).click()
  const asking = page.getByRole('region', { name: 'Ask for an opinion' })
  await expect(asking.getByLabel('Team')).toHaveValue('')
  await asking.getByRole('button', { name: 'Sign and send' }).click()
  await expect(asking).toContainText('Say which team')
  await asking
    .getByLabel('Team')
    .selectOption({ label: 'Ophthalmology, East Lancashire Hospitals NHS Trust' })
  await asking.getByLabel('How soon').selectOption('Urgent')
  await asking.getByLabel('Question').fill('Papilloedema?')
  await asking.getByLabel('Summary').fill('Headache for a week, blurred on the left')
  await expect(asking.getByText(/^Saved as draft/)).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(asking.getByLabel('Question')).toHaveValue('Papilloedema?')
  await asking.getByRole('button', { name: 'Sign and send' }).dblclick()
  await expect(asking.getByText(/^Sent\./)).toBeVisible()
  expect(await tasks()).toMatchObject([{ status: 'requested', priority: 'urgent' }])
  const opinions = page.getByRole('region', { name: 'Opinions of other teams' })
  await expect(opinions).toContainText('Asked by Dr Amina Hargreaves')
  await expect(opinions).toContainText('Sent, not seen yet')

  const eye = await otherMachine(browser, 'eye')
  await eye.goto('/tasks')
  const name = ada.name?.[0]?.family?.toUpperCase() ?? ''
  const asked = eye.getByRole('article', { name: new RegExp(name) })
  await expect(asked).toContainText('Papilloedema?')
  await expectAccessible(eye)
  await asked.getByRole('button', { name: /^Mark as seen/ }).click()
  await expect(asked).toContainText('by Mr Rohan Mistry')
  await asked.getByRole('link', { name: /^Open chart and answer/ }).click()
  const answer = eye.getByRole('region', { name: 'Answer a question' })
  const words = answer.getByRole('textbox', { name: 'Answer' })
  await words.fill('Discs are flat.\n<b>No</b> papilloedema.')
  await expect(answer.getByText(/^Saved as draft/)).toBeVisible()
  // An answer nobody has signed is nobody else's to read, and is there again after the tab was closed.
  expect(JSON.stringify((await ask('nurse', 'GET', `/Composition?patient=${ada.id}`)).body)).not.toContain(
    'Discs',
  )
  await eye.reload()
  await expect(words).toHaveValue('Discs are flat.\n<b>No</b> papilloedema.')
  await answer.getByRole('button', { name: 'Sign answer…' }).click()
  const dialog = eye.getByRole('dialog', { name: 'Sign answer' })
  await expect(dialog).toContainText('Born 04-Mar-1951')
  await dialog.getByRole('button', { name: 'Sign answer' }).dblclick()
  await expect(answer.getByText(/^Signed\./)).toBeVisible()
  expect(await tasks()).toMatchObject([{ status: 'completed' }])
  expect(await notesOf(ada.id)).toMatchObject([{ status: 'final', attester: [{ mode: 'professional' }] }])
  await eye.context().close()

  await page.goto(`/patients/${ada.id}/orders`)
  await expect(opinions).toContainText('Answered')
  await expect(opinions).toContainText('<b>No</b> papilloedema.')
  await expectAccessible(page)
  await opinions.getByRole('button', { name: /^About: Opinion/ }).click()
  await expect(page.getByRole('dialog', { name: 'About this entry' })).toContainText('Dr Amina Hargreaves')
})

test('a question is withdrawn with its reason, and the team is no longer asked', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/orders`)
  await page.getByRole('button', { name: 'Ask for an opinion' }).click()
  const asking = page.getByRole('region', { name: 'Ask for an opinion' })
  // Begun for the wrong patient: it is thrown away, and no team ever hears of it.
  await asking.getByLabel('Question').fill('Not for her')
  await expect(asking.getByText(/^Saved as draft/)).toBeVisible()
  await asking.getByRole('button', { name: 'Discard draft' }).click()
  const discarding = page.getByRole('dialog', { name: 'Discard this draft?' })
  await discarding.getByRole('button', { name: 'Discard draft' }).click()
  await expect(asking).toBeHidden()
  expect(await found(`/ServiceRequest?patient=${ada.id}`)).toMatchObject([{ status: 'entered-in-error' }])
  await expect(page.getByRole('region', { name: 'Opinions of other teams' })).toContainText(
    'No opinions asked for',
  )
  await page.getByRole('button', { name: 'Ask for an opinion' }).click()
  await asking.getByLabel('Team').selectOption({ label: 'Cardiology, East Lancashire Hospitals NHS Trust' })
  await asking.getByLabel('How soon').selectOption('Routine')
  await asking.getByLabel('Question').fill('Murmur?')
  await asking.getByLabel('Summary').fill('Systolic, known')
  await asking.getByRole('button', { name: 'Sign and send' }).click()
  await expect(asking.getByText(/^Sent\./)).toBeVisible()
  const opinions = page.getByRole('region', { name: 'Opinions of other teams' })
  await opinions.getByRole('link', { name: 'Withdraw: Cardiology' }).click()
  const dialog = page.getByRole('dialog', { name: 'Withdraw question' })
  await dialog.getByLabel('Why is it not needed?').fill('Echo was done last month')
  await dialog.getByRole('button', { name: 'Withdraw question' }).click()
  await expect(dialog).toBeHidden()
  await expect(opinions).toContainText(/Withdrawn.*Echo was done last month/)
  expect((await found(`/Task?patient=${ada.id}`)) as Task[]).toMatchObject([{ status: 'cancelled' }])
})
