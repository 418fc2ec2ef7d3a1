import type { QuestionnaireResponse } from 'fhir/r4'

import { sessionOf } from './end-session.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, found, newWard, setFault } from './record.ts'

const responsesOf = (patientId: string) => found(`/QuestionnaireResponse?patient=${patientId}`)

test('a nurse sees what is due on the ward, fills it in with a score, and it is due no longer', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Mustneeded' })
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('navigation', { name: 'Ward' }).getByRole('link', { name: 'Assessments' }).click()
  const grid = page.getByRole('table', { name: 'Assessments due' })
  await expect(grid).toBeVisible()
  await expectAccessible(page)
  await grid
    .getByRole('row', { name: /MUSTNEEDED/ })
    .getByRole('link', { name: /overdue.*Nutrition/ })
    .click()

  const dialog = page.getByRole('dialog', { name: 'Nutrition (MUST)' })
  await expect(dialog.getByRole('status')).toContainText('no score until every part is answered')
  await dialog.getByRole('button', { name: /^Save/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('3 answers need another look')
  await dialog
    .getByRole('group', { name: 'BMI' })
    .or(dialog.getByRole('radiogroup', { name: 'BMI' }))
    .getByLabel(/Under 18.5/)
    .check()
  await dialog
    .getByRole('radiogroup', { name: /weight loss/ })
    .getByLabel(/Under 5/)
    .check()
  await dialog
    .getByRole('radiogroup', { name: /Acutely ill/ })
    .getByLabel(/^No/)
    .check()
  await expect(dialog.getByRole('status')).toContainText('2 high risk')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Save/ }).click()

  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Filled in' })).toContainText('high risk')
  const responses = (await found(`/QuestionnaireResponse?patient=${ada.id}`)) as QuestionnaireResponse[]
  expect(responses).toHaveLength(1)
  // what its score asks for is a task, written with it
  expect(await found(`/Task?patient=${ada.id}`)).toMatchObject([
    {
      description: 'Refer to the dietitian (Nutrition (MUST) 2)',
      basedOn: [{ reference: `QuestionnaireResponse/${responses[0]?.id}` }],
    },
  ])
  await page.goto(`/wards/${ward.id}/assessments`)
  await expect(
    grid.getByRole('row', { name: /MUSTNEEDED/ }).getByRole('link', { name: /Nutrition/ }),
  ).toContainText('due in')
})

test('the answers of last time are offered, and stay marked with their date', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Carried' })
  await signIn('nurse')
  const dialog = page.getByRole('dialog', { name: 'Pain' })
  for (const time of ['first', 'second']) {
    await page.goto(`/patients/${ada.id}/assessments/form-pain`)
    if (time === 'first') {
      await dialog.getByLabel('Pain now').selectOption({ label: '4 (4)' })
      await dialog.getByLabel(/Where/).fill('Left knee')
    } else {
      await dialog.getByRole('button', { name: /Start from the answers of/ }).click()
      await dialog.getByLabel('Pain now').selectOption({ label: '2 (2)' })
    }
    await dialog.getByRole('button', { name: 'Save Pain' }).click()
    await expect(dialog).toBeHidden()
  }
  const filled = page.getByRole('region', { name: 'Filled in' })
  await expect(filled.getByText(/carried from/)).toHaveCount(1)
  await expect(filled.getByRole('article').first()).toContainText(/Left knee.*carried from/)
})

