import type { FhirResource } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { entries, from, oneOfEach, subjectOf, timeline, visit } from './history.ts'
import { found, hoursAgo, put, putAll } from './record.ts'

// All that happened to one patient, the newest at the right and at the end.

test('opens at the newest: every kind in words, with its time, source and specialty, leading to where it stands', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await putAll(oneOfEach(ada.id, 'First', (hour) => hoursAgo(30 - hour)))
  await putAll(oneOfEach(ada.id, 'Last', (hour) => hoursAgo(10 - hour)))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline`)
  const list = entries(page).getByRole('listitem')
  await expect(list).toHaveCount(14)
  await expect(list.last()).toContainText(/Medicine.*Taken, as reported.*last drops/s)
  await expect(list.last()).toBeInViewport()
  await expect(list.first()).toContainText('First visit')
  await expect(list.nth(7)).toContainText(
    /\d\d:\d\d.*Visit.*Last visit.*Cardiology.*East Lancashire Hospitals \(RXR\)/s,
  )
  await expect(list.nth(11)).toContainText(
    /Letter or document.*Last letter.*Specialty not stated.*GP record/s,
  )
  for (const [words, section] of [
    ['Last visit', 'visits'],
    ['Last note', 'notes'],
    ['Last report', 'results'],
    ['Last letter', 'documents'],
    ['last tablets', 'medicines'],
  ] as const)
    await expect(entries(page).getByRole('link', { name: words })).toHaveAttribute(
      'href',
      new RegExp(`/patients/${ada.id}/${section}`),
    )
  await expect(timeline(page)).toContainText('All of the record is loaded.')
  await expectAccessible(page)
})

test('an entry leads to itself where it stands whole, and one that is not among those loaded there is said to be', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const note = (words: string, days: number): FhirResource => ({
    resourceType: 'Composition',
    status: 'final',
    ...subjectOf(ada.id),
    type: { text: 'Ward round' },
    title: words,
    date: hoursAgo(days * 24),
    author: [{ display: 'Dr Amina Hargreaves' }],
  })
  await putAll(Array.from({ length: 52 }, (_, index) => note(`Note ${index}.`, index + 1)))
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline`)
  await entries(page).getByRole('link', { name: 'Note 9.', exact: true }).click()
  await expect(page).toHaveURL(/\/notes#/)
  const read = page.getByRole('article', { name: 'Note 9.', exact: true })
  await expect(read).toBeFocused()
  await expect(read).toBeInViewport()
  await expectAccessible(page)

  const [oldest] = await found(`/Composition?patient=${ada.id}&_sort=date&_count=1`)
  await page.goto(`/patients/${ada.id}/notes#${oldest?.id}`)
  await expect(page.getByText('not among those loaded here')).toBeVisible()
  await page.getByRole('button', { name: 'Show earlier notes' }).click()
  await expect(page.getByRole('article', { name: 'Note 51.', exact: true })).toBeFocused()
  await expect(page.getByText('not among those loaded here')).toHaveCount(0)
})

test('what the timeline has not looked for is said: what began before it and has ended since', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await putAll(
    Array.from({ length: 16 }, (_, index) =>
      visit(ada.id, new Date(Date.UTC(2026, 0, 28 - index)).toISOString(), 'Clinic'),
    ),
  )
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline`)
  const limit = timeline(page).getByText(
    /^Of what began before 1\d-Jan-2026.* and ended since, only the newest/,
  )
  await expect(limit).toBeVisible()
  await timeline(page).getByRole('button', { name: 'Load earlier' }).click()
  await expect(timeline(page)).toContainText('All of the record is loaded.')
  await expect(limit).toHaveCount(0)
})

test('an entry of the timeline says where it came from', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await put({ ...visit(ada.id, hoursAgo(3), 'Chest pain'), ...from('rxn') })
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline`)
  await entries(page)
    .getByRole('button', { name: /^About: .*Chest pain/ })
    .click()
  const dialog = page.getByRole('dialog', { name: 'About this entry' })
  await expect(dialog).toContainText('Lancashire Teaching Hospitals (RXN)')
  await expect(dialog).toContainText('First recorded')
})

test('filters and jumps by keyboard, and says what a filter hides; the address holds codes and dates alone', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const at = (day: string) => (hour: number) => `${day}T1${hour}:00:00Z`
  await putAll([...oneOfEach(ada.id, 'Old', at('2024-03-05')), ...oneOfEach(ada.id, 'New', at('2026-03-05'))])
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline`)
  const list = entries(page).getByRole('listitem')
  await expect(list).toHaveCount(14)

  await timeline(page)
    .getByRole('button', { name: /^Notes/ })
    .focus()
  await page.keyboard.press('Space')
  await expect(list).toHaveCount(2)
  await expect(timeline(page)).toContainText('12 loaded entries are hidden by the filters.')
  await expect(page).toHaveURL(/\?kind=note$/)
  await timeline(page).getByRole('button', { name: 'Show all' }).focus()
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(14)

  await timeline(page).getByRole('button', { name: 'Filters' }).click()
  await timeline(page).getByLabel('Source').selectOption({ label: 'GP record (4)' })
  await expect(list).toHaveCount(4)
  await timeline(page).getByLabel('Specialty').selectOption({ label: 'Cardiology (2)' })
  await expect(list).toHaveCount(0)
  await expect(entries(page)).toContainText('Nothing that the filters and the period let through')
  await expect(page).toHaveURL(/\?source=\w+&specialty=320$/)
  await timeline(page).getByRole('button', { name: 'Show all' }).click()

  await timeline(page).getByLabel('Jump to date').focus()
  await page.keyboard.type('01012025')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?to=2025-01-01$/)
  await expect(list).toHaveCount(7)
  await expect(list.last()).toContainText('old drops')
  await expect(entries(page)).toContainText('Later than 01-Jan-2025 is not shown')
  await page.goBack()
  await expect(list).toHaveCount(14)

  await timeline(page).getByRole('slider').focus()
  await page.keyboard.press('Home')
  await expect(entries(page).locator('[aria-current]')).toContainText('Old visit')
  await expect(timeline(page).getByRole('slider')).toHaveAttribute(
    'aria-valuetext',
    /05-Mar-2024 10:00 – Visit – .*Old visit/,
  )
  await timeline(page).getByRole('button', { name: '1 year' }).click()
  await expect(list).toHaveCount(7)
  await expect(list.first()).toContainText('New visit')
})

test('what has no date stands in a place of its own, and what has only a year under its year', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const about = subjectOf(ada.id)
  await putAll([
    { resourceType: 'Procedure', status: 'completed', ...about, code: { text: 'Some time' } },
    {
      resourceType: 'Procedure',
      status: 'completed',
      ...about,
      code: { text: 'One year' },
      performedDateTime: '1987',
    },
    visit(ada.id, hoursAgo(3), 'Today'),
  ])
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/timeline?from=2026-01-01`)
  await expect(timeline(page).getByRole('region', { name: 'Date not recorded' })).toContainText('Some time')
  await expect(entries(page)).not.toContainText('Some time')
  await expect(entries(page)).not.toContainText('One year')
  await timeline(page).getByRole('button', { name: 'All loaded' }).click()
  await expect(entries(page).getByRole('heading', { name: '1987, month not recorded' })).toBeVisible()
  await expect(entries(page)).toContainText('One year')
})
