import type { Condition, Provenance } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, put } from './record.ts'

const snomed = (code: string, display: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
  text: display,
})
const status = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }],
})
const asthmaOf = (patientId: string, rest: Partial<Condition> = {}): Condition => ({
  resourceType: 'Condition',
  clinicalStatus: status('active'),
  code: snomed('195967001', 'Asthma'),
  subject: { reference: `Patient/${patientId}` },
  ...rest,
})
const problemsOf = async (patientId: string) =>
  (await found(`/Condition?patient=${patientId}`)) as Condition[]

test('a doctor records a coded problem by keyboard alone, by words in any order', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/problems`)
  await expect(page.getByRole('region', { name: 'Problems', exact: true })).toContainText(
    'No problems recorded',
  )
  await page.getByRole('button', { name: 'Record problem' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Record problem' })
  const name = dialog.getByRole('combobox', { name: 'Problem' })
  await expect(name).toBeFocused()
  await page.keyboard.type('kid chron')
  await expect(dialog.getByRole('option', { name: 'Chronic kidney disease', exact: true })).toBeVisible()
  await expect(name).not.toHaveAttribute('aria-activedescendant', /./)
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(name).toHaveValue('Chronic kidney disease')
  await expect(dialog).toContainText('Coded (SNOMED CT)')
  await dialog.getByLabel('Began').fill('mar 2019')
  await expect(dialog).toContainText('Understood as Mar-2019')
  await dialog.getByRole('radio', { name: 'Main', exact: true }).check({ force: true })
  await dialog.getByLabel('Severity').selectOption('Moderate')
  await dialog.getByLabel('Began').press('Enter')
  await expect(dialog).toBeHidden()
  const problems = page.getByRole('region', { name: 'Problems', exact: true })
  await expect(problems).toContainText('Chronic kidney disease')
  await expect(problems).toContainText('Main problem')
  await expect(problems).toContainText('Moderate · Since Mar-2019')
  await expectAccessible(page)
  const [saved] = await problemsOf(ada.id)
  expect(saved).toMatchObject({
    code: { coding: [{ system: 'http://snomed.info/sct', code: '709044004' }] },
    onsetDateTime: '2019-03',
    identifier: [{ assigner: { identifier: { value: 'RXR' } } }],
  })
  const signed = (await found(`/Provenance?target=Condition/${saved?.id}`)) as Provenance[]
  expect(signed).toMatchObject([
    {
      agent: [{ role: [{ text: 'Doctor' }], onBehalfOf: { identifier: { value: 'RXR' } } }],
      activity: { text: 'Recorded' },
    },
  ])
})

test('words that are no term are kept as words, and said to be not coded', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/problems/record`)
  const dialog = page.getByRole('dialog', { name: 'Record problem' })
  await dialog.getByRole('combobox', { name: 'Problem' }).fill('Funny turns since the new tablets')
  await expect(dialog).toContainText('Kept as your words: not coded')
  await dialog.getByRole('button', { name: 'Record problem' }).dblclick()
  await expect(dialog).toBeHidden()
  const problems = page.getByRole('region', { name: 'Problems', exact: true })
  await expect(problems.getByRole('listitem')).toContainText('Not coded')
  const saved = await problemsOf(ada.id)
  expect(saved.map(({ code }) => code)).toEqual([{ text: 'Funny turns since the new tablets' }])
})

test('a problem that has ended is past, and its history says who changed what and why', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(asthmaOf(ada.id))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/problems`)
  await page.getByRole('link', { name: 'Change: Asthma' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change problem' })
  await dialog.getByRole('button', { name: 'Save changes to problem' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Nothing has been changed')
  await dialog.getByLabel('Status').selectOption('Resolved')
  await dialog.getByLabel('Ended').fill('2099')
  await dialog.getByRole('button', { name: 'Save changes to problem' }).click()
  await expect(dialog).toContainText('This is in the future')
  await dialog.getByLabel('Ended').fill('2024')
  await dialog.getByRole('button', { name: 'Save changes to problem' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: /^Past/ })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('ended 2024')
  await page.getByRole('button', { name: 'About: Asthma' }).click()
  const about = page.getByRole('dialog', { name: 'About this entry' })
  await expect(about).toContainText('Version 2')
  await expect(about.getByRole('listitem').first()).toContainText(/Status: Active.*Resolved/)
  await expect(about.getByRole('listitem').first()).toContainText(/Nurse, East Lancashire/)
  const table = about.getByRole('table', { name: 'Two versions side by side' })
  await expect(table.getByRole('row').filter({ hasText: 'Ended' })).toContainText('Changed')
  await expectAccessible(page)
})

test('what is typed survives a record that refuses it, and leaving asks first', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Condition-refuses-writes' })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/problems/record`)
  const dialog = page.getByRole('dialog', { name: 'Record problem' })
  await dialog.getByRole('combobox', { name: 'Problem' }).fill('Zebra fever')
  await dialog.getByLabel('Note').fill('Seen on safari')
  await dialog.getByRole('button', { name: 'Record problem' }).click()
  await expect(dialog.getByRole('alert')).toContainText(/not saved/i)
  await expect(dialog.getByRole('combobox', { name: 'Problem' })).toHaveValue('Zebra fever')
  await expect(dialog.getByLabel('Note')).toHaveValue('Seen on safari')
  expect(await problemsOf(ada.id)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByText('Leave without saving?')).toBeVisible()
})