test('a form that the record refuses stays as it was filled in', async ({ page, signIn, patient }) => {
  const ada = await patient({ fault: 'QuestionnaireResponse-refuses-writes' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/assessments/form-pain`)
  const dialog = page.getByRole('dialog', { name: 'Pain' })
  await dialog.getByLabel('Pain now').selectOption({ label: '7 (7)' })
  await dialog.getByRole('button', { name: 'Save Pain' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Not saved')
  await expect(dialog.getByLabel('Pain now')).toHaveValue('7')
})

test('refused, without a network, signed out: every answer stays, and the form is in the record once', async ({
  page,
  signIn,
  patient,
  context,
}) => {
  const session = sessionOf(page)
  const ada = await patient({ fault: 'QuestionnaireResponse-refuses-writes' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/assessments/form-pain`)
  const dialog = page.getByRole('dialog', { name: 'Pain' })
  const where = dialog.getByLabel(/Where/)
  const save = dialog.getByRole('button', { name: 'Save Pain' })
  await dialog.getByLabel('Pain now').selectOption({ label: '7 (7)' })
  await where.fill('Left hip')
  await save.click()
  await expect(dialog.getByRole('alert')).toContainText('Not saved')
  await setFault(ada)
  await context.setOffline(true)
  await where.fill('Left hip, without a network')
  await save.click()
  await expect(dialog.getByRole('alert')).toContainText(/network|reached/)
  await context.setOffline(false)
  await where.fill('Left hip, worse on moving')
  await session.end()
  // the page may have learnt of it already, and be covered
  await save.click({ timeout: 2000 }).catch(() => undefined)
  await session.signInAgain('nurse')
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeHidden()
  await expect(where).toHaveValue('Left hip, worse on moving')
  await expect(dialog.getByLabel('Pain now')).toHaveValue('7')
  await save.click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Filled in' })).toContainText('Left hip, worse on moving')
  expect(await responsesOf(ada.id)).toHaveLength(1)
})

test('an answer that is lost on the way: the same form is not kept twice, and other answers are not taken for saved', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/assessments/form-pain`)
  const dialog = page.getByRole('dialog', { name: 'Pain' })
  await dialog.getByLabel('Pain now').selectOption({ label: '7 (7)' })
  // The network fails after the record has written, before it is heard of.
  let lose = true
  await page.route('**/fhir', async (route) => {
    if (!lose || !route.request().postData()?.includes('"transaction"')) return route.continue()
    lose = false
    await route.fetch()
    return route.abort('connectionfailed')
  })
  await dialog.getByRole('button', { name: 'Save Pain' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Not saved')
  await dialog.getByLabel('Pain now').selectOption({ label: '3 (3)' })
  await dialog.getByRole('button', { name: 'Save Pain' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Your first try had reached the record after all')
  await expect(dialog.getByLabel('Pain now')).toHaveValue('3')
  const [kept, ...more] = await responsesOf(ada.id)
  expect(more).toEqual([])
  expect(JSON.stringify(kept)).toContain('"code":"7"')
})

test('two nurses fill in one form at once: both are kept, and both are shown', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/assessments/form-pain`)
  const dialog = page.getByRole('dialog', { name: 'Pain' })
  await dialog.getByLabel('Pain now').selectOption({ label: '7 (7)' })
  const theirs: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: 'https://lune.example/fhir/Questionnaire/pain|1',
    subject: { reference: `Patient/${ada.id}` },
    authored: new Date().toISOString(),
    item: [{ linkId: 'where', answer: [{ valueString: 'Right knee' }] }],
  }
  expect((await ask('midwife', 'POST', '/QuestionnaireResponse', theirs)).status).toBe(201)
  await dialog.getByLabel(/Where/).fill('Left hip')
  await dialog.getByRole('button', { name: 'Save Pain' }).click()
  await expect(dialog).toBeHidden()
  const filled = page.getByRole('region', { name: 'Filled in' })
  await expect(filled).toContainText('Left hip')
  await expect(filled).toContainText('Right knee')
})

test('a cannula is looked at every shift until it is out: due on the ward, and then no more', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Cannulated' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await signIn('nurse')
  const cell = page
    .getByRole('table', { name: 'Assessments due' })
    .getByRole('row', { name: /CANNULATED/ })
    .getByRole('link', { name: /Cannula/ })
  const dialog = page.getByRole('dialog', { name: 'Cannula (VIP)' })
  for (const state of ['New', 'Removed, none is in']) {
    await page.goto(`/patients/${ada.id}/assessments/form-cannula`)
    await dialog.getByRole('radiogroup', { name: 'Cannula' }).getByLabel(state, { exact: true }).check()
    await dialog.getByLabel(/Site and gauge/).fill('Left hand, 20G')
    await dialog
      .getByRole('radiogroup', { name: /Site looks/ })
      .getByLabel(/^Healthy/)
      .check()
    await dialog.getByRole('button', { name: /^Save/ }).click()
    await expect(dialog).toBeHidden()
    await page.goto(`/wards/${ward.id}/assessments`)
    await expect(page.getByRole('row', { name: /CANNULATED/ })).toBeVisible()
    if (state === 'New') await expect(cell).toContainText('due in')
    else await expect(cell).toHaveCount(0)
  }
})
