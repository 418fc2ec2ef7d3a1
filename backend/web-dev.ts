import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'

import type { RequestHandler } from 'express'
import { createServer } from 'vite'

import { isFile, sendPage } from './web.ts'

/** The application from its sources, with hot reload over the hospital's own port. */
export async function developedApp(root: string, server: Server) {
  const vite = await createServer({
    root,
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  })
  const handler: RequestHandler = (request, response, next) => {
    vite.middlewares(request, response, async () => {
      if (request.method !== 'GET' || isFile(request.path)) return next()
      try {
        const html = await readFile(join(root, 'index.html'), 'utf8')
        sendPage(response, await vite.transformIndexHtml(request.originalUrl, html), { scripts: true })
      } catch (cause) {
        next(cause)
      }
    })
  }
  return { handler, close: () => vite.close() }
}
