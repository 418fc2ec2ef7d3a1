import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, allergyTo, ask, newWard, put } from './record.ts'
import { beginNote, note, notesOf } from './notes.ts'
import { otherMachine } from './other-machine.ts'

test('a doctor writes while reading the other sections, and the words go with them', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  const round = await beginNote(page, 'Ward round')
  await round.getByLabel('Plan and requested actions').fill('Home tomorrow')
  await expect(round.getByRole('status')).toContainText(/Saved as draft \d\d:\d\d/)
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Allergies' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Allergies' })).toBeVisible()
  await expect(page).toHaveURL(/\/allergies\?work=note\./)
  await expect(round.getByLabel('Plan and requested actions')).toHaveValue('Home tomorrow')
  await expectAccessible(page)
  expect(await notesOf(ada.id)).toMatchObject([
    { status: 'preliminary', section: [{ title: 'Plan and requested actions' }] },
  ])
  // Its buttons are in sight on every screen, however much of the page's head is.
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(round.getByRole('button', { name: 'Sign…' })).toBeInViewport({ ratio: 1 })
  }
  // Back to before it was opened: it is closed, and nothing is lost by it.
  await round.getByRole('button', { name: 'Close Ward round' }).click()
  await expect(round).toBeHidden()
  await expect(page).toHaveURL(/\/allergies$/)
})

test('a draft is there again on another machine, for its author alone', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  const text = 'Chest:\n  crackles, right base\n\nAbdomen soft <no guarding> & not tender'
  const round = await beginNote(page, 'Ward round')
  await round.getByLabel('Examination findings').fill(text)
  await expect(round.getByRole('status')).toContainText('Saved as draft')
  // what is written lives in the record alone, never in the browser's storage (H22)
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('crackles')
  const [draft] = await notesOf(ada.id)
  expect((await ask('nurse', 'GET', `/Composition/${draft?.id}`)).status).toBe(403)
  await put(allergyTo(ada.id, 'Penicillin'))

  // The home page knows it, whoever it is about, and what has changed since is said before a word more is written.
  const elsewhere = await otherMachine(browser, 'doctor', /East Lancashire/i)
  await elsewhere.goto('/')
  const mine = elsewhere.getByRole('region', { name: 'My drafts' })
  const line = mine.getByRole('listitem').filter({ hasText: ada.name?.[0]?.family?.toUpperCase() ?? '' })
  await expect(line).toContainText('Ward round')
  await expectAccessible(elsewhere)
  await line.getByRole('link', { name: /^Go on writing: Ward round/ }).click()
  const there = note(elsewhere, 'Ward round')
  await expect(there.getByLabel('Examination findings')).toHaveValue(text)
  await expect(there.getByRole('region', { name: 'Changed since this was written' })).toContainText(
    'Allergies: Penicillin',
  )
  await expectAccessible(elsewhere)
  await elsewhere.context().close()
})

test('another patient’s address closes what is being written about this one, and asks before words are lost', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ fault: 'Composition-refuses-writes' })
  const ben = await patient({ given: 'Ben' })
  await signIn('doctor', /East Lancashire/i)
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await page.goto(`/patients/${ben.id}/notes`)
  // The way in leads over the sign-in and back: only then is one there, and may go elsewhere.
  await expect(banner).toContainText('Ben')
  await page.goto(`/patients/${ada.id}/notes`)
  await expect(banner).toContainText('Ada')
  const free = await beginNote(page, 'Note')
  await free.getByLabel('Clinical narrative').fill('Ada only')
  await expect(free.getByRole('alert')).toContainText('Not saved.')
  // Another section of the same chart takes nothing away, so nothing is asked.
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Problems' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Problems' })).toBeVisible()
  await expect(free.getByLabel('Clinical narrative')).toHaveValue('Ada only')
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Wards' }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Keep writing' }).click()
  await expect(free.getByLabel('Clinical narrative')).toHaveValue('Ada only')
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Wards' }).click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wards' })).toBeVisible()
  expect(await notesOf(ada.id)).toEqual([])
  expect(await notesOf(ben.id)).toEqual([])
})

