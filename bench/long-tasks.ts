import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'

import { watch } from '../e2e/watch.ts'
import { type Measure, percentile } from './measure.ts'

/** The longest main-thread task of each address, at a quarter of the processor's speed: the median of three visits. */
export async function longestTasks(
  context: BrowserContext,
  addresses: readonly { name: string; url: string }[],
): Promise<Measure[]> {
  const browser = context.browser()
  if (!browser) throw new Error('The browser has gone')
  const measures: Measure[] = []
  for (const { name, url } of addresses) {
    const visits: number[] = []
    while (visits.length < 3) visits.push(await longestTask(browser, await context.newPage(), url))
    const value = percentile(visits, 0.5)
    measures.push({ name: `longest task at 4× slow-down, ${name}`, value, unit: 'ms', budget: 200 })
  }
  return measures
}

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** In ms of processor time: by the clock a task also waits for whatever else this machine is doing. */
async function longestTask(browser: Browser, page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const seen = watch(page)
  const events = await traced(await browser.newBrowserCDPSession(), async () => {
    await page.goto(url)
    await page.locator('h1').first().waitFor()
    await seen.settled()
    await page.waitForTimeout(500) // what is drawn after the last answer
  })
  await page.close()
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const times = events
    .filter(({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = dur }) => tdur / 1000)
  if (times.length === 0) throw new Error(`No task of ${url} was seen`)
  return Math.max(...times)
}

async function traced(session: CDPSession, visit: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  // The protocol leaves an event's fields open; these are those of the trace event format.
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] },
  })
  await visit()
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done))
  await session.send('Tracing.end')
  await complete
  return events
}