test('a problem changed by one is not overwritten by another: both versions are shown, and both changes kept', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const asthma = await put(asthmaOf(ada.id))
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/problems/${asthma.id}/change`)
  const dialog = page.getByRole('dialog', { name: 'Change problem' })
  await dialog.getByLabel('Severity').selectOption('Severe')
  const theirs = await ask('system', 'PUT', `/Condition/${asthma.id}`, { ...asthma, onsetDateTime: '1999' })
  expect(theirs.status).toBe(200)
  await dialog.getByRole('button', { name: 'Save changes to problem' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Someone changed this')
  const both = dialog.getByRole('table', { name: 'As you saw it and as it is now' })
  await expect(both.getByRole('row').filter({ hasText: 'Began' })).toContainText('1999')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Go on with the entry as it is now' }).click()
  await expect(dialog.getByLabel('Severity')).toHaveValue('severe')
  await expect(dialog.getByLabel('Began')).toHaveValue('1999')
  await dialog.getByRole('button', { name: 'Save changes to problem' }).click()
  await expect(dialog).toBeHidden()
  expect(await problemsOf(ada.id)).toMatchObject([
    { onsetDateTime: '1999', severity: { coding: [{ code: '24484000' }] } },
  ])
})

test('the same problem from several sources stands together, disagreement in sight, each entry to be seen', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await put(asthmaOf(ada.id, { meta: { source: 'https://rxr.lune.example' } }))
  const elsewhere = await put(
    asthmaOf(ada.id, { clinicalStatus: status('resolved'), meta: { source: 'https://rxn.lune.example' } }),
  )
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/problems`)
  const problems = page.getByRole('region', { name: 'Problems', exact: true })
  await expect(problems).toContainText('The entries do not agree')
  await expect(problems).toContainText('resolved (Lancashire Teaching Hospitals (RXN))')
  await problems.getByText('2 entries from 2 sources').click()
  await expect(problems.getByText('From elsewhere:')).toBeAttached()
  await expectAccessible(page)
  // Another organisation's entry is never altered: it is recorded here too.
  await expect(problems.getByRole('link', { name: 'Change: Asthma' })).toHaveCount(1)
  await problems.getByRole('link', { name: 'Record here too: Asthma' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record problem' })
  await expect(dialog).toContainText('Taken from Asthma, Lancashire Teaching Hospitals (RXN)')
  await dialog.getByRole('button', { name: 'Record problem' }).click()
  await expect(dialog).toBeHidden()
  await expect(problems).toContainText('3 entries from 2 sources')
  const all = await problemsOf(ada.id)
  expect(all.find(({ id }) => id === elsewhere.id)?.meta?.versionId).toBe(elsewhere.meta?.versionId)
  const made = all.find(({ identifier }) => identifier)
  const [signed] = (await found(`/Provenance?target=Condition/${made?.id}`)) as Provenance[]
  expect(signed?.entity).toMatchObject([{ role: 'source', what: { reference: `Condition/${elsewhere.id}` } }])
})

test('a problem marked in error leaves the list, with its reason in the history', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const asthma = await put(asthmaOf(ada.id))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/problems`)
  await page.getByRole('link', { name: 'Mark in error: Asthma' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mark problem in error' })
  await dialog.getByRole('textbox').fill('Belongs to her sister')
  await dialog.getByRole('button', { name: 'Mark problem in error' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('main')).toContainText('No problems recorded')
  const [kept] = await problemsOf(ada.id)
  expect(kept?.verificationStatus?.coding?.[0]?.code).toBe('entered-in-error')
  const [signed] = (await found(`/Provenance?target=Condition/${asthma.id}`)) as Provenance[]
  expect(signed?.reason).toEqual([{ text: 'Belongs to her sister' }])
})

test('problems that could not be read are not "none", and a scientist sees why nothing can be recorded', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Condition-unavailable' })
  await signIn('scientist')
  await page.goto(`/patients/${ada.id}/problems`)
  const problems = page.getByRole('region', { name: 'Problems', exact: true })
  await expect(problems.getByRole('alert')).toContainText('Could not load problems')
  await expect(problems).not.toContainText('No problems recorded')
  await expect(page.getByRole('button', { name: 'Record problem' })).toHaveAttribute('aria-disabled', 'true')
})

test('nothing is written in a record that another has replaced', async ({ page, signIn, patient }) => {
  const now = await patient({ given: 'Ada' })
  const old = await patient({ given: 'Ada' })
  const replaced = {
    ...old,
    active: false,
    link: [{ other: { reference: `Patient/${now.id}` }, type: 'replaced-by' }],
  }
  expect((await ask('system', 'PUT', `/Patient/${old.id}`, replaced)).status).toBe(200)
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${old.id}/problems/record`)
  const dialog = page.getByRole('dialog', { name: 'Record problem' })
  await dialog.getByRole('combobox', { name: 'Problem' }).fill('Zebra fever')
  await dialog.getByRole('button', { name: 'Record problem' }).click()
  await expect(dialog.getByRole('alert')).toContainText('This record has been replaced')
  await expect(dialog.getByRole('combobox', { name: 'Problem' })).toHaveValue('Zebra fever')
  expect(await problemsOf(old.id)).toEqual([])
})
