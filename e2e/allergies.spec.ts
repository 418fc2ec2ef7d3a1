import type { AllergyIntolerance } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { allergyTo, ask, found, put } from './record.ts'

test('an allergy list that failed to load is not shown as empty', async ({ page, signIn, patient }) => {
  const ada = await patient({ fault: 'AllergyIntolerance-unavailable' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  const allergies = page.getByRole('region', { name: 'Allergies', exact: true })
  await expect(allergies.getByRole('alert')).toContainText('Could not load allergies')
  await expect(allergies.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(allergies).not.toContainText('No known allergies')
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('Allergies unavailable')
})

test('nobody has asked, asked and none, and some are three different things', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('Allergies not recorded')
  await put({
    ...allergyTo(ada.id, 'No known allergy'),
    code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }] },
  })
  await page.reload()
  await expect(banner).toContainText('No known allergies')
  await put(allergyTo(ada.id, 'Penicillin'))
  await page.reload()
  await expect(banner).toContainText('Known allergies')
  await expect(page.getByRole('region', { name: 'Allergies', exact: true })).toContainText('Penicillin')
  await expect(page.getByRole('main')).toContainText(/review/i)
  // The entry that contradicts is there to be withdrawn.
  await page.getByRole('link', { name: 'Mark in error: No known allergies' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mark allergy in error' })
  await dialog.getByRole('textbox').fill('Penicillin was forgotten')
  await dialog.getByRole('button', { name: 'Mark allergy in error' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('main')).not.toContainText(/review/i)
})

test('a nurse records an allergy and the banner knows it at once', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  await page.getByRole('button', { name: 'Record allergy' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record allergy' })
  await dialog.getByLabel('Substance').fill('Zebra dander')
  await dialog.getByRole('button', { name: /Save allergy|Record allergy/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Allergies', exact: true })).toContainText('Zebra dander')
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('Known allergies')
  const [saved] = (await found(`/AllergyIntolerance?patient=${ada.id}`)) as AllergyIntolerance[]
  expect(saved?.code?.text).toBe('Zebra dander')
  expect(saved?.recorder?.identifier?.system).toBe('https://fhir.nhs.uk/Id/sds-user-id')
})

test('what is typed survives a record that refuses it, and leaving asks first', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'AllergyIntolerance-refuses-writes' })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies/record`)
  const dialog = page.getByRole('dialog', { name: 'Record allergy' })
  await dialog.getByLabel('Substance').fill('Zebra dander')
  await dialog.getByRole('button', { name: /Save allergy|Record allergy/ }).click()
  await expect(dialog.getByRole('alert')).toContainText(/not saved/i)
  await expect(dialog.getByLabel('Substance')).toHaveValue('Zebra dander')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Leave without saving?')).toBeVisible()
})

test('an allergy marked in error by one is not overwritten by another who saw it before', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const allergy = await put(allergyTo(ada.id, 'Latex'))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  await page.getByRole('link', { name: /in error/i }).click()
  const dialog = page.getByRole('dialog', { name: 'Mark allergy in error' })
  await dialog.getByRole('textbox').first().fill('Recorded for the wrong patient')
  // Meanwhile somebody else adds what they know.
  const changed = await ask('system', 'PUT', `/AllergyIntolerance/${allergy.id}`, {
    ...allergy,
    code: { text: 'Latex and rubber' },
  })
  expect(changed.status).toBe(200)
  await dialog.getByRole('button', { name: /error/i }).click()
  await expect(dialog.getByRole('alert').first()).toContainText(/Someone changed this|not saved/i)
  await expect(dialog).toContainText('Latex and rubber')
  const [kept] = (await found(`/AllergyIntolerance?patient=${ada.id}`)) as AllergyIntolerance[]
  expect(kept?.code?.text).toBe('Latex and rubber')
})

test('a suggestion is taken only by a nurse who asks for it', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies/record`)
  const dialog = page.getByRole('dialog', { name: 'Record allergy' })
  const substance = dialog.getByRole('combobox', { name: 'Substance' })
  const suggestions = dialog.getByRole('listbox', { name: 'Suggestions' })
  await substance.fill('pe')
  await expect(suggestions).toBeHidden()
  // The list opens under a pointer that happens to rest there.
  const box = await substance.boundingBox()
  if (box) await page.mouse.move(box.x + 40, box.y + box.height + 22)
  await substance.pressSequentially('n')
  await expect(suggestions.getByRole('option').first()).toHaveText('Penicillin')
  await expect(substance).not.toHaveAttribute('aria-activedescendant', /./)
  await expectAccessible(page)
  // Escape is for the list first, then for the dialog.
  await substance.press('Escape')
  await expect(suggestions).toBeHidden()
  await expect(substance).toHaveValue('pen')
  await expect(dialog).toContainText('Kept as your words: not coded')
  await substance.press('ArrowDown')
  await substance.press('ArrowDown')
  await substance.press('Enter')
  await expect(substance).toHaveValue('Penicillin')
  await expect(dialog).toContainText('Coded (SNOMED CT)')
})

test('Enter beside a suggestion records what was written, not what was suggested', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies/record`)
  const substance = page.getByRole('combobox', { name: 'Substance' })
  await substance.fill('Peni')
  const box = await page.getByRole('listbox', { name: 'Suggestions' }).boundingBox()
  if (box) await page.mouse.move(box.x + 40, box.y + 20, { steps: 3 })
  await substance.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Record allergy' })).toBeHidden()
  const [saved] = (await found(`/AllergyIntolerance?patient=${ada.id}`)) as AllergyIntolerance[]
  expect(saved?.code).toEqual({ text: 'Peni' })
})

test('a substance of one endless word is there whole, without the page growing sideways', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(allergyTo(ada.id, 'W'.repeat(300)))
  await signIn('nurse')
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    for (const section of ['summary', 'allergies']) {
      await page.goto(`/patients/${ada.id}/${section}`)
      await expect(page.getByText('W'.repeat(300)).first()).toBeVisible()
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      await expect.poll(beyond).toBeLessThanOrEqual(0)
    }
  }
})

const noneKnownTo = (patientId: string): AllergyIntolerance => ({
  ...allergyTo(patientId, 'No known allergy'),
  code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }] },
})

test('an allergy recorded beside "none known" ends that entry, in one go, and says so before', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(noneKnownTo(ada.id))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  await page.getByRole('button', { name: 'Record allergy' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record allergy' })
  await expect(dialog).toContainText('Recording an allergy ends that entry')
  await dialog.getByLabel('Substance').fill('Latex')
  await expect(dialog).toContainText('Coded (SNOMED CT)')
  await dialog.getByLabel('What happened').fill('hives')
  await dialog.getByRole('option', { name: 'Urticaria' }).click()
  await dialog.getByLabel('How bad was it').selectOption('Moderate')
  await dialog.getByRole('button', { name: 'Add another reaction' }).click()
  await dialog.getByLabel('What happened (2)').fill('Could not speak')
  await dialog.getByLabel('How bad was it (2)').selectOption('Severe')
  await dialog.getByRole('button', { name: 'Record allergy' }).click()
  await expect(dialog).toBeHidden()
  const allergies = page.getByRole('region', { name: 'Allergies', exact: true })
  await expect(allergies).toContainText('Urticaria, moderate')
  await expect(allergies).toContainText('Could not speak, severe')
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('Known allergies')
  await expect(page.getByRole('main')).not.toContainText(/review/i)
  const all = (await found(`/AllergyIntolerance?patient=${ada.id}`)) as AllergyIntolerance[]
  const none = all.find(({ code }) => code?.coding?.[0]?.code === '716186003')
  expect(none?.clinicalStatus?.coding?.[0]?.code).toBe('resolved')
  expect(all.find(({ code }) => code?.text === 'Latex')).toMatchObject({
    code: { coding: [{ code: '111088007' }] },
    reaction: [
      { manifestation: [{ coding: [{ code: '126485001' }] }], severity: 'moderate' },
      { manifestation: [{ text: 'Could not speak' }], severity: 'severe' },
    ],
  })
})

test('an allergy that the record refuses leaves "none known" as it was: both or neither', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'AllergyIntolerance-refuses-writes' })
  const none = await put(noneKnownTo(ada.id))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies/record`)
  const dialog = page.getByRole('dialog', { name: 'Record allergy' })
  await dialog.getByLabel('Substance').fill('Zebra dander')
  await dialog.getByRole('button', { name: 'Record allergy' }).click()
  await expect(dialog.getByRole('alert')).toContainText(/not saved/i)
  const all = await found(`/AllergyIntolerance?patient=${ada.id}`)
  expect(all.map(({ id, meta }) => [id, meta?.versionId])).toEqual([[none.id, none.meta?.versionId]])
})

