import type { CarePlan, Goal, QuestionnaireResponse } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { planOf } from './plans.ts'
import { ask, found, put, setFault } from './record.ts'

const plansOf = async (patientId: string) => (await found(`/CarePlan?patient=${patientId}`)) as CarePlan[]

test('an assessment asks for a plan; it is started from it once, and by nobody else again', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/assessments/form-pain`)
  const form = page.getByRole('dialog', { name: 'Pain' })
  await form.getByLabel('Pain now').selectOption({ label: '7 (7)' })
  await form.getByRole('button', { name: 'Save Pain' }).click()
  await expect(form).toBeHidden()
  const asked = page.getByRole('region', { name: 'Care plans asked for' })
  await expect(asked).toContainText('pain score 4 or more')
  expect(await plansOf(ada.id)).toEqual([])
  await expectAccessible(page)

  await asked.getByRole('button', { name: /Start the plan.*Pain/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Start care plan: Pain' })
  await expect(dialog.getByLabel('What is to be reached').first()).toHaveValue(/Comfortable/)
  await dialog.getByLabel('What the patient needs').fill('Pain in the left hip')
  await expectAccessible(page)

  // A colleague starts it from the same assessment first: nothing is made twice, and nothing typed is lost.
  const [response] = (await found(`/QuestionnaireResponse?patient=${ada.id}`)) as QuestionnaireResponse[]
  const theirs = await put<CarePlan>({
    resourceType: 'CarePlan',
    identifier: [
      { system: 'https://lune.example/fhir/Id/care-plan-trigger', value: `${response?.id}.plan-pain` },
    ],
    status: 'active',
    intent: 'plan',
    subject: { reference: `Patient/${ada.id}` },
    author: { display: 'Sister Anne Pickles' },
  })
  await dialog.getByRole('button', { name: 'Start care plan' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Sister Anne Pickles has started this plan')
  await expect(dialog.getByLabel('What the patient needs')).toHaveValue('Pain in the left hip')
  await ask('system', 'DELETE', `/CarePlan/${theirs.id}`)

  await dialog.getByRole('button', { name: 'Start care plan' }).dblclick()
  await expect(dialog).toBeHidden()
  const plan = page.getByRole('article', { name: 'Pain' })
  await expect(plan).toContainText('Pain in the left hip')
  await expect(plan).toContainText('Made from an assessment')
  await expect(plan).toContainText('Evaluation first from')
  await expect(asked).toBeHidden()
  const kept = await plansOf(ada.id)
  expect(kept).toMatchObject([
    {
      supportingInfo: [{ reference: `QuestionnaireResponse/${response?.id}` }],
      author: { display: 'Mr Daniel Okoro' },
    },
  ])
  expect(kept[0]?.goal?.[0]?.reference).toMatch(/^Goal\/[^:]+$/)
  await expectAccessible(page)
})

test('a plan is made by hand, changed, closed with its outcome, and its history says who did what', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/care-plans`)
  await expect(page.getByRole('main')).toContainText('No care plans recorded')
  await page.keyboard.press('n')
  await page.keyboard.press('j')
  const dialog = page.getByRole('dialog', { name: 'New care plan' })
  await dialog.getByLabel('Start from').selectOption('An empty plan')
  await dialog.getByRole('button', { name: 'Start care plan' }).click()
  await expect(dialog.getByRole('alert')).toContainText('4 answers need another look')
  await dialog.getByLabel('Plan', { exact: true }).fill('Mouth care')
  await dialog.getByLabel('What the patient needs').fill('Sore mouth after oxygen')
  await dialog.getByLabel('What is to be reached').fill('Mouth is comfortable')
  await dialog.getByLabel('What is done').fill('Clean and moisten the mouth')
  await dialog.getByLabel('How often').fill('every 4 hours')
  await dialog.getByRole('button', { name: 'Start care plan' }).click()
  const plan = page.getByRole('article', { name: 'Mouth care' })
  await expect(plan).toContainText('every 4 hours')

  await plan.getByRole('link', { name: 'Change: Mouth care' }).click()
  const change = page.getByRole('dialog', { name: 'Change care plan' })
  await change.getByLabel('How often').fill('every 2 hours')
  await change.getByRole('button', { name: 'Add a goal' }).click()
  await change.getByLabel('What is to be reached').last().fill('Drinks by herself')
  await change.getByRole('button', { name: 'Save changes to care plan' }).click()
  await expect(plan).toContainText('Drinks by herself')
  await expect(plan).toContainText('every 2 hours')

  await plan.getByRole('link', { name: 'Close: Mouth care' }).click()
  const close = page.getByRole('dialog', { name: 'Close care plan' })
  await close.getByRole('radio', { name: 'Goals met' }).check({ force: true })
  await close.getByLabel('Why, and what was reached').fill('No longer sore')
  await close.getByRole('button', { name: 'Close care plan' }).click()
  await expect(plan).toContainText('Completed')
  await expect(plan).toContainText('Closed. Goals met: No longer sore')
  await expect(plan.getByRole('link', { name: /Evaluate|Change|Close/ })).toHaveCount(0)
  await plan.getByRole('button', { name: 'About: Mouth care' }).click()
  const about = page.getByRole('dialog', { name: 'About this entry' })
  await expect(about).toContainText('Version 3')
  await expect(about).toContainText('Drinks by herself')
  await expect(about.getByRole('listitem').first()).toContainText(/Mr Daniel Okoro/)
  await expectAccessible(page)
  const goals = (await found(`/Goal?patient=${ada.id}`)) as Goal[]
  expect(goals.map(({ lifecycleStatus }) => lifecycleStatus)).toEqual(['completed', 'completed'])

  await page.goto(`/patients/${ada.id}/care-plans`)
  await plan.getByRole('link', { name: 'Mark in error: Mouth care' }).click()
  const inError = page.getByRole('dialog', { name: 'Mark care plan in error' })
  await inError.getByLabel('Why is it wrong?').fill('Of the patient in the next bed')
  await inError.getByRole('button', { name: 'Mark care plan in error' }).click()
  await expect(page.getByRole('main')).toContainText('No care plans recorded')
})

