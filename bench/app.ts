import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Browser, chromium, type Page } from '@playwright/test'

import { browserLaunch } from '../e2e/browser.ts'
import { chartSections } from '../src/lib/paths.ts'
import { watch } from '../e2e/watch.ts'
import { openHospital } from './hospital.ts'
import { longestTasks } from './long-tasks.ts'
import { type Measure, percentile } from './measure.ts'
import { boardToSavedSet } from './round.ts'

const port = 4180
const appUrl = `http://localhost:${port}`

/** Bytes, calls and times of the built application, in a real browser against a real local hospital. */
export async function measureApp(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lune-bench-'))
  let hospital = openHospital({ port, folder, seed: 'demo' })
  const browser = await chromium.launch(browserLaunch())
  try {
    const first = await hospital.untilReady(90_000)
    const ending = await hospital.end()
    hospital = openHospital({ port, folder, seed: 'demo' })
    const later = await hospital.untilReady(30_000)
    return [
      { name: 'first start, built and seeded', value: first / 1000, unit: 's', budget: 60 },
      { name: 'later start', value: later / 1000, unit: 's', budget: 5 },
      { name: 'ending on SIGTERM', value: ending / 1000, unit: 's', budget: 5 },
      ...(await measurePages(browser)),
    ]
  } finally {
    await browser.close()
    await hospital.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measurePages(browser: Browser): Promise<Measure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const before = watch(page)
  await page.goto(appUrl)
  await page.getByRole('textbox', { name: 'User ID' }).fill('nurse')
  const signInBytes = await before.scriptBytes()
  await page.getByRole('textbox', { name: 'Passcode' }).fill('demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Account' }).waitFor()

  const ward = await busiestWard(page)
  const fresh = await context.newPage()
  const seen = watch(fresh)
  await fresh.goto(`${appUrl}${ward}`)
  await fresh.getByRole('table', { name: 'Ward list' }).waitFor()
  await seen.settled()
  const [wardBytes, wardCalls] = [await seen.scriptBytes(), seen.calls.length]

  const saved = await boardToSavedSet(context, `${appUrl}${ward}`)
  const toName = await wardToChart(fresh, seen)
  seen.forget()
  const chart = new URL(fresh.url()).pathname
  const another = await context.newPage()
  const chartSeen = watch(another)
  await another.goto(`${appUrl}${chart}`)
  await another.getByRole('region', { name: 'Latest observations' }).waitFor()
  await chartSeen.settled()

  return [
    { name: 'script before the sign-in page', value: signInBytes / 1000, unit: 'kB gzip', budget: 40 },
    { name: 'script up to the first ward', value: wardBytes / 1000, unit: 'kB gzip', budget: 200 },
    {
      name: 'script up to the first chart',
      value: (await chartSeen.scriptBytes()) / 1000,
      unit: 'kB gzip',
      budget: 200,
    },
    { name: 'FHIR calls of a ward', value: wardCalls, unit: 'calls', budget: 2 },
    { name: 'FHIR calls of a chart’s summary', value: chartSeen.calls.length, unit: 'calls', budget: 3 },
    {
      name: 'warm ward to the name on the chart, median',
      value: percentile(toName, 0.5),
      unit: 'ms',
      budget: 150,
    },
    { name: 'warm ward to the name on the chart, p95', value: percentile(toName, 0.95), unit: 'ms' },
    ...saved,
    ...(await longestTasks(context, routes(ward, chart))),
  ]
}

/** The address of the ward of mine with the most people in it. */
async function busiestWard(page: Page): Promise<string> {
  await page.goto(`${appUrl}/wards`)
  await page.locator('main a[href^="/wards/"]').first().waitFor()
  const wards = await page
    .locator('main a[href^="/wards/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  let best = { ward: wards[0] ?? '', people: -1 }
  for (const ward of wards.slice(0, 6)) {
    await page.goto(`${appUrl}${ward}`)
    await page.getByRole('table', { name: 'Ward list' }).waitFor()
    const people = await page.locator('main a[href^="/patients/"]').count()
    if (people > best.people) best = { ward, people }
  }
  return best.ward
}

/** Milliseconds from the click on a patient in the ward list to the name in the banner, after one visit to warm up. */
async function wardToChart(page: Page, seen: ReturnType<typeof watch>): Promise<number[]> {
  const times: number[] = []
  for (let visit = 0; visit < 16; visit++) {
    const link = page.getByRole('table', { name: 'Ward list' }).locator('a[href^="/patients/"]').nth(visit)
    await link.waitFor()
    const time = await link.evaluate(
      (element: HTMLElement) =>
        new Promise<number>((done) => {
          const clicked = performance.now()
          const surname = (element.textContent ?? '').split(',')[0] ?? ''
          const look = () => {
            const banner = document.querySelector('[aria-label="Patient banner"]')
            if (surname && banner?.textContent?.includes(surname)) done(performance.now() - clicked)
            else requestAnimationFrame(look)
          }
          element.click()
          look()
        }),
    )
    if (visit > 0) times.push(time)
    await seen.settled()
    if (visit < 15) await page.goBack()
  }
  return times
}

/** Every page that a nurse reaches from the menu and the chart. */
function routes(ward: string, chart: string): { name: string; url: string }[] {
  const patient = chart.replace(/\/summary$/, '')
  const sections = chartSections.map((section) => `${patient}/${section}`)
  return ['/', '/patients', '/wards', ward, ...sections].map((address) => ({
    name: address.replace(ward, '/wards/:id').replace(patient, '/patients/:id'),
    url: `${appUrl}${address}`,
  }))
}
