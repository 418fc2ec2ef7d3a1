import type { Page } from '@playwright/test'

import { enter } from './fixtures.ts'
import { hospitals } from './hospital-address.ts'

const { url } = hospitals.stories

/**
 * Ends the session of a page at the issuer, as a single sign-out elsewhere would: the page learns of it by the 401 of
 * what it sends next. Begin to listen before signing in.
 */
export function sessionOf(page: Page) {
  let idToken: Promise<string> | undefined
  page.on('response', (response) => {
    if (response.url().endsWith('/oidc/token') && response.ok())
      idToken = response.json().then((answer: { id_token: string }) => answer.id_token)
  })
  return {
    async end() {
      const form = { id_token_hint: (await idToken) ?? '', post_logout_redirect_uri: `${url}/signed-out` }
      await fetch(`${url}/oidc/session/end`, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      })
    },
    /** The dialog's window, in the place of the page that was covered. */
    async signInAgain(user: string, post?: RegExp) {
      const opened = page.waitForEvent('popup')
      await page.getByRole('button', { name: 'Sign in again' }).click()
      const window = await opened
      await enter(window, user)
      if (post)
        await window
          .getByRole('button', { name: post })
          .click()
          .catch(() => undefined)
    },
  }
}
