import { expect, expectAccessible, test } from './fixtures.ts'
import { basket, choose, creatinine, item, openBasket, orders, requestsOf, saved } from './ordering.ts'
import { ask, found, hoursAgo, put } from './record.ts'

// What is asked for: found, chosen, made complete, and signed once.

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
  await expect(basket(page)).toContainText('X-ray knee: Left')
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
