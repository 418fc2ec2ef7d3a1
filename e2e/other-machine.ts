import type { Browser, Page } from '@playwright/test'

import { enter, expect } from './fixtures.ts'

/** Somebody signs in on another machine: nothing of this browser is known there. Close its context when done. */
export async function otherMachine(browser: Browser, user: string, post?: RegExp): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto('/')
  await enter(page, user)
  if (post) await page.getByRole('button', { name: post }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  return page
}
