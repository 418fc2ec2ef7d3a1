import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { expect, test } from './fixtures.ts'
import { admit, newWard } from './record.ts'
import { watch } from './watch.ts'

// What we promise in bytes and calls. Times are measured by `npm run bench`.

test('no more than 40 kB of script runs before the sign-in page', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(seen.scriptCount()).toBeGreaterThan(0)
  expect(await seen.scriptBytes()).toBeLessThanOrEqual(40_000)
})

test('every section comes in files of its own, none above 60 kB', () => {
  const folder = join(import.meta.dirname, '../dist/assets')
  // counted together with the first chart and the first ward, below
  const firsts = /^(libraries|shared|chart|ward)-/
  // draws PDFs beside the page, in a thread of its own, when the first one is opened (docs/decisions/023)
  const named = /^pdf\.worker\.min-/
  const scripts = readdirSync(folder).filter((name) => /\.m?js$/.test(name) && !firsts.test(name))
  expect(scripts.length).toBeGreaterThan(50)
  const heavy = scripts
    .filter((name) => !named.test(name))
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length }))
    .filter(({ bytes }) => bytes > 60_000)
  expect(heavy).toEqual([])
})

for (const place of ['chart', 'ward'] as const) {
  test(`a signed-in start fetches no more than 200 kB of script up to the first ${place}`, async ({
    page,
    context,
    signIn,
    patient,
  }) => {
    const ada = await patient()
    const { ward, beds } = await newWard(1)
    if (beds[0]) await admit(ada.id, ward.id, beds[0])
    await signIn('nurse')
    await page.goto('/wards')
    await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
    // A fresh page of the same person: everything is fetched and counted again.
    const fresh = await context.newPage()
    const seen = watch(fresh)
    await fresh.goto(place === 'chart' ? `/patients/${ada.id}/summary` : `/wards/${ward.id}`)
    const there =
      place === 'chart'
        ? fresh.getByRole('region', { name: 'Latest observations' })
        : fresh.getByRole('table', { name: 'Ward list' })
    await expect(there).toBeVisible()
    await seen.settled()
    expect(seen.scriptCount()).toBeGreaterThan(1)
    expect(await seen.scriptBytes()).toBeLessThanOrEqual(200_000)
  })
}

test('the summary of a chart is at most three calls to the record', async ({ context, signIn, patient }) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  // A page of its own: the home page behind may still be asking for itself.
  const page = await context.newPage()
  const seen = watch(page)
  await page.goto(`/patients/${ada.id}/summary`)
  await expect(page.getByRole('region', { name: 'Latest observations' })).toBeVisible()
  await seen.settled()
  expect(seen.calls).not.toEqual([])
  expect(seen.calls.length, seen.calls.join('\n')).toBeLessThanOrEqual(3)
})

test('a ward of 32 beds is at most two calls to the record', async ({ context, signIn, patient }) => {
  const { ward, beds } = await newWard(32)
  for (const bed of beds.slice(0, 30)) await admit((await patient()).id, ward.id, bed)
  await signIn('nurse')
  const page = await context.newPage()
  const seen = watch(page)
  await page.goto(`/wards/${ward.id}`)
  await expect(page.getByRole('table', { name: 'Ward list' }).getByRole('row')).toHaveCount(33)
  await seen.settled()
  expect(seen.calls).not.toEqual([])
  expect(seen.calls.length, seen.calls.join('\n')).toBeLessThanOrEqual(2)
})
