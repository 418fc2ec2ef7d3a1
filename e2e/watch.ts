import { gzipSync } from 'node:zlib'

import type { Page, Request } from '@playwright/test'

/** What a page fetches from now on: gzipped script bytes, calls to the record, and bytes of its answers. */
export function watch(page: Page) {
  const scripts = new Map<string, Promise<number>>()
  const calls: string[] = []
  const answers: Promise<number>[] = []
  const underWay = new Set<Request>()
  let quietSince = Date.now()
  page.on('response', (response) => {
    const request = response.request()
    const { pathname } = new URL(request.url())
    if (/^\/fhir($|\/(?!\$changes))/.test(pathname))
      answers.push(
        response.body().then(
          (body) => body.length,
          () => 0, // an answer that the page gave up
        ),
      )
    if (request.resourceType() !== 'script' || scripts.has(response.url())) return
    scripts.set(
      response.url(),
      response.body().then(
        (body) => gzipSync(body, { level: 9 }).length,
        () => 0, // a script the next page made the browser give up
      ),
    )
  })
  const ended = (request: Request) => {
    if (underWay.delete(request)) quietSince = Date.now()
  }
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    // The change feed stays open for as long as the page is looked at.
    if (pathname === '/fhir/$changes') return
    underWay.add(request)
    if (pathname === '/fhir' || pathname.startsWith('/fhir/')) calls.push(`${request.method()} ${pathname}`)
  })
  return {
    calls,
    /** Bytes of every script fetched so far, gzip level 9, each counted once. */
    scriptBytes: async () => (await Promise.all(scripts.values())).reduce((sum, bytes) => sum + bytes, 0),
    /** Bytes of JSON that the record has answered with, as the page reads them: unpacked */
    jsonBytes: async () => (await Promise.all(answers)).reduce((sum, bytes) => sum + bytes, 0),
    scriptCount: () => scripts.size,
    /** Resolves when nothing has been asked for during half a second: looked at every 50 ms, for quiet has no event of its own */
    settled: async () => {
      while (underWay.size > 0 || Date.now() - quietSince < 500) await page.waitForTimeout(50)
    },
    forget: () => {
      calls.length = 0
      answers.length = 0
    },
  }
}
