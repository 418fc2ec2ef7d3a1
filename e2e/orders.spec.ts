import type { BrowserContext, Page } from '@playwright/test'
import type { DiagnosticReport, Observation, Patient, ServiceRequest } from 'fhir/r4'

import { sessionOf } from './end-session.ts'
import { enter, expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, hoursAgo, put } from './record.ts'

// Laboratory and imaging requests: from a basket that keeps itself in the record, signed once.

const basket = (page: Page) => page.getByRole('region', { name: 'Request tests' })
const item = (page: Page, name: string) =>
  basket(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
const orders = (page: Page) => page.getByRole('region', { name: 'Orders', exact: true })
const saved = (page: Page) =>
  expect(basket(page).getByText(/^Saved as draft/)).toBeVisible({ timeout: 15_000 })

async function openBasket(page: Page, patientId: string) {
  await page.goto(`/patients/${patientId}/orders`)
  await page.getByRole('button', { name: 'Request tests' }).click()
  await expect(basket(page).getByLabel('Find a test')).toBeVisible()
}

/** By keyboard alone: type, down, Enter. */
async function choose(page: Page, typed: string) {
  const box = basket(page).getByLabel('Find a test')
  await box.fill(typed)
  await expect(page.getByRole('option').first()).toBeVisible()
  await box.press('ArrowDown')
  await box.press('Enter')
  await expect(box).toHaveValue('')
}

const requestsOf = async (patientId: string) =>
  ((await found(`/ServiceRequest?patient=${patientId}&_count=200`)) as ServiceRequest[]).filter(
    ({ status }) => status !== 'entered-in-error',
  )

const mend = async ({ meta: _, ...well }: Patient) =>
  expect((await ask('system', 'PUT', `/Patient/${well.id}`, well)).status).toBe(200)

const creatinine = (patientId: string, value: number, when: string): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '14682-9' }], text: 'Creatinine' },
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: when,
  valueQuantity: { value, unit: 'µmol/L' },
  interpretation: [{ coding: [{ code: 'H' }] }],
})

test('tests are found by two letters and the keyboard, warned of when they are repeated, and signed once', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ nhsNumber: '9990000700' })
  await put(creatinine(ada.id, 168, hoursAgo(3)))
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)

  // Nothing is marked before an arrow key marks it, so Enter alone takes nothing (hazard H17).
  const box = basket(page).getByLabel('Find a test')
  await box.fill('u')
  await expect(basket(page).getByRole('option')).toHaveCount(0)
  await box.fill('ue')
  await expect(basket(page).getByRole('option').first()).toContainText('Urea and electrolytes')
  await box.press('Enter')
  await expect(basket(page).getByRole('list', { name: 'Basket' }).getByRole('listitem')).toHaveCount(0)
  await choose(page, 'ue')
  await choose(page, 'fbc')

  const ue = item(page, 'Urea and electrolytes')
  await expect(ue).toContainText('Venous blood, Gold: SST')
  await expect(ue).toContainText('Already done 3hr ago.')
  await expect(ue).toContainText('Usual interval 12 hours')
  await expect(ue).toContainText(/Creatinine 168 µmol\/L High/)
  await expect(item(page, 'Full blood count')).toContainText('Not requested or resulted before')

  await expect(basket(page)).toContainText(/Ada.*Born 04-Mar-1951.*999 000 0700/)
  const sign = basket(page).getByRole('button', { name: 'Sign 2 requests' })
  await sign.click()
  await expect(basket(page).getByRole('alert')).toContainText('Not signed. 2 answers are missing')
  await expect(basket(page).getByLabel('Clinical details')).toBeFocused()
  await page.keyboard.type('Acute kidney injury, day 2')
  await ue.getByLabel('Why again so soon?').fill('Potassium was haemolysed')
  await basket(page).getByLabel('Priority of all').selectOption('Urgent')
  await ue.getByLabel('Priority').selectOption('Immediately')
  await saved(page)
  expect((await requestsOf(ada.id)).map(({ status }) => status)).toEqual(['draft', 'draft'])

  await sign.dblclick()
  await expect(basket(page).getByText('2 requests signed.')).toBeVisible()
  const signed = await requestsOf(ada.id)
  expect(signed).toHaveLength(2)
  expect(new Set(signed.map(({ requisition }) => requisition?.value)).size).toBe(1)
  for (const one of signed)
    expect(one).toMatchObject({
      status: 'active',
      intent: 'order',
      reasonCode: [{ text: 'Acute kidney injury, day 2' }],
      requester: { display: 'Dr Amina Hargreaves' },
    })
  const kept = signed.find(({ code }) => code?.text === 'Urea and electrolytes')
  expect(kept).toMatchObject({ priority: 'stat', extension: [{ valueString: 'Potassium was haemolysed' }] })
  expect(await found(`/Provenance?target=ServiceRequest/${kept?.id}`)).toHaveLength(1)

  await basket(page).getByRole('button', { name: 'Close', exact: true }).click()
  const line = orders(page).getByRole('listitem').filter({ hasText: 'Urea and electrolytes' })
  await expect(line).toContainText('Requested')
  await expect(line).toContainText('Immediately')
  await expect(line).toContainText('Again so soon: Potassium was haemolysed')
})

