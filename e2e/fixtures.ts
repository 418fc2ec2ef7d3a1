import { test as base, expect, type Page } from '@playwright/test'
import axe from 'axe-core'

import { newPatient, type Wanted } from './record.ts'
import { signInTo } from './sign-in.ts'

type Hospital = {
  /** The page that is opened next is theirs; `post` is part of the trust's name where there are several roles */
  signIn: (user: string, post?: RegExp) => Promise<void>
  /** A patient of this story alone */
  patient: (wanted?: Wanted) => ReturnType<typeof newPatient>
  /** What the page complained of: uncaught errors and console errors. Empty at the end of every story. */
  complaints: string[]
}

export const test = base.extend<Hospital>({
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      // A refused or failed request is the browser's own line, not ours: stories that ask for one see it on the page.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        complaints.push(message.text())
    })
    await use(complaints)
    expect(complaints).toEqual([])
  },
  signIn: async ({ page, complaints }, use) => {
    await use(async (user, post) => {
      expect(complaints).toEqual([])
      await signInTo(page.context(), user, post)
    })
  },
  patient: async ({ page: _page }, use) => {
    await use(newPatient)
  },
})

/** Fills the sign-in page that is open. */
export async function enter(page: Page, user: string, passcode = 'demo') {
  await page.getByRole('textbox', { name: 'User ID' }).fill(user)
  await page.getByRole('textbox', { name: 'Passcode' }).fill(passcode)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const wcagTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * No violation of WCAG 2.2 AA that axe can see, on the page as it stands once it has opened. axe runs in the page itself:
 * its own builder for Playwright opens a second page for each look, to gather frames, and we have none.
 */
export async function expectAccessible(page: Page, rules?: readonly string[]) {
  await expect(page.getByRole('progressbar', { name: 'Opening the page' })).toHaveCount(0)
  // What is still fading in has the contrast of neither its beginning nor its end.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(
    async (runOnly) => {
      const found = await window.axe.run({ runOnly, resultTypes: ['violations'] })
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    rules ? { type: 'rule' as const, values: [...rules] } : { type: 'tag' as const, values: wcagTags },
  )
  expect(violations).toEqual([])
}

/** What may differ between the themes: the rest is looked at in the light one. */
export const rulesIn = { light: undefined, dark: ['color-contrast'] } as const

declare global {
  interface Window {
    axe: typeof axe
  }
}

export { expect }
