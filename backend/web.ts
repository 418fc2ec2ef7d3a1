import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import type { Request, RequestHandler, Response } from 'express'

type Encoding = 'br' | 'gzip'
type StaticFile = {
  path: string
  bytes: Buffer
  type: string
  etag: string
  packed: Map<Encoding, Promise<Buffer>>
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The built application, read once: a few megabytes, packed the first time each file is asked for. */
export function builtApp(dist: string): RequestHandler {
  const files = new Map(filesIn(dist).map((file) => [file.path, file]))
  const index = readFileSync(join(dist, 'index.html'), 'utf8')
  files.delete('/index.html')
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const file = files.get(request.path)
    if (file) return sendFile(request, response, file)
    // An address of the application, not a file that is gone: a missing script must not be answered with a page.
    if (isFile(request.path)) return next()
    sendPage(response, index)
  }
}

/** Ids may have dots in them, so only endings that we know make an address a file. */
export const isFile = (path: string): boolean =>
  path.startsWith('/assets/') || (extname(path) in types && path !== '/index.html')

/**
 * The page, with this answer's nonce where the style libraries look for it: `<meta property="csp-nonce" content>`.
 * Scripts need none; they are files of ours.
 */
export function sendPage(response: Response, html: string, { scripts = false } = {}) {
  const nonce = String(response.locals.nonce)
  const marked = html.replaceAll(
    scripts ? /<(script|style)(?=[\s>])/g : /<(style)(?=[\s>])/g,
    `<$1 nonce="${nonce}"`,
  )
  const page = marked.replace(
    '<head>',
    `<head>\n    <meta property="csp-nonce" content="${nonce}" nonce="${nonce}" />`,
  )
  response.set({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }).send(page)
}

function filesIn(dist: string): StaticFile[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const name = join(entry.parentPath, entry.name)
      const bytes = readFileSync(name)
      return {
        path: `/${relative(dist, name).split(sep).join('/')}`,
        bytes,
        type: types[extname(name)] ?? 'application/octet-stream',
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
        packed: new Map<Encoding, Promise<Buffer>>(),
      }
    })
}

async function sendFile(request: Request, response: Response, file: StaticFile) {
  response.set({
    'content-type': file.type,
    etag: file.etag,
    vary: 'accept-encoding',
    // Names under /assets carry a hash of their content.
    'cache-control': file.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.fresh) return void response.status(304).end()
  const encoding = file.bytes.length > 1024 && /^text|json|xml/.test(file.type) && acceptedBy(request)
  if (!encoding) return void response.end(file.bytes)
  response.set('content-encoding', encoding).end(await packed(file, encoding))
}

const acceptedBy = (request: Request): Encoding | false =>
  request.acceptsEncodings('br') ? 'br' : request.acceptsEncodings('gzip') ? 'gzip' : false

function packed(file: StaticFile, encoding: Encoding): Promise<Buffer> {
  let bytes = file.packed.get(encoding)
  if (!bytes) {
    bytes = encoding === 'br' ? toBrotli(file.bytes) : toGzip(file.bytes, { level: 9 })
    file.packed.set(encoding, bytes)
  }
  return bytes
}

const toGzip = promisify<Buffer, { level: number }, Buffer>(gzip)
const brotli = promisify<Buffer, { params: Record<number, number> }, Buffer>(brotliCompress)
// 9 of 11: within a few per cent of the smallest, in a tenth of the time
const toBrotli = (bytes: Buffer) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