test('imaging is not signed before its questions are answered and its side is said', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ birthDate: '1990-03-04' })
  await put({
    ...creatinine(ada.id, 0, hoursAgo(30)),
    code: { coding: [{ system: 'http://loinc.org', code: '62238-1' }], text: 'eGFR' },
    valueQuantity: { value: 38, unit: 'mL/min/1.73 m²' },
  })
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  await choose(page, 'ct abdomen')
  await choose(page, 'xr knee')
  await basket(page).getByLabel('Clinical details').fill('Fell, abdominal pain since')
  const sign = basket(page).getByRole('button', { name: 'Sign 2 requests' })
  const scan = item(page, 'CT abdomen and pelvis with contrast')
  const before = scan.getByRole('group', { name: 'Before CT with contrast' })
  await expect(before).toContainText('eGFR 38 mL/min/1.73 m²')
  await sign.click()
  await expect(basket(page).getByRole('alert')).toContainText('Not signed.')
  expect((await requestsOf(ada.id)).every(({ status }) => status === 'draft')).toBe(true)
  await expectAccessible(page)

  const answer = (question: string, words: string, within = before) =>
    within
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: words, exact: true })
      .check()
  await before.getByLabel('What do you want to know?').fill('Splenic injury?')
  await answer('Could the patient be pregnant?', 'Yes')
  await expect(before).toContainText('Speak to the radiologist before the examination.')
  await answer('An earlier reaction to contrast?', 'Yes')
  await answer('Kidney function before contrast', 'Cannot wait for it')
  await answer('Does the patient take metformin?', 'No')
  await answer('How will the patient come?', 'Bed')
  await answer('Infection control precautions?', 'No')
  const knee = item(page, 'X-ray knee')
  await knee.getByRole('group', { name: 'Before an X-ray' }).getByLabel('What do you want').fill('Fracture?')
  await answer('Could the patient be pregnant?', 'No', knee)
  await answer('How will the patient come?', 'Bed', knee)
  await answer('Infection control precautions?', 'No', knee)
  await sign.click()
  // The reaction must be told, and the side.
  await expect(basket(page).getByRole('alert')).toContainText('Not signed. 2 answers are missing')
  await before.getByLabel('Which contrast, and what happened?').fill('Iohexol, hives')
  await answer('Which side', 'Left', knee)
  await sign.click()
  await expect(basket(page).getByText('2 requests signed.')).toBeVisible()

  const signed = await requestsOf(ada.id)
  const kept = signed.find(({ code }) => code?.text?.startsWith('CT'))
  expect(kept?.contained?.[0]).toMatchObject({ resourceType: 'QuestionnaireResponse', status: 'completed' })
  expect(JSON.stringify(kept?.contained)).toContain('Iohexol, hives')
  expect(signed.find(({ code }) => code?.text === 'X-ray knee, left')).toMatchObject({
    bodySite: [{ text: 'Left knee' }],
    orderDetail: [{ text: 'Left' }],
  })
  const line = orders(page).getByRole('listitem').filter({ hasText: 'CT abdomen' })
  await line.getByText('8 answers given with it').click()
  await expect(line).toContainText('Iohexol, hives')
})

