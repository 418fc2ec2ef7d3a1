import type { Page } from '@playwright/test'

import { chartPages } from '../src/app/chart-pages.ts'

/** Every page of a chart that needs nothing but the patient: what is added later comes by itself. */
export const everySection = chartPages
  .map(({ path }) => path)
  .filter((path) => path !== '' && !path.includes(':'))

const titleOf = new Map(chartPages.map(({ path, title }) => [path, title]))

/** Goes to a section of a chart as a link would, without loading the application again, and waits until it has loaded. */
export async function goTo(page: Page, patientId: string, section: string) {
  const chart = `/patients/${patientId}`
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, `${chart}/${section}`)
  await page.waitForFunction(
    ([summary, title]) => {
      const main = document.querySelector('main')
      const isOpen = main?.querySelector(`nav[aria-label="Chart"] a[href="${summary}"]`)
      const isLoading = main?.querySelector('.loading') ?? /Loading [a-z ]+…/.exec(main?.textContent ?? '')
      return isOpen && document.title === title && !isLoading
    },
    [`${chart}/summary`, `${titleOf.get(section)} – Lune`],
    { timeout: 20_000 },
  )
}
