import type { Page } from '@playwright/test'
import type { Bundle } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { hospitals } from './hospital-address.ts'
import { hasPublishedData, notThere } from './published.ts'
import { tokenFor } from './record.ts'
import { everySection, goTo } from './sections.ts'
import { signInTo } from './sign-in.ts'

/** Every patient of the published sets, in a fixed order. */
async function everyPatient(): Promise<string[]> {
  const response = await fetch(`${hospitals.published.url}/fhir/Patient?_count=1000&_sort=_id&_elements=id`, {
    headers: { authorization: `Bearer ${tokenFor('system', undefined, hospitals.published)}` },
  })
  const { entry = [] } = (await response.json()) as Bundle
  return entry.flatMap(({ resource }) => resource?.id ?? [])
}

// In parts, so that both workers have some.
const parts = 8
for (let part = 0; part < parts; part++) {
  test(`every section of every published patient opens clean, part ${part + 1} of ${parts}`, async ({
    page,
  }) => {
    // not a part of the project: a clone that stands alone says that it was not opened
    test.skip(!hasPublishedData, notThere)
    test.setTimeout(600_000)
    const faults: string[] = []
    let where = ''
    page.on('pageerror', ({ message }) => faults.push(`${where}: ${message}`))
    page.on('dialog', (dialog) => {
      faults.push(`${where}: a script from the data ran`)
      void dialog.dismiss()
    })
    const patients = (await everyPatient()).filter((_, index) => index % parts === part)
    expect(patients.length).toBeGreaterThan(0)
    await signInTo(page.context(), 'doctor', /East Lancashire/i, hospitals.published)
    for (const patient of patients) {
      for (const section of everySection) {
        where = `/patients/${patient}/${section}`
        await goTo(page, patient, section)
        faults.push(...(await whatIsWrong(page)).map((fault) => `${where}: ${fault}`))
      }
    }
    expect(faults).toEqual([])
  })
}

const whatIsWrong = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    const text = main?.innerText ?? ''
    const wrong = /\bundefined\b|\bNaN\b|\[object Object\]|Invalid Date|\bnull\b/.exec(text)
    const blank = [...(main?.querySelectorAll('.panel-body') ?? [])].filter(
      (region) => !region.textContent?.trim() && !region.querySelector('svg,img'),
    )
    return [
      ...(wrong
        ? [`shows ${wrong[0]}: …${text.slice(Math.max(0, wrong.index - 60), wrong.index + 40)}…`]
        : []),
      ...(blank.length > 0 ? ['has a blank region'] : []),
      ...(main?.querySelector('[role=alert]')
        ? [`alerts: ${main.querySelector('[role=alert]')?.textContent?.slice(0, 160)}`]
        : []),
      ...(document.querySelector('h1')?.textContent?.trim() ? [] : ['has no heading']),
    ]
  })
