import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The files the application starts with, for the sign-in page to fetch while the person types: it is then there when
 * they come in. Read from what the first chunk says it will import; nothing when there is no built application.
 */
export function startingFiles(dist: string): string[] {
  try {
    const entry = /src="\/(assets\/[^"]+\.js)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))?.[1]
    if (!entry) return []
    const files = readFileSync(join(dist, entry), 'utf8').matchAll(
      /["'`](?:\.\/)?((?:assets\/)?[\w-]+\.(?:js|css))["'`]/g,
    )
    const names = [...files].map(([, name = '']) => `/assets/${name.replace('assets/', '')}`)
    return [...new Set(names)].filter((name) => name !== `/${entry}`)
  } catch {
    return []
  }
}
