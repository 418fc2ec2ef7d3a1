import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'

import { seed } from '../backend/seed/seed.ts'
import { openStore } from '../backend/store/open-store.ts'
import { browserLaunch } from '../e2e/browser.ts'
import { watch } from '../e2e/watch.ts'
import { openHospital, signIn } from './hospital.ts'
import { manyPeople } from './many.ts'
import { type Measure, percentile } from './measure.ts'

/** So many that ten thousand of them wait for the trust that is looked at. */
const people = 12_000
const port = 4182

/** Lists of ten thousand, in a real browser: how fast they open, and how they scroll. */
export async function measureLists(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lune-bench-'))
  const now = new Date()
  const store = await openStore({ folder: join(folder, 'store') })
  seed(store, { size: 'empty', now, progress: () => {} })
  store.load(manyPeople(people, now.getTime()))
  console.log(
    `${store.count('ServiceRequest')} people wait, ${store.count('Appointment')} are expected today`,
  )
  await store.close()
  const hospital = openHospital({ port, folder, seed: 'empty' })
  const browser = await chromium.launch(browserLaunch())
  try {
    await hospital.untilReady(90_000)
    return await measureIn(browser, hospital.url)
  } finally {
    await browser.close()
    await hospital.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How somebody comes to a list from the home page, and what the list is called then. */
type List = {
  name: string
  table: string
  before?: (page: Page) => Promise<unknown>
  /** The one action that opens it */
  open: (page: Page) => Promise<unknown>
}

const inMenu = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true })

/** What does not fit into the bar stands under More. */
async function menuWith(page: Page, name: string) {
  if (!(await inMenu(page, name).isVisible()))
    await page.getByRole('navigation').getByRole('button', { name: 'More' }).click()
}
async function goTo(page: Page, name: string) {
  await menuWith(page, name)
  await inMenu(page, name).click()
}

const lists: readonly List[] = [
  {
    name: 'waiting list',
    table: 'Waiting list',
    before: (page) => menuWith(page, 'Waiting list'),
    open: (page) => inMenu(page, 'Waiting list').click(),
  },
  {
    name: 'waiting list, urgent first',
    table: 'Waiting list',
    before: (page) => goTo(page, 'Waiting list'),
    open: (page) => page.getByLabel('Sorted by').selectOption('urgent'),
  },
  {
    name: 'day list of every clinic',
    table: 'Day list',
    before: (page) => goTo(page, 'Appointments'),
    open: (page) => page.getByRole('combobox', { name: /^Clinic/ }).selectOption('all'),
  },
  {
    name: 'patients called Smith',
    table: 'Patients',
    before: (page) => page.getByRole('searchbox', { name: 'Find a patient' }).fill('Smith'),
    open: (page) => page.keyboard.press('Enter'),
  },
]

async function measureIn(browser: Browser, url: string): Promise<Measure[]> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  })
  await signIn(await context.newPage(), url, 'admin')
  const measures: Measure[] = []
  for (const list of lists) measures.push(...(await measureList(context, url, list)))
  return measures
}

async function measureList(context: BrowserContext, url: string, list: List): Promise<Measure[]> {
  const times: number[] = []
  for (let visit = 0; visit < 9; visit++) {
    const { page, time } = await opened(context, url, list)
    if (visit > 0) times.push(time)
    await page.close()
  }
  const { page } = await opened(context, url, list)
  const { perSecond, work, rows, drawn } = await scrolled(page, list)
  await page.close()
  const of = (what: string) => `${list.name}: ${what}`
  return [
    { name: of('opened, median'), value: percentile(times, 0.5), unit: 'ms', budget: 300 },
    { name: of('opened, p95'), value: percentile(times, 0.95), unit: 'ms' },
    { name: of('frames a second, scrolling'), value: perSecond, unit: '/s', least: 50 },
    // by the processor's time, not the clock's: what else this machine does is not in it
    { name: of('work of the page for a frame, scrolling'), value: work, unit: 'ms', budget: 20 },
    { name: of('rows come to by scrolling'), value: rows, unit: 'rows' },
    { name: of('rows drawn at once'), value: drawn, unit: 'rows', budget: 120 },
  ]
}

/** A page of its own each time; from the one action until the first row stands there. */
async function opened(context: BrowserContext, url: string, { table, before, open }: List) {
  const page = await context.newPage()
  const seen = watch(page)
  await page.goto(url)
  await page.getByRole('button', { name: 'Account' }).waitFor()
  await before?.(page)
  await seen.settled()
  await page.evaluate((label) => {
    const { dataset } = document.documentElement
    const rowOf = () => document.querySelector(`table[aria-label="${label}"] tbody[data-part] tr`)
    const first = rowOf()
    const look = () => {
      const row = rowOf()
      if (row && row !== first) dataset['shown'] = String(performance.now())
      else requestAnimationFrame(look)
    }
    const begin = () => {
      dataset['begun'] ??= String(performance.now())
    }
    for (const event of ['click', 'change', 'keydown']) addEventListener(event, begin, { capture: true })
    look()
  }, table)
  await open(page)
  const html = page.locator('html[data-shown]')
  await html.waitFor()
  const time = await html.evaluate(({ dataset }) => Number(dataset['shown']) - Number(dataset['begun']))
  await seen.settled()
  return { page, time }
}

/** Ten seconds of a wheel that turns fast; every frame is counted. */
async function scrolled(page: Page, { table }: List) {
  const session = await page.context().newCDPSession(page)
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(globalThis, { frames })
    const note = (time: number) => {
      frames.push(time)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000
  }
  const before = await worked()
  await session.send('Input.synthesizeScrollGesture', {
    x: 700,
    y: 500,
    yDistance: -30_000,
    speed: 3000,
    gestureSourceType: 'mouse',
  })
  const work = (await worked()) - before
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames)
  const gaps = frames.slice(1).map((time, index) => time - (frames[index] ?? time))
  const seconds = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / 1000
  const rows = page.getByRole('table', { name: table }).locator('tbody[data-part] tr')
  const last = Number(await rows.last().getAttribute('aria-rowindex')) - 1
  return { perSecond: gaps.length / seconds, work: work / gaps.length, rows: last, drawn: await rows.count() }
}
