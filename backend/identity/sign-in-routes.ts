import { createHash, timingSafeEqual } from 'node:crypto'

import express, { type Request, type Response, Router } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Provider } from 'oidc-provider'

import { contentSecurityPolicy, messagePage, signInPage } from './pages.ts'
import { personById, personByUser, type StaffMember } from './people.ts'

const minutes = 5
const passcode = process.env['LUNE_DEMO_PASSCODE'] ?? 'demo'

type Parts = { provider: Provider; appUrl: string; attempts: number; warmUp: () => readonly string[] }

/** The sign-in page: shows the form, checks the passcode, hands over to the engine. */
export function signInRoutes({ provider, appUrl, attempts, warmUp }: Parts): Router {
  const router = Router()
  const policy = contentSecurityPolicy(new URL(appUrl).origin)
  router.use((_request, response, next) => {
    response.set({
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    next()
  })

  router.get('/:uid', async (request, response) => {
    const asked = await openRequest(request, response)
    if (!asked) return
    const { login_hint: hint } = asked.params
    const known = typeof hint === 'string' ? personById(hint)?.user : undefined
    response.send(signInPage({ user: typed(request.query['user']) || known || '', warmUp: warmUp() }))
  })

  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 })
  const tooMany = (request: Request, response: Response) => {
    const problem = { title: 'Too many attempts.', advice: `Wait ${minutes} minutes, then try again.` }
    response.status(429).send(signInPage({ user: typed(request.body?.user), warmUp: [], problem }))
  }
  const limit = (most: number, key: (request: Request) => string) =>
    rateLimit({
      windowMs: minutes * 60_000,
      limit: most,
      keyGenerator: key,
      requestWasSuccessful: (_request, response) => response.statusCode === 303,
      skipSuccessfulRequests: true,
      handler: tooMany,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
    })
  const address = (request: Request) => ipKeyGenerator(request.ip ?? '')
  const perPerson = limit(attempts, (request) => `${address(request)} ${typed(request.body?.user)}`)
  const perAddress = limit(attempts * 10, address)

  router.post('/:uid', form, perAddress, perPerson, async (request, response) => {
    const asked = await openRequest(request, response)
    if (!asked) return
    const user = typed(request.body?.user)
    const person = admitted(user, request.body?.passcode)
    if (!person) {
      const problem = { title: 'The user ID or the passcode is wrong.', advice: 'Check both and try again.' }
      response.status(403).send(signInPage({ user, warmUp: [], problem }))
      return
    }
    const login = { accountId: person.userId, acr: 'AAL2_ANY', amr: ['DEMO_PASSCODE'] }
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
  })

  /** The request to sign in that this page belongs to; when it is too old, says so. */
  async function openRequest(request: Request, response: Response) {
    try {
      const details = await provider.interactionDetails(request, response)
      if (details.uid === request.params['uid']) return details
    } catch {
      // falls through: unknown, used or too old
    }
    const words = 'It was open too long, or was used before. Go back to Lune to start again.'
    response.status(400).send(messagePage('This sign-in page is no longer valid', words, appUrl))
    return undefined
  }
  return router
}

const typed = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase().slice(0, 64) : '')

/** Takes the same time whether the user, the passcode, or both are wrong. */
function admitted(user: string, given: unknown): StaffMember | undefined {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const right = timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(passcode))
  const person = personByUser(user)
  return right ? person : undefined
}
