import type { BrowserContext } from '@playwright/test'

import type { Measure } from './measure.ts'
import { percentile } from './measure.ts'

/** A full set as it is typed at the bedside: digits, and the keys besides them. */
const set = ['16', '98', 'a', '125', 'Enter', '75', 'Enter', '72', 'Enter', 'a', '36.8', 'Enter'] as const
const rounds = 5

/**
 * From the ward's board to a full set that the record has taken: key presses besides the readings' digits, and the time
 * a page needs for it when the typing itself takes none.
 */
export async function boardToSavedSet(context: BrowserContext, ward: string): Promise<Measure[]> {
  const page = await context.newPage()
  const times: number[] = []
  let keys = 0
  for (let round = 0; round < rounds; round++) {
    await page.goto(ward)
    await page.getByRole('button', { name: 'Start round' }).waitFor()
    const entry = page.getByRole('dialog', { name: 'Record observations' })
    const begun = Date.now()
    keys = 2
    await page.keyboard.press('n')
    await page.keyboard.press('l')
    await entry.getByLabel('Respiration rate').waitFor()
    const first = await entry.locator('.obs-entry-patient strong').innerText()
    for (const words of set) {
      const digits = /^[\d.]+$/.test(words)
      if (!digits) keys += 1
      await (digits ? page.keyboard.type(words) : page.keyboard.press(words))
    }
    // A round goes on to the next patient once the record has answered.
    await entry.getByRole('status').filter({ hasText: first }).waitFor()
    times.push(Date.now() - begun)
  }
  await page.close()
  return [
    { name: 'keys from the board to a saved set, besides digits', value: keys, unit: 'keys', budget: 12 },
    { name: 'from the board to a saved set, median', value: percentile(times, 0.5) / 1000, unit: 's' },
  ]
}