async function elsewhere(context: BrowserContext | undefined) {
  const page = await context?.newPage()
  if (!page) throw new Error('No other machine')
  await page.goto('/')
  await enter(page, 'doctor')
  await page.getByRole('button', { name: /East Lancashire/i }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  return page
}

test('a basket is there after the tab was closed, on another machine, and nobody else’s is', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  await choose(page, 'chest pain')
  await expect(basket(page).getByRole('list', { name: 'Basket' }).getByRole('listitem')).toHaveCount(6)
  await basket(page).getByLabel('Clinical details').fill('Crushing chest pain')
  await basket(page).getByRole('button', { name: 'Remove Lipid profile' }).click()
  const chest = item(page, 'X-ray chest')
  await chest.getByLabel('What do you want to know?').fill('Mediastinum?')
  await saved(page)
  await page.close()

  const there = await elsewhere(await browser.newContext())
  await there.goto(`/patients/${ada.id}/orders`)
  await expect(orders(there).getByRole('listitem').filter({ hasText: 'Draft' })).toHaveCount(5)
  await orders(there).getByRole('button', { name: 'Go on with the basket' }).first().click()
  await expect(basket(there).getByLabel('Clinical details')).toHaveValue('Crushing chest pain')
  await expect(item(there, 'X-ray chest').getByLabel('What do you want to know?')).toHaveValue('Mediastinum?')
  await expect(item(there, 'Lipid profile')).toHaveCount(0)
  await there.context().close()
  // Somebody else's basket is empty, and what is begun stands in the list as whose it is.
  const nurse = await ask('nurse', 'GET', `/ServiceRequest?patient=${ada.id}&status=draft`)
  expect(JSON.stringify(nurse.body)).toContain('Dr Amina Hargreaves')
})

test('refused, offline and signed out in the middle: every word stays, and each is ordered once', async ({
  page,
  signIn,
  patient,
  context,
}) => {
  const session = sessionOf(page)
  const ada = await patient({ fault: 'ServiceRequest-refuses-writes' })
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  await choose(page, 'crp')
  const details = basket(page).getByLabel('Clinical details')
  await details.fill('Refused')
  const sign = basket(page).getByRole('button', { name: 'Sign 1 request' })
  await expect(basket(page).getByRole('alert').first()).toContainText('Not saved.')
  await sign.click()
  await expect(basket(page).getByText('Not signed.')).toBeVisible()
  await mend(ada)
  await basket(page).getByRole('button', { name: 'Try again' }).click()
  await saved(page)

  await context.setOffline(true)
  await details.fill('Refused, then without a network')
  await sign.click()
  // This refusal, not the one before it: while a basket is being signed nothing in it can be written.
  await expect(basket(page).getByText(/Not signed\. The record cannot be reached/)).toBeVisible()
  await expect(details).toHaveValue('Refused, then without a network')
  await context.setOffline(false)
  await saved(page)

  await session.end()
  await details.fill('Refused, then without a network, then signed out')
  await session.signInAgain('doctor', /East Lancashire/i)
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeHidden()
  await expect(details).toHaveValue('Refused, then without a network, then signed out')
  await sign.click()
  await expect(basket(page).getByText('1 request signed.')).toBeVisible()
  const [order, ...more] = await requestsOf(ada.id)
  expect(more).toEqual([])
  expect(order?.reasonCode).toEqual([{ text: 'Refused, then without a network, then signed out' }])
})

