import type { Locator, Page } from '@playwright/test'

import { expect, expectAccessible, test } from './fixtures.ts'
import { fullWard } from './full-ward.ts'

// A full ward on the screens it is looked at on.

test('32 beds stand on one 1080p screen, as a table and in their bays', async ({ page, signIn }) => {
  const { ward, beds } = await fullWard()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const list = page.getByRole('table', { name: 'Ward list' })
  await expect(list.getByRole('row')).toHaveCount(33)
  await expect(list.getByRole('row').nth(31)).toContainText('ago')
  await expectNoScrolling(page)
  // What the line has in short is whole under the pointer and for a screen reader; what it leaves out is one step away.
  await expect(
    list.getByRole('row').nth(1).getByTitle('no pathway. criteria to reside not recorded'),
  ).toBeVisible()
  await list.getByRole('row').nth(1).getByRole('button', { name: 'More about Bay A Bed 1' }).press('Enter')
  const sheet = page.getByRole('group', { name: 'About Bay A Bed 1' })
  for (const words of ['Born 04-Mar-1940', 'NHS No.', 'Diet and mobility', 'Consultant and nurse', 'pathway'])
    await expect(sheet).toContainText(words)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await page.getByLabel('View').selectOption('Bays')
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: beds[0]?.name ?? '' })
      .first(),
  ).toBeVisible()
  await expectNoScrolling(page)
  await expectAccessible(page)
})

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1280, height: 800 }, hasTouch: true, isMobile: true })

  test('32 beds stand on one screen, and nothing a finger hits on the way to a saved set is under 44 px', async ({
    page,
    signIn,
  }) => {
    const { ward } = await fullWard()
    await signIn('nurse')
    await page.goto(`/wards/${ward.id}?view=bays`)
    const bays = page.locator('.ward-bays')
    await expect(bays.getByRole('button', { name: 'Record observations' })).toHaveCount(31)
    await expect(bays).toContainText('ago')
    await expectNoScrolling(page)
    // The longest name is cut short to the eye alone; its escalation and its gravest alert stand, the others under More.
    const longest = bays.getByRole('listitem').filter({ hasText: 'MARJORIBANKS' }).first()
    await expect(
      longest.getByRole('link', { name: /^FEATHERSTONEHAUGH-.*-MARJORIBANKS, Constance/ }),
    ).toBeVisible()
    await expect(longest.getByRole('link', { name: /^Step up escalation: NEWS2 7, high/ })).toBeVisible()
    await expect(longest.locator('.badge:visible')).toHaveText(['Not for CPR', /^\+5/])
    await page.setViewportSize({ width: 1024, height: 768 })
    await expectNoScrolling(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    for (const one of [
      bays.getByRole('button', { name: 'Record observations' }),
      bays.getByRole('link'),
      bays.getByRole('button', { name: /^More about/ }),
    ])
      for (const target of (await one.all()).slice(0, 8)) await expectFingerWide(target)
    for (const target of await page.locator('.ward-tools :is(button, select):visible').all())
      await expectFingerWide(target)

    await bays.getByRole('button', { name: 'Record observations' }).first().tap()
    const entry = page.getByRole('dialog', { name: 'Record observations' })
    await expect(entry.getByLabel('Respiration rate')).toBeFocused()
    for (const target of await entry.locator(':is(input[type=text], select, button):visible').all())
      await expectFingerWide(target)
    for (const target of await entry.locator('.choices label').all()) await expectFingerWide(target)
    await expectAccessible(page)
  })
})

/** The page, and the list in it, end where the screen ends. */
async function expectNoScrolling(page: Page) {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { scrollHeight, scrollWidth } = document.documentElement
        const list = document.querySelector('.table-scroll') ?? document.documentElement
        return [
          scrollHeight - innerHeight,
          scrollWidth - innerWidth,
          list.scrollWidth - list.clientWidth,
        ].map((over) => Math.max(0, over))
      }),
    )
    .toEqual([0, 0, 0])
}

/** So many pixels up and down from its middle hit this and nothing else: its words may be smaller. */
async function expectFingerWide(target: Locator) {
  await target.scrollIntoViewIfNeeded()
  const missed = await target.evaluate((element) => {
    const box = element.getBoundingClientRect()
    const hits = (x: number, y: number) => {
      const at = document.elementFromPoint(x, y)
      return at !== null && (element.contains(at) || at.contains(element))
    }
    const x = box.left + Math.min(box.width, 20) / 2
    const seed = box.top + box.height / 2
    let [top, bottom] = [seed, seed]
    while (hits(x, top - 1) && seed - top < 60) top -= 1
    while (hits(x, bottom + 1) && bottom - seed < 60) bottom += 1
    return bottom - top >= 43
      ? '' /* from the first pixel to the 44th */
      : `${element.textContent}: ${bottom - top} px`
  })
  expect(missed).toBe('')
}