test('the same draft in two tabs: the second sees the first’s words beside its own, and neither is lost', async ({
  page,
  signIn,
  patient,
  context,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  const one = await beginNote(page, 'Note')
  await one.getByLabel('Clinical narrative').fill('Begun')
  await expect(one.getByRole('status')).toContainText('Saved as draft')
  const tab = await context.newPage()
  await tab.goto(page.url())
  const other = note(tab, 'Note')
  await expect(other.getByLabel('Clinical narrative')).toHaveValue('Begun')

  await one.getByLabel('Clinical narrative').fill('Begun here')
  await expect(one.getByRole('status')).toContainText('Saved as draft')
  await other.getByLabel('Clinical narrative').fill('Begun there')
  const conflict = other.getByRole('alert')
  await expect(conflict.first()).toContainText('changed in another window')
  await expect(conflict.first()).toContainText('Begun here')
  await expect(other.getByLabel('Clinical narrative')).toHaveValue('Begun there')
  await expectAccessible(tab)
  await other.getByRole('button', { name: /Keep both/ }).click()
  await expect(other.getByRole('status')).toContainText('Saved as draft')
  expect(JSON.stringify(await notesOf(ada.id))).toContain('Begun here')
  expect(JSON.stringify(await notesOf(ada.id))).toContain('Begun there')

  // Changed elsewhere between reading it and signing it: nothing is signed, and both are shown.
  await one.getByRole('button', { name: 'Sign…' }).click()
  const mine = (await notesOf(ada.id)).find((kept) => JSON.stringify(kept).includes('Begun here'))
  const theirs = JSON.parse(JSON.stringify(mine).replace('Begun here', 'Begun elsewhere')) as unknown
  expect((await ask('doctor', 'PUT', `/Composition/${mine?.id}`, theirs)).status).toBe(200)
  await page.getByRole('dialog').getByRole('button', { name: 'Sign note' }).click()
  await expect(one.getByRole('alert').first()).toContainText('Begun elsewhere')
  await expect(one.getByLabel('Clinical narrative')).toHaveValue('Begun here')
  expect((await notesOf(ada.id)).map(({ status }) => status)).toEqual(['preliminary', 'preliminary'])
})

test('observations, results and problems are quoted with their date and author, apart from one’s own words', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  const potassium = await put({
    resourceType: 'Observation',
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { text: 'Potassium' },
    subject: { reference: `Patient/${ada.id}` },
    effectiveDateTime: '2026-03-14T06:10:00Z',
    valueQuantity: { value: 5.9, unit: 'mmol/L' },
    interpretation: [{ coding: [{ code: 'H' }] }],
    referenceRange: [{ low: { value: 3.5, unit: 'mmol/L' }, high: { value: 5.3, unit: 'mmol/L' } }],
  })
  const report = await put({
    resourceType: 'DiagnosticReport',
    status: 'final',
    code: { text: 'Urea and electrolytes' },
    subject: { reference: `Patient/${ada.id}` },
    effectiveDateTime: '2026-03-14T06:10:00Z',
    performer: [{ display: 'Blackburn laboratory' }],
    result: [{ reference: `Observation/${potassium.id}` }],
  })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/notes`)
  const round = await beginNote(page, 'Ward round')
  await round.getByRole('button', { name: 'Quote from the record' }).click()
  await round.getByText('Results', { exact: true }).click()
  await round.getByRole('button', { name: /^Quote: Urea and electrolytes, 14-Mar-2026 06:10/ }).click()
  await round.getByRole('button', { name: 'Done' }).click()
  const quote = round.getByRole('figure')
  await expect(quote).toContainText('From the record')
  await expect(quote).toContainText('14-Mar-2026 06:10 · Blackburn laboratory')
  await expect(quote).toContainText('Potassium 5.9 mmol/L (High, range 3.5–5.3 mmol/L)')
  await round.getByLabel('Investigation results').fill('For repeat')
  await expect(round.getByRole('status')).toContainText('Saved as draft')
  await expectAccessible(page)
  const [draft] = await notesOf(ada.id)
  expect(draft?.section?.[0]).toMatchObject({
    title: 'Investigation results',
    section: [
      {
        title: '14-Mar-2026 06:10 · Blackburn laboratory',
        code: { text: 'Quoted from the record' },
        entry: [{ reference: `DiagnosticReport/${report.id}` }],
      },
    ],
  })
  expect(draft?.encounter?.reference).toMatch(/^Encounter\//)
})
