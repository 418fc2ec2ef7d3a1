import type { Patient, Provenance } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { allergyTo, ask, found, put } from './record.ts'

test('a band is written down before it is printed, a second one needs a reason, and nothing on it is clinical', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Bandage', nhsNumber: '9990000018' })
  await put(allergyTo(ada.id, 'Penicillin'))
  await page.addInitScript(() => Object.assign(window, { print: () => undefined })) // a printer nobody has here
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/details`)
  await page.getByRole('button', { name: 'Labels and wristband' }).click()
  const dialog = page.getByRole('dialog', { name: 'Labels and wristband' })

  // a sheet of labels, from its fifth place on: 24 do not fit on it any more
  await dialog.getByRole('radio', { name: 'Label 5', exact: true }).check({ force: true })
  await expect(dialog.getByText('2 sheets')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Print' }).click()
  const paper = page.locator('.label-paper')
  await expect(paper.locator('.label-face')).toHaveCount(24)
  await page.emulateMedia({ media: 'print' })
  const cut = await paper
    .locator('.label-face')
    .evaluateAll((labels) => labels.filter((one) => one.scrollHeight > one.clientHeight + 1).length)
  expect(cut).toBe(0)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  await page.emulateMedia({ media: 'screen' })
  await expect(paper).toHaveCount(0) // on its way: nothing is printed again unseen

  // a clerk prints a band, and is told who looks at allergies
  await dialog.getByRole('radio', { name: 'Wristband' }).check()
  await expect(dialog.getByRole('radio', { name: /^Red/ })).toHaveCount(0)
  await expect(dialog).toContainText('Give the band to the nurse')
  await expect(dialog).toContainText('No barcode: NHS number not verified')
  await dialog.getByRole('button', { name: 'Print' }).click()
  await expect(paper).toContainText(/BANDAGE, Ada.*Born 04-Mar-1951.*NHS No\. 999 000 0018.*not verified/)
  await expect(paper).not.toContainText(/penicillin|allerg/i)
  await dialog.getByRole('button', { name: 'Print' }).click()
  await expect(dialog.getByText('A band has been printed: choose why')).toBeVisible()
  const once = (await found(`/Provenance?target=Patient/${ada.id}`)) as Provenance[]
  expect(new Set(once.map(({ activity }) => activity?.text))).toEqual(
    new Set(['Printed: Sheet of labels (24)', 'Printed: Wristband']),
  )

  // meanwhile the name is corrected: whoever prints next is told that the old band is wrong
  const [now] = (await found(`/Patient?_id=${ada.id}`)) as Patient[]
  const theirs = await ask('admin', 'PUT', `/Patient/${ada.id}`, { ...now, birthDate: '1951-03-05' })
  expect(theirs.status).toBe(200)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/details/labels`)
  await dialog.getByRole('radio', { name: 'Wristband' }).check()
  await expect(dialog).toContainText('The details have changed since the last band was printed')
  await expect(dialog.getByRole('radio', { name: 'Red: known allergy or risk' })).toBeChecked()
  await dialog.getByLabel('Why is there to be another band?').selectOption('Details were corrected')
  await dialog.getByRole('button', { name: 'Print' }).click()
  await expect(paper).toContainText('05-Mar-1951')
  await expect(paper).not.toContainText(/penicillin/i)
})

test('of a sensitive record no address goes on a label, whatever is asked for', async ({
  page,
  signIn,
  patient,
}) => {
  const kept = await patient({ family: 'Withheldly', confidentiality: 'R' })
  await signIn('admin')
  await page.goto(`/patients/${kept.id}/details/labels`)
  const dialog = page.getByRole('dialog', { name: 'Labels and wristband' })
  await expect(dialog.getByText('Withheld – sensitive record')).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: 'With the address' })).toHaveCount(0)
  await expect(dialog).toContainText('No barcode: no NHS number')
})
