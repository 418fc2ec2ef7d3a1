import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Browser, type BrowserContext, chromium, type Page, type Request } from '@playwright/test'

import { enormousChart } from '../backend/seed/large.ts'
import { randomFrom } from '../backend/seed/random.ts'
import { seed } from '../backend/seed/seed.ts'
import { patientIdOf } from '../backend/seed/shapes.ts'
import { openStore } from '../backend/store/open-store.ts'
import { browserLaunch } from '../e2e/browser.ts'
import { watch } from '../e2e/watch.ts'
import { openHospital, signIn } from './hospital.ts'
import { longestTasks } from './long-tasks.ts'
import { type Measure, percentile } from './measure.ts'

const chart = `/patients/${patientIdOf('enormous')}`

/** One patient with 131,000 entries, put straight into the store: what opening that chart costs. */
export async function measureLargeChart(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lune-bench-'))
  const now = new Date()
  const store = await openStore({ folder: join(folder, 'store') })
  seed(store, { size: 'empty', now, progress: () => {} })
  store.load(enormousChart(randomFrom(1), now.getTime()))
  console.log(`${store.count()} resources, of which one patient has 131,000`)
  await store.close()
  const hospital = openHospital({ port: 4181, folder, seed: 'empty' })
  const browser = await chromium.launch(browserLaunch())
  try {
    await hospital.untilReady(90_000)
    return await measureVisits(browser, hospital.url)
  } finally {
    await browser.close()
    await hospital.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureVisits(browser: Browser, url: string): Promise<Measure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await signIn(await context.newPage(), url, 'nurse')
  await context.addInitScript(noteFirstSight)
  const summary = await firstSight(context, `${url}${chart}/summary`)
  const timeline = await firstSight(context, `${url}${chart}/timeline`)
  const warm = await fromSummary(await context.newPage(), url)
  return [
    { name: 'script up to the first chart of 131,000', value: summary.script, unit: 'kB gzip', budget: 200 },
    { name: 'FHIR calls of its summary', value: summary.calls, unit: 'calls', budget: 3 },
    { name: 'JSON of its timeline, with the banner', value: timeline.json, unit: 'kB', budget: 150 },
    { name: 'FHIR calls of its timeline', value: timeline.calls, unit: 'calls' },
    {
      name: 'a window of it, of any kind and time, p95',
      value: await windows(context, url),
      unit: 'ms',
      budget: 50,
    },
    ...timed('its timeline to the newest entry, opened anew', timeline.times),
    ...timed('its timeline to the newest entry, from its summary', warm),
    ...(await longestTasks(context, [{ name: 'a timeline of 131,000', url: `${url}${chart}/timeline` }])),
  ]
}

const timed = (name: string, times: number[]): Measure[] => [
  { name: `${name}, median`, value: percentile(times, 0.5), unit: 'ms' },
  { name: `${name}, p95`, value: percentile(times, 0.95), unit: 'ms', budget: 1000 },
]

/** In the page: notes when the first of what is waited for stands there. To look for it from outside costs up to 500 ms. */
function noteFirstSight() {
  const look = new MutationObserver(() => {
    const text = document.querySelector('main')?.textContent ?? ''
    const isThere = location.pathname.endsWith('timeline')
      ? /Loaded from \d/.test(text)
      : document.querySelector('.latest') !== null
    if (isThere && !document.documentElement.dataset['seenAt'])
      document.documentElement.dataset['seenAt'] = String(Date.now())
  })
  look.observe(document, { subtree: true, childList: true, characterData: true })
}

async function seenAt(page: Page): Promise<number> {
  const seen = page.locator('html[data-seen-at]')
  await seen.waitFor()
  return Number(await seen.getAttribute('data-seen-at'))
}

/** A page of its own each time, so that everything is fetched and counted. */
async function firstSight(context: BrowserContext, address: string) {
  const times: number[] = []
  let counted = { script: 0, calls: 0, json: 0 }
  for (let visit = 0; visit < 20; visit++) {
    const page = await context.newPage()
    const seen = watch(page)
    const began = Date.now()
    await page.goto(address, { waitUntil: 'commit' })
    times.push((await seenAt(page)) - began)
    await seen.settled()
    counted = {
      script: (await seen.scriptBytes()) / 1000,
      calls: seen.calls.length,
      json: (await seen.jsonBytes()) / 1000,
    }
    await page.close()
  }
  return { ...counted, times }
}

/** The searches that the page makes, asked again for other times: the gateway and the store, without the browser. */
async function windows(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  const asked: Request[] = []
  page.on('request', (request) => {
    if (/\/fhir\/\w+\?.*_sort=-(date|authoredon|effective)/.test(request.url())) asked.push(request)
  })
  await page.goto(`${url}${chart}/timeline`)
  await page.getByText(/^Loaded from/).waitFor()
  const windows = await Promise.all(
    asked.map(async (request) => ({ url: request.url(), headers: await request.allHeaders() })),
  )
  await page.close()
  if (asked.length < 7) throw new Error('Not every part of the timeline was asked for')
  const times: number[] = []
  for (let month = 0; month < 40; month++) {
    const before = new Date(Date.now() - month * 60 * 86_400_000).toISOString()
    for (const { url, headers } of windows) {
      const [, sortedBy = 'date'] = /_sort=-(\w+)/.exec(url) ?? []
      const began = performance.now()
      const answer = await fetch(`${url}&${sortedBy}=lt${before}`, {
        headers: { authorization: headers['authorization'] ?? '' },
      })
      await answer.arrayBuffer()
      times.push(performance.now() - began)
      if (!answer.ok) throw new Error(`A window was answered with ${answer.status}`)
    }
  }
  return percentile(times, 0.95)
}

/** Milliseconds from the click on Timeline to the newest entries, over an ordinary connection to this machine. */
async function fromSummary(page: Page, url: string): Promise<number[]> {
  const times: number[] = []
  for (let visit = 0; visit < 20; visit++) {
    await page.goto(`${url}${chart}/summary`)
    await seenAt(page)
    await page.evaluate(() => delete document.documentElement.dataset['seenAt'])
    const began = Date.now()
    await page.getByRole('link', { name: 'Timeline', exact: true }).click()
    times.push((await seenAt(page)) - began)
  }
  return times
}
