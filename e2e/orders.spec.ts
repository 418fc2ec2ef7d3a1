import type { DiagnosticReport, ServiceRequest } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { orders, requestsOf } from './ordering.ts'
import { ask, hoursAgo, put, setFault } from './record.ts'

// What was asked for, and how far it has come.

test('each order says how far it has come, is found by kind and state, and leads to its result', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'DiagnosticReport-unavailable' })
  const subject = { reference: `Patient/${ada.id}` }
  const order = (text: string, category: string, more: Partial<ServiceRequest> = {}) =>
    put<ServiceRequest>({
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject,
      category: [{ coding: [{ system: 'http://snomed.info/sct', code: category }] }],
      code: { text },
      authoredOn: hoursAgo(5),
      ...more,
    })
  const [laboratory, imaging] = ['108252007', '363679005']
  const [resulted, collected, spoilt, scan] = [
    await order('Full blood count', laboratory),
    await order('Troponin', laboratory),
    await order('Blood cultures', laboratory),
    await order('CT head', imaging),
  ]
  const basedOn = (one: ServiceRequest) => [{ reference: `ServiceRequest/${one.id}` }]
  await put<DiagnosticReport>({
    resourceType: 'DiagnosticReport',
    status: 'preliminary',
    code: { text: 'FBC' },
    subject,
    basedOn: basedOn(resulted),
    issued: hoursAgo(1),
  })
  await put({
    resourceType: 'Specimen',
    subject,
    request: basedOn(collected),
    collection: { collectedDateTime: hoursAgo(2) },
  })
  await put({
    resourceType: 'Specimen',
    subject,
    status: 'unsatisfactory',
    request: basedOn(spoilt),
    note: [{ text: 'Unlabelled' }],
  })
  await put({
    resourceType: 'Task',
    status: 'in-progress',
    intent: 'order',
    for: subject,
    focus: basedOn(scan)[0],
    businessStatus: { text: 'Vetted' },
  })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/orders`)
  // Part of it cannot be read: the orders stand, and it is said what is not known of them.
  await expect(orders(page).getByRole('alert')).toContainText('Could not load how far they have come')
  await setFault(ada)
  await orders(page).getByRole('button', { name: 'Try again' }).click()
  const line = (text: string) => orders(page).getByRole('listitem').filter({ hasText: text })
  await expect(line('Full blood count')).toContainText('Interim result available')
  await expect(line('Troponin')).toContainText('Collected')
  await expect(line('Blood cultures')).toContainText(/Sample rejected.*Unlabelled/)
  await expect(line('CT head')).toContainText(/In progress.*Vetted/)
  await expect(
    line('Full blood count').getByRole('link', { name: 'See the result: Full blood count' }),
  ).toBeVisible()
  await expectAccessible(page)

  await orders(page).getByLabel('Kind').selectOption('Laboratory')
  await orders(page).getByLabel('State').selectOption('Waiting for a result')
  await expect(orders(page).getByRole('listitem')).toHaveCount(1)
  await expect(orders(page)).toContainText('1 of 4 shown')

  // Withdrawn with the reason, against the version that was seen.
  await line('Troponin').getByRole('link', { name: 'Cancel Troponin' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel request' })
  await expect(dialog).toContainText('Troponin')
  await ask('system', 'PUT', `/ServiceRequest/${collected.id}`, { ...collected, priority: 'stat' })
  await dialog.getByLabel('Why is it not needed?').fill('Asked for twice')
  await dialog.getByRole('button', { name: 'Cancel request' }).click()
  await expect(dialog).toContainText('As it is now')
  await expect(dialog).toContainText('Immediately')
  await dialog.getByRole('button', { name: 'Go on with the entry as it is now' }).click()
  await dialog.getByRole('button', { name: 'Cancel request' }).click()
  await expect(dialog).toBeHidden()
  await orders(page).getByLabel('State').selectOption('Cancelled or rejected')
  await expect(line('Troponin')).toContainText(/Cancelled.*Asked for twice.*Dr Amina Hargreaves/)
  const [kept] = (await requestsOf(ada.id)).filter(({ id }) => id === collected.id)
  expect(kept).toMatchObject({ status: 'revoked', priority: 'stat' })
})