test('an answer that is lost on the way makes nothing twice', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  // The network fails after the record has written, before it is heard of: first the drafts, then the signature.
  let lose = true
  await page.route('**/fhir', async (route) => {
    const sends = route.request().postData()?.includes('"transaction"')
    if (!sends || !lose) return route.continue()
    lose = false
    await route.fetch()
    return route.abort('connectionfailed')
  })
  await choose(page, 'fbc')
  await expect(basket(page).getByRole('alert').first()).toContainText('Not saved.')
  await basket(page).getByLabel('Clinical details').fill('Tired')
  await saved(page)
  lose = true
  const sign = basket(page).getByRole('button', { name: 'Sign 1 request' })
  await sign.click()
  await expect(basket(page).getByText('Not signed.')).toBeVisible()
  await sign.click()
  await expect(basket(page).getByText('1 request signed.')).toBeVisible()
  const [order, ...more] = await requestsOf(ada.id)
  expect(more).toEqual([])
  expect(order).toMatchObject({ status: 'active', meta: { versionId: expect.anything() } })
})

test('a basket changed in another window shows both, and one signed there is not written over', async ({
  page,
  signIn,
  patient,
  context,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  await choose(page, 'fbc')
  await basket(page).getByLabel('Clinical details').fill('Tired')
  await saved(page)
  const tab = await context.newPage()
  await tab.goto(page.url())
  await expect(basket(tab).getByLabel('Clinical details')).toHaveValue('Tired')
  await basket(page).getByLabel('Clinical details').fill('Tired and pale')
  await saved(page)

  await basket(tab).getByLabel('Clinical details').fill('Tired for weeks')
  const both = basket(tab).getByRole('alert').first()
  await expect(both).toContainText('changed in another window')
  await expect(both).toContainText('Tired and pale')
  await expect(basket(tab).getByLabel('Clinical details')).toHaveValue('Tired for weeks')
  await both.getByRole('button', { name: 'Go on with what is here' }).click()
  await saved(tab)
  await basket(tab).getByRole('button', { name: 'Sign 1 request' }).click()
  await expect(basket(tab).getByText('1 request signed.')).toBeVisible()

  await basket(page).getByLabel('Clinical details').fill('Something else')
  await expect(basket(page).getByRole('alert').first()).toContainText('signed already')
  await basket(page).getByRole('button', { name: 'Go on with the others' }).click()
  await expect(basket(page).getByRole('list', { name: 'Basket' }).getByRole('listitem')).toHaveCount(0)
  const [order, ...more] = await requestsOf(ada.id)
  expect(more).toEqual([])
  expect(order).toMatchObject({ status: 'active', reasonCode: [{ text: 'Tired for weeks' }] })
})

test('a favourite of one’s own is there the next day, and nothing is ordered in a replaced record', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, bea] = [await patient(), await patient({ family: 'Successor' })]
  await signIn('midwife')
  await openBasket(page, ada.id)
  const mine = basket(page).getByRole('region', { name: 'Favourites' })
  await choose(page, 'ferritin')
  await basket(page).getByRole('button', { name: 'Favourite: Ferritin' }).click()
  await expect(mine.getByRole('button', { name: 'Add Ferritin' })).toBeVisible()
  await basket(page).getByRole('button', { name: 'Remove Ferritin' }).click()
  await page.reload()
  await mine.getByRole('button', { name: 'Add Ferritin' }).click()
  await basket(page).getByLabel('Clinical details').fill('Pale at 28 weeks')
  await saved(page)

  // While the basket was open the record was found to be a duplicate.
  const link = [{ type: 'replaced-by', other: { reference: `Patient/${bea.id}`, display: 'SUCCESSOR, Ada' } }]
  await ask('system', 'PUT', `/Patient/${ada.id}`, { ...ada, link })
  await page.reload()
  await expect(basket(page)).toContainText('This record has been replaced.')
  await expect(basket(page).getByRole('link', { name: 'SUCCESSOR, Ada' })).toBeVisible()
  await expect(basket(page).getByRole('button', { name: /^Sign/ })).toHaveCount(0)
  expect((await requestsOf(ada.id)).map(({ status }) => status)).toEqual(['draft'])
})

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
  await mend(ada)
  await orders(page).getByRole('button', { name: 'Try again' }).click()
  const line = (text: string) => orders(page).getByRole('listitem').filter({ hasText: text })
  await expect(line('Full blood count')).toContainText('Result available, preliminary')
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
