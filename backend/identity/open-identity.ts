import { Router } from 'express'

import { CannotStart } from '../settings.ts'
import { openDatabase } from './identity-database.ts'
import { openKeys } from './keys.ts'
import { oidcStorage } from './oidc-storage.ts'
import { endSession, openProvider } from './provider.ts'
import { sessionRoutes } from './session-routes.ts'
import { openSessions, type SessionRules } from './sessions.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { startingFiles } from './warm-up.ts'

type Settings = {
  /** Where the keys and the sessions are kept */
  folder: string
  /** Ends in the path this is mounted at: `http://localhost:3000/oidc` */
  issuer: string
  /** Absolute: who the access tokens are for */
  fhirBase: string
  /** Origin of the application, no trailing slash */
  appUrl: string
  /** Wrong passcodes for one user in five minutes before the page asks to wait */
  attempts?: number
  /** Where the built application is, if it is: the sign-in page fetches its start ahead */
  dist?: string | undefined
} & Partial<SessionRules>

/** The local CIS2-style sign-in. `main.ts` mounts `handler` at the issuer's path; the gateway asks `isLive` for each request. */
export async function openIdentity(settings: Settings) {
  const { folder, issuer, fhirBase, appUrl, dist, attempts = 8 } = settings
  const rules: SessionRules = {
    idleSeconds: settings.idleSeconds ?? secondsFrom('LUNE_IDLE_SECONDS', 15 * 60),
    sessionSeconds: settings.sessionSeconds ?? secondsFrom('LUNE_SESSION_SECONDS', 12 * 3600),
    now: settings.now ?? Date.now,
  }
  const database = openDatabase(folder)
  const keys = await openKeys(database)
  const sessions = openSessions(database, rules)
  const storage = oidcStorage(database, rules.now)
  const { sessionSeconds } = rules
  const provider = openProvider({ issuer, fhirBase, appUrl, keys, sessions, storage, sessionSeconds })
  const end = (sid: string) => endSession(provider, sessions, sid)

  let ahead: string[] | undefined
  const warmUp = () => (ahead ??= dist ? startingFiles(dist) : [])
  const handler = Router()
  handler.use('/interaction', signInRoutes({ provider, appUrl, attempts, warmUp }))
  handler.use('/session', sessionRoutes({ keys, issuer, fhirBase, appUrl, sessions, end }))
  handler.use(provider.callback())

  const sweep = () => {
    storage.sweep()
    sessions.sweep()
  }
  sweep()
  const sweeping = setInterval(sweep, 3600_000).unref()

  return {
    handler,
    /** Public keys, for checking access tokens */
    keys: keys.published,
    /** The judge's answer about the session a token carries */
    isLive: sessions.isLive,
    /** Counts as activity; false when it is too late */
    touch: (sid: string) => sessions.touch(sid),
    end,
    close() {
      clearInterval(sweeping)
      database.close()
    },
  }
}

/** The limits are policy, not taste: these variables are for tests, which cannot wait a quarter of an hour. */
function secondsFrom(name: 'LUNE_IDLE_SECONDS' | 'LUNE_SESSION_SECONDS', usual: number): number {
  const text = process.env[name]
  if (text === undefined || text === '') return usual
  const seconds = Number(text)
  if (!Number.isInteger(seconds) || seconds < 1)
    throw new CannotStart(`${name} must be a whole number of seconds, not "${text}"`)
  return seconds
}