test('a plan changed by one is not overwritten by another: the second sees the first’s change and loses nothing', async ({
  page,
  context,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const { id } = await planOf(ada.id, 'Falls')
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/care-plans/${id}/change`)
  const mine = page.getByRole('dialog', { name: 'Change care plan' })
  await mine.getByLabel('What the patient needs').fill('Fell twice at home')
  await mine.getByRole('button', { name: 'Add care' }).click()
  await mine.getByLabel('What is done').last().fill('Sensor mat')
  const other = await context.newPage()
  await other.goto(`/patients/${ada.id}/care-plans/${id}/change`)
  const theirs = other.getByRole('dialog', { name: 'Change care plan' })
  await theirs.getByLabel('What is to be reached').fill('Walks safely with a frame')
  await theirs.getByRole('button', { name: 'Save changes to care plan' }).click()
  await expect(theirs).toBeHidden()

  await mine.getByRole('button', { name: 'Save changes to care plan' }).click()
  await expect(mine.getByRole('alert')).toContainText('Someone changed this entry')
  const both = mine.getByRole('table', { name: 'As you saw it and as it is now' })
  await expect(both.getByRole('row').filter({ hasText: 'Goal' })).toContainText('Walks safely with a frame')
  await expectAccessible(page)
  await mine.getByRole('button', { name: 'Go on with the entry as it is now' }).click()
  await expect(mine.getByLabel('What is to be reached')).toHaveValue('Walks safely with a frame')
  await expect(mine.getByLabel('What the patient needs')).toHaveValue('Fell twice at home')
  await expect(mine.getByLabel('What is done').last()).toHaveValue('Sensor mat')
  await mine.getByRole('button', { name: 'Save changes to care plan' }).click()
  await expect(mine).toBeHidden()
  const plan = page.getByRole('article', { name: 'Falls' })
  await expect(plan).toContainText('Walks safely with a frame')
  await expect(plan).toContainText('Fell twice at home')
  await expect(plan).toContainText('Sensor mat')
  // and the other's chart, which nobody has touched since, shows it too
  await expect(other.getByRole('article', { name: 'Falls' })).toContainText('Sensor mat')
})

test('plans that could not be read are not "none", a clerk reads no plan and a student writes none', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'CarePlan-unavailable' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/care-plans`)
  const plans = page.getByRole('region', { name: 'Care plans', exact: true })
  await expect(plans.getByRole('alert')).toContainText('Could not load care plans')
  await expect(page.getByRole('main')).not.toContainText('No care plans recorded')
  await setFault(ada)
  await plans.getByRole('button', { name: 'Try again' }).click()
  await expect(plans).toContainText('No care plans recorded')
  await planOf(ada.id, 'Falls')
  await setFault(ada, 'Observation-unavailable')
  await page.reload()
  await expect(plans).toContainText('No fall')
  await expect(plans.getByRole('alert')).toContainText('Could not load evaluations of care plans')
  await expect(plans).not.toContainText('Not evaluated yet')
  await expect(plans).not.toContainText('overdue')
  expect((await ask('admin', 'GET', `/CarePlan?patient=${ada.id}`)).status).toBe(403)
  const plan = {
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    subject: { reference: `Patient/${ada.id}` },
  }
  expect((await ask('student', 'POST', '/CarePlan', plan)).status).toBe(403)
})

test('a clerk is told that care plans are not theirs to read', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/care-plans`)
  await expect(page.getByRole('main')).toContainText(/not open to your role/i)
  await expect(page.getByRole('link', { name: 'Care plans' })).toHaveCount(0)
})
