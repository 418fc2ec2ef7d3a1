import type { Browser, Page } from '@playwright/test'

import { signInTo } from './sign-in.ts'

/** Somebody signs in on another machine: nothing of this browser is known there. Close its context when done. */
export async function otherMachine(browser: Browser, user: string, post?: RegExp): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInTo(page.context(), user, post)
  return page
}