test('a refuted allergy is no longer known, and is still there to be seen with its reason', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(allergyTo(ada.id, 'Penicillin'))
  await signIn('pharmacist')
  await page.goto(`/patients/${ada.id}/allergies`)
  await page.getByRole('link', { name: 'Change: Penicillin' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change allergy' })
  await dialog.getByRole('radio', { name: /Refuted/ }).check({ force: true })
  await dialog.getByLabel('Add a note').fill('Tolerated amoxicillin under observation')
  await dialog.getByRole('button', { name: 'Save changes to allergy' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('Allergies not recorded')
  await page.getByText('1 allergy that has ended or was refuted').click()
  await expect(page.getByRole('main')).toContainText('Refuted')
  await expect(page.getByRole('main')).toContainText('Tolerated amoxicillin under observation')
  await expectAccessible(page)
})

test('one substance from two sources stands together, the worse first, each with its reaction', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const reaction = (text: string, severity: 'mild' | 'severe') => [{ manifestation: [{ text }], severity }]
  await put({ ...allergyTo(ada.id, 'Penicillin'), reaction: reaction('Rash', 'mild') })
  await put({
    ...allergyTo(ada.id, 'Allergy to penicillin'),
    meta: { source: 'https://gp.lune.example' },
    reaction: reaction('Anaphylaxis', 'severe'),
  })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/allergies`)
  const allergies = page.getByRole('region', { name: 'Allergies', exact: true })
  await expect(allergies.getByRole('listitem').first()).toContainText('Anaphylaxis, severe')
  await allergies.getByText('2 entries from 2 sources').click()
  await expect(allergies).toContainText('Rash, mild')
  await expect(allergies).toContainText('From elsewhere: GP record')
  await expectAccessible(page)
})
