import type { QuestionnaireResponse } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, found, newWard } from './record.ts'

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
