import type { Task } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { beginNote, notesOf, signedNote } from './notes.ts'
import { otherMachine } from './other-machine.ts'
import { ask, found, put } from './record.ts'

// A note once it is signed: added to, countersigned, or taken back.

test('a note is signed under the patient’s name, stays as it was signed, and is added to', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ nhsNumber: '9990000700' })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  const round = await beginNote(page, 'Ward round')
  await round.getByRole('button', { name: 'Sign…' }).click()
  await expect(round.getByRole('alert')).toContainText('Nothing is written yet')
  await round.getByLabel('Plan and requested actions').fill('Home tomorrow')
  await round.getByRole('button', { name: 'Sign…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign note' })
  await expect(dialog).toContainText(/Ada.*Born 04-Mar-1951.*999 000 0700/)
  await expect(dialog).toContainText('Home tomorrow')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Sign note' }).dblclick()
  await expect(round.getByRole('status')).toContainText('Signed.')
  await round.getByRole('button', { name: 'Close', exact: true }).click()

  const notes = page.getByRole('region', { name: 'Notes', exact: true })
  const signed = notes.getByRole('article', { name: 'Ward round' })
  await expect(signed).toContainText(
    /Signed: Dr Amina Hargreaves, Doctor, East Lancashire Hospitals NHS Trust/,
  )
  const [kept, ...more] = await notesOf(ada.id)
  expect(more).toEqual([])
  expect(kept).toMatchObject({ status: 'final', attester: [{ mode: 'professional' }] })
  expect(kept?.meta?.tag).toBeUndefined()
  const changed = await ask('doctor', 'PUT', `/Composition/${kept?.id}`, { ...kept, title: 'Another' })
  expect(changed.status).toBe(403)

  await signed.getByRole('button', { name: 'Add to it: Ward round' }).click()
  const added = page.getByRole('region', { name: /^Added to Ward round/ })
  await added.getByLabel('Clinical narrative').fill('Seen again: wheeze gone')
  await added.getByRole('button', { name: 'Sign…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign note' }).click()
  await expect(added.getByRole('status')).toContainText('Signed.')
  await expect(signed.getByRole('article', { name: /^Added to Ward round/ })).toContainText('wheeze gone')
  const addendum = (await notesOf(ada.id)).find(({ relatesTo }) => relatesTo)
  expect(addendum?.relatesTo).toMatchObject([
    { code: 'appends', targetReference: { reference: `Composition/${kept?.id}` } },
  ])
})

test('a note entered in error leaves the list with its reason, and is struck out for whoever asks', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(signedNote(ada.id, 'Written about somebody else'))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/notes`)
  await page.getByRole('link', { name: 'Mark in error: Ward round' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mark note in error' })
  await dialog.getByRole('textbox').fill('Wrong patient')
  await dialog.getByRole('button', { name: 'Mark note in error' }).click()
  await expect(dialog).toBeHidden()
  const notes = page.getByRole('region', { name: 'Notes', exact: true })
  await expect(notes).toContainText('No notes recorded')
  await expect(notes.getByText('Written about somebody else')).toBeHidden()
  await notes.getByText('1 note entered in error').click()
  await expect(notes.getByText('Written about somebody else')).toBeVisible()
  await expect(notes).toContainText(/Wrong patient.*Mr Daniel Okoro/)
  await expectAccessible(page)
  await notes.getByRole('button', { name: 'About: Ward round' }).click()
  await expect(page.getByRole('dialog', { name: 'About this entry' })).toContainText('Version 2')
})

test('a student’s note says that nobody has countersigned it, until somebody does', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  const ada = await patient()
  await signIn('student')
  await page.goto(`/patients/${ada.id}/notes`)
  const free = await beginNote(page, 'Note')
  await free.getByLabel('Clinical narrative').fill('Seen with the team')
  await free.getByRole('button', { name: 'Sign…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign note, to be countersigned' }).click()
  await expect(free.getByRole('status')).toContainText('Signed.')
  const [waiting] = await notesOf(ada.id)
  expect(waiting?.status).toBe('preliminary')
  const tasks = async () => (await found(`/Task?patient=${ada.id}`)) as Task[]
  expect(await tasks()).toMatchObject([
    { status: 'requested', focus: { reference: `Composition/${waiting?.id}` } },
  ])

  const ward = await otherMachine(browser, 'nurse')
  await ward.goto(`/patients/${ada.id}/notes`)
  const article = ward.getByRole('article', { name: /^Note/ })
  await expect(article).toContainText('Not countersigned')
  await article.getByRole('link', { name: 'Countersign: Note' }).click()
  const dialog = ward.getByRole('dialog', { name: 'Countersign note' })
  await expect(dialog).toContainText('Born 04-Mar-1951')
  await dialog.getByRole('button', { name: 'Countersign note' }).click()
  await expect(dialog).toBeHidden()
  await expect(article).toContainText('Countersigned: Mr Daniel Okoro')
  await expect(article).not.toContainText('Not countersigned')
  expect(await tasks()).toMatchObject([{ status: 'completed' }])
  await ward.context().close()
})
