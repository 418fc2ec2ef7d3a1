import { randomBytes } from 'node:crypto'

import type { RequestHandler } from 'express'
import helmet from 'helmet'

type Options = {
  /** Origins besides our own that the page speaks to: another issuer, another record */
  connect: string[]
  /** Seen by browsers over https: only then may we promise that it stays so */
  https: boolean
  /** The development server writes scripts into the page */
  dev: boolean
}

/**
 * The headers of every answer. `response.locals.nonce` is the one-time word for the styles of that page; scripts are
 * files of our own origin, never inline.
 */
export function securityHeaders({ connect, https, dev }: Options): RequestHandler[] {
  return [
    (_request, response, next) => {
      response.locals.nonce = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: dev ? ["'self'", withNonce] : ["'self'"],
          styleSrc: ["'self'", withNonce],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...connect],
          objectSrc: ["'none'"],
          frameSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
      next()
    },
  ]
}

const withNonce = (_request: unknown, response: { locals?: { nonce?: string } } | object) =>
  `'nonce-${'locals' in response ? String(response.locals?.nonce) : ''}'`

/** Records and tokens are never kept by a browser or a proxy. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store')
  next()
}
