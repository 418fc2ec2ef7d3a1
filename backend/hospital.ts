import type { RequestListener, Server } from 'node:http'
import { join } from 'node:path'

import compression from 'compression'
import express, { type RequestHandler } from 'express'

import type { DataFolder } from './data-folder.ts'
import type { FhirBackend } from './fhir-backend.ts'
import { gateway, type GatewayParts } from './gateway/gateway.ts'
import { localTokens, remoteTokens } from './gateway/tokens.ts'
import { neverStored, securityHeaders } from './headers.ts'
import { openIdentity } from './identity/open-identity.ts'
import type { Settings } from './settings.ts'
import { sourcesFrom } from './sources.ts'
import { upstreamBackend } from './upstream.ts'

type Parts = {
  settings: Settings
  folder: DataFolder
  server: Server
  /** Settles when the application is built; the record is opened meanwhile */
  building: Promise<void>
  dev: boolean
  root: string
}

export type Hospital = { listener: RequestListener; close: () => Promise<void> }

/** Everything behind the one port, put together. */
export async function openHospital({
  settings,
  folder,
  server,
  building,
  dev,
  root,
}: Parts): Promise<Hospital> {
  const { publicUrl, upstream, environment, fluidDayStartsAt, gs1Prefix } = settings
  const fhirBase = `${publicUrl}/fhir`
  const sources = sourcesFrom(settings.sources)
  // The sign-in first: it takes a moment, and another provider that does not answer is known before anything is seeded.
  const signIn = await openSignIn(settings, folder, fhirBase, dev ? undefined : join(root, 'dist'))
  const record: { backend: FhirBackend; onChange?: GatewayParts['onChange'] } = upstream
    ? { backend: upstreamBackend(upstream) }
    : await (await import('./record.ts')).openRecord(folder, settings.seed, fhirBase)
  await building
  const web = await openWeb(dev, root, server)

  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders({ connect: signIn.connect, https: publicUrl.startsWith('https:'), dev }))
  app.use(compression())
  app.get('/healthz', neverStored, (_request, response) => void response.json({ status: 'ok' }))
  app.get('/config.json', neverStored, (_request, response) => {
    response.json({
      fhirBase,
      issuer: signIn.issuer,
      clientId: 'lune',
      environment,
      sources,
      fluidDayStartsAt,
      gs1Prefix,
    })
  })
  app.use(
    '/fhir',
    gateway({
      ...record,
      tokens: signIn.tokens,
      isLive: signIn.isLive,
      publicBase: fhirBase,
      backendBase: upstream,
      folder: folder.part('gateway'),
    }),
  )
  if (signIn.handler) app.use('/oidc', neverStored, signIn.handler)
  app.use(/^\/(fhir|oidc)(\/|$)/, (_request, response) => void response.status(404).end())
  app.use(web.handler)
  app.use((_request, response) => void response.status(404).type('text').send('There is nothing here.\n'))

  return {
    listener: app,
    close: async () => {
      await web.close()
      signIn.close()
      await record.backend.close()
    },
  }
}

type SignIn = Pick<GatewayParts, 'tokens' | 'isLive'> & {
  issuer: string
  handler?: RequestHandler
  /** Origins the page must reach to sign in */
  connect: string[]
  close: () => void
}

/** How long a sign-in with another provider lasts; the local one keeps this rule itself (domain facts §1.6). */
const twelveHours = 12 * 3600

async function openSignIn(
  { issuer, publicUrl }: Settings,
  folder: DataFolder,
  fhirBase: string,
  dist: string | undefined,
): Promise<SignIn> {
  if (issuer) {
    const tokens = await remoteTokens(issuer, fhirBase)
    return {
      issuer,
      tokens,
      isLive: ({ authTime }) =>
        authTime && Date.now() / 1000 > authTime + twelveHours ? 'ended' : 'unknown',
      connect: [new URL(issuer).origin],
      close: () => {},
    }
  }
  const local = `${publicUrl}/oidc`
  const identity = await openIdentity({
    folder: folder.part('identity'),
    issuer: local,
    fhirBase,
    appUrl: publicUrl,
    dist,
  })
  return {
    issuer: local,
    tokens: localTokens(local, fhirBase, identity.keys),
    isLive: ({ sid }) => (sid ? identity.isLive(sid) : 'unknown'),
    handler: identity.handler,
    connect: [],
    close: () => identity.close(),
  }
}

type Web = { handler: RequestHandler; close: () => Promise<void> }

/** Only what is used is loaded: the development server takes a second that a hospital need not wait for. */
async function openWeb(dev: boolean, root: string, server: Server): Promise<Web> {
  if (dev) {
    const { developedApp } = await import('./web-dev.ts')
    return developedApp(root, server)
  }
  const { builtApp } = await import('./web.ts')
  return { handler: builtApp(join(root, 'dist')), close: () => Promise.resolve() }
}
