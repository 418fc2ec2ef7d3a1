import type { Page } from '@playwright/test'

import { chartPages } from '../src/app/chart-pages.ts'

/** Every page of a chart that needs nothing but the patient: what is added later comes by itself. */
export const everySection = chartPages
  .map(({ path }) => path)
  .filter((path) => path !== '' && !path.includes(':'))

/** Goes to a section of a chart as a link would, without loading the application again, and waits until it has loaded. */
export async function goTo(page: Page, address: string) {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, address)
  await page.waitForFunction(
    (to) => {
      const main = document.querySelector('main')
      const here = main?.querySelector(`nav a[aria-current="page"][href="${to}"]`)
      return here && !main?.querySelector('.loading') && !/Loading [a-z ]+…/.test(main?.textContent ?? '')
    },
    address,
    { timeout: 20_000 },
  )
}
