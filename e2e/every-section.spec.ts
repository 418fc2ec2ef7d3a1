import type { Page } from '@playwright/test'

import { expect, expectAccessible, test } from './fixtures.ts'
import { oneOfEach, subjectOf } from './history.ts'
import { admit, allergyTo, found, hoursAgo, newPatient, newWard, putAll } from './record.ts'
import { everySection, goTo, reads } from './sections.ts'

// What holds for every section of a chart: each fails for itself, and each is read at 200 % zoom.

test('every section of a chart says what it reads', () => {
  expect(Object.keys(reads).toSorted()).toEqual(everySection.toSorted())
})

/** In a bed, with something in every section. */
async function inpatient(wanted: Parameters<typeof newPatient>[0] = {}) {
  const ada = await newPatient(wanted)
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  const about = subjectOf(ada.id)
  await putAll([
    ...oneOfEach(ada.id, 'Known', (hour) => hoursAgo(10 - hour)),
    allergyTo(ada.id, 'Penicillin'),
    { resourceType: 'Condition', ...about, code: { text: 'Asthma' } },
    { resourceType: 'CarePlan', status: 'active', intent: 'plan', ...about, title: 'Falls' },
    {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      ...about,
      code: { text: 'Ferritin' },
    },
  ])
  return ada
}

const alerts = (page: Page) => page.locator('.chart-section').getByRole('alert')

const areReadTogether = (one: string, other: string) =>
  Object.values(reads).some((types) => [one, other].every((type) => types.some((read) => read === type)))

/** Types that no section reads together fail at once: what a section says is then of the one it reads. */
const failing: string[][] = []
for (const type of new Set(Object.values(reads).flat())) {
  const others = failing.find((some) => !some.some((one) => areReadTogether(one, type)))
  if (others) others.push(type)
  else failing.push([type])
}

for (const types of failing) {
  test(`when ${types.join(' or ')} cannot be read, the sections that read it say so, and all others open`, async ({
    page,
    signIn,
  }) => {
    const ada = await inpatient({ faults: types.map((type) => `${type}-unavailable`) })
    await signIn('doctor', /East Lancashire/i)
    for (const section of everySection) {
      await goTo(page, ada.id, section)
      if (reads[section]?.some((type) => types.includes(type))) {
        await expect(alerts(page).first(), section).toContainText(/Could not load/)
        await expect(alerts(page).first().getByRole('button', { name: 'Try again' }), section).toBeVisible()
      } else expect(await alerts(page).allInnerTexts(), section).toEqual([])
    }
  })
}

/** What its own box cuts, though nothing scrolls there. */
const cutIn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.chart-section *')]
      .filter((one) => {
        const { overflowX, clipPath } = getComputedStyle(one)
        const hides = overflowX === 'hidden' || overflowX === 'clip'
        return hides && clipPath === 'none' && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
      })
      .map((one) => `${one.tagName} ${one.className}: ${one.textContent?.slice(0, 60)}`),
  )

test('every section is read at 200 % zoom: nothing runs off the page, nothing is cut, and axe finds nothing', async ({
  page,
  signIn,
}) => {
  test.setTimeout(120_000)
  const [full] = await found('/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000018')
  await signIn('doctor', /East Lancashire/i)
  await page.setViewportSize({ width: 720, height: 450 })
  for (const section of everySection) {
    await goTo(page, full?.id ?? '', section)
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    await expect.poll(beyond, section).toBeLessThanOrEqual(0)
    expect(await cutIn(page), section).toEqual([])
    await expectAccessible(page)
  }
})
