import type { Patient } from 'fhir/r4'

import { enter, expect, expectAccessible, test } from './fixtures.ts'
import { answer, dialogOf, inInbox, openInbox } from './inbox.ts'
import { newReport, tasksOf, wordsOf } from './laboratory.ts'
import { otherMachine } from './other-machine.ts'
import { ask } from './record.ts'

// What becomes of an answer: amended, passed on, refused, overtaken.

test('an amendment opens a closed result again, with the old and the new value side by side', async ({
  page,
  signIn,
  patient,
}, { retry }) => {
  // a second try must not find the first one's patient
  const family = `Amendly${'x'.repeat(retry)}`
  const ada = await patient({ family })
  const { report, result } = await newReport(ada.id, { value: 4.2 })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/results`)
  const article = page.getByRole('article', { name: 'Potassium' })
  await expect(article).toContainText('Not acknowledged')
  await article.getByRole('button', { name: 'Acknowledge' }).click()
  await answer(dialogOf(page), /nothing needs doing/)
  await dialogOf(page).getByRole('button', { name: 'Close result' }).click()
  await expect(article).toContainText('Closed by Dr Amina Hargreaves')

  await ask('system', 'PUT', `/Observation/${result.id}`, {
    ...result,
    status: 'amended',
    valueQuantity: { ...result.valueQuantity, value: 6.4 },
  })
  await ask('system', 'PUT', `/DiagnosticReport/${report.id}`, { ...report, status: 'amended' })
  await openInbox(page)
  const row = inInbox(page, `${family},`)
  await expect(row).toContainText('Changed by the laboratory after this: Closed by Dr Amina Hargreaves')
  await row.getByRole('link', { name: 'Potassium' }).click()
  const changed = page.getByRole('table', { name: 'What the laboratory changed' })
  const potassium = changed.getByRole('row', { name: /Potassium/ })
  await expect(potassium.getByRole('cell').nth(0)).toContainText('4.2 mmol/L')
  await expect(potassium.getByRole('cell').nth(1)).toContainText('6.4 mmol/L')
  await expectAccessible(page)
  await answer(dialogOf(page), /nothing needs doing/)
  await dialogOf(page).getByRole('button', { name: 'Close result' }).click()
  await expect(page.getByRole('link', { name: new RegExp(`${family},`, 'i') })).toHaveCount(0)
  expect((await tasksOf(ada.id)).map(({ status }) => status)).toEqual(['completed', 'completed'])
})

test('a result that is forwarded stays with who forwarded it until the other accepts it', async ({
  page,
  browser,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Forwardly' })
  await newReport(ada.id, { mark: 'H', value: 5.6 })
  await signIn('doctor', /East Lancashire/i)
  await openInbox(page)
  await inInbox(page, 'FORWARDLY').getByRole('link', { name: 'Potassium' }).click()
  const dialog = dialogOf(page)
  await answer(dialog, /Forward/)
  await dialog.getByLabel('To whom').fill('Okor')
  await dialog.getByRole('button', { name: 'Forward result' }).click()
  await expect(dialog).toContainText('Choose one person from the list')
  // the names may come only after the list was left
  await dialog.getByLabel('To whom').fill('Okoro')
  await dialog.getByRole('option', { name: /Mr Daniel Okoro/ }).click()
  await dialog.getByLabel('Why').fill('On your round today')
  await dialog.getByRole('button', { name: 'Forward result' }).click()
  await expect(dialog).toBeHidden()
  await expect(inInbox(page, 'FORWARDLY')).toContainText('Forwarded to Mr Daniel Okoro, not accepted yet')

  const other = await otherMachine(browser, 'nurse')
  await other.goto('/results')
  const row = inInbox(other, 'FORWARDLY')
  await row.getByRole('link', { name: 'Potassium' }).click()
  await expect(dialogOf(other)).toContainText('On your round today')
  await answer(dialogOf(other), /I still have to act/)
  await dialogOf(other).getByRole('button', { name: 'Accept result' }).click()
  await expect(row).toContainText('Acknowledged by Mr Daniel Okoro')
  await other.context().close()
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(page.getByRole('link', { name: /FORWARDLY/ })).toHaveCount(0)
})

test('an overdue result is escalated to a named person, and stays with the ward until they take it', async ({
  page,
  browser,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Escally' })
  await newReport(ada.id, { mark: 'H', value: 5.8, issued: 30 })
  await newReport(ada.id, { name: 'Sodium', issued: 1 })
  await signIn('doctor', /East Lancashire/i)
  await openInbox(page)
  const row = inInbox(page, 'ESCALLY')
  await expect(row).toContainText(/Overdue 6hr\s*Not escalated/)
  // in time: nothing to escalate
  await row.getByRole('link', { name: 'Sodium' }).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('radio', { name: /Forward/ })).toHaveCount(1)
  await expect(dialog.getByRole('radio', { name: /Escalate/ })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await row.getByRole('link', { name: 'Potassium' }).click()
  await answer(dialog, /Escalate/)
  await expect(dialog).toContainText('No responsible consultant is recorded.')
  await dialog.getByLabel('To whom').fill('Okor')
  await dialog.getByRole('option', { name: /Mr Daniel Okoro/ }).click()
  await dialog.getByLabel('Why').fill('Nobody has answered since yesterday')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Escalate result' }).click()
  await expect(dialog).toBeHidden()
  await expect(row).toContainText(/Escalated to Mr Daniel Okoro .*, not accepted yet/)
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: /Escalated/ })
    .click()
  await expect(row).toContainText('Potassium')
  await expect(row).not.toContainText('Sodium')

  const other = await otherMachine(browser, 'nurse')
  await other.goto('/results')
  await inInbox(other, 'ESCALLY').getByRole('link', { name: 'Potassium' }).click()
  await expect(dialogOf(other)).toContainText('Nobody has answered since yesterday')
  await answer(dialogOf(other), /I still have to act/)
  await dialogOf(other).getByRole('button', { name: 'Accept result' }).click()
  await expect(dialogOf(other)).toBeHidden()
  await other.context().close()
  const [task] = await tasksOf(ada.id).then((tasks) => tasks.filter(({ status }) => status === 'accepted'))
  expect(wordsOf(task)).toEqual([
    'Opened',
    'Overdue, escalated to Mr Daniel Okoro: Nobody has answered since yesterday',
    'Accepted and acknowledged',
  ])
})

test('an answer that could not be saved stays as it was written, and is saved once when it can be', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  test.setTimeout(120_000) // six ways of failing, one after the other
  const ada = await patient({ family: 'Hardly', fault: 'Task-refuses-writes' })
  await newReport(ada.id)
  await signIn('doctor', /East Lancashire/i)
  await openInbox(page)
  await inInbox(page, 'HARDLY').getByRole('link', { name: 'Potassium' }).click()
  const dialog = dialogOf(page)
  await answer(dialog, /have done, and close/)
  await dialog.getByLabel('Action taken').fill('Seen on the round')
  const send = dialog.getByRole('button', { name: 'Close result' })
  const isKept = async () => {
    await expect(dialog.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible()
    await expect(dialog.getByLabel('Action taken')).toHaveValue('Seen on the round')
  }
  // the record answers 500
  await send.click()
  await isKept()
  expect(await tasksOf(ada.id)).toEqual([])
  const well: Patient = { ...ada, meta: {} }
  await ask('system', 'PUT', `/Patient/${ada.id}`, well)
  // no network
  await context.setOffline(true)
  await send.click()
  await isKept()
  await context.setOffline(false)
  // the session has ended on the server, and nobody told the page
  const elsewhere = await context.newPage()
  await elsewhere.goto('/oidc/session/end')
  await elsewhere.getByRole('button').first().click()
  await elsewhere.close()
  const again = page.getByRole('button', { name: 'Sign in again' })
  // It learns it by sending, unless something on the page was refreshed first.
  await send.click({ timeout: 3000 }).catch(() => expect(again).toBeVisible())
  const popup = page.waitForEvent('popup')
  await again.click()
  await enter(await popup, 'doctor')
  await expect(again).toBeHidden()
  await isKept()
  // leaving asks
  await page.keyboard.press('Escape')
  await expect(page.getByText('Leave without saving?')).toBeVisible()
  await page.getByRole('button', { name: 'Keep writing' }).click()
  // closing the tab asks too
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await isKept()
  await send.dblclick()
  await expect(dialog).toBeHidden()
  const tasks = await tasksOf(ada.id)
  expect(tasks.map(wordsOf)).toEqual([['Opened', 'Done, and closed: Seen on the round']])
})

test('what a colleague did meanwhile is shown before anything is written over it', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Meanwhilely' })
  await newReport(ada.id)
  await signIn('doctor', /East Lancashire/i)
  await openInbox(page)
  await inInbox(page, 'MEANWHILELY').getByRole('link', { name: 'Potassium' }).click()
  const dialog = dialogOf(page)
  await expect(dialog).toContainText('Seen by')
  const [seen] = await tasksOf(ada.id)
  const colleague = { display: 'Dr Joy Patel' }
  const theirs = {
    ...seen,
    status: 'accepted',
    owner: colleague,
    note: [...(seen?.note ?? []), { authorString: 'Dr Joy Patel', text: 'Acknowledged' }],
  }
  expect((await ask('system', 'PUT', `/Task/${seen?.id}`, theirs)).status).toBe(200)
  await answer(dialog, /nothing needs doing/)
  await dialog.getByRole('button', { name: 'Close result' }).click()
  const both = dialog.getByRole('table', { name: 'As you saw it and as it is now' })
  await expect(both).toContainText('Acknowledged by Dr Joy Patel')
  expect((await tasksOf(ada.id))[0]?.owner).toEqual(colleague)
  await dialog.getByRole('button', { name: 'Close result' }).click()
  await expect(dialog).toBeHidden()
  expect(wordsOf((await tasksOf(ada.id))[0])).toEqual(['Opened', 'Acknowledged', 'Acknowledged and closed'])
})
