import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium } from '@playwright/test'

import { browserLaunch } from '../e2e/browser.ts'
import { deskActions, deskBudgets } from '../e2e/desk-actions.ts'
import { openHospital, signIn } from './hospital.ts'
import type { Measure } from './measure.ts'

const words = {
  register: 'actions to register a new patient',
  admit: 'actions to find a patient and admit them to a bed, as an emergency',
  book: 'actions to book the next place of a clinic, from an open chart',
  discharge: 'actions to discharge a patient, from an open chart',
} as const

/** What a desk does, counted on the real screens of the demonstration. */
export async function measureActions(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lune-bench-'))
  const hospital = openHospital({ port: 4183, folder, seed: 'demo' })
  const browser = await chromium.launch(browserLaunch())
  try {
    await hospital.untilReady(90_000)
    const context = await browser.newContext({ baseURL: hospital.url })
    const page = await context.newPage()
    await signIn(page, hospital.url, 'admin')
    const counted = await deskActions(page, {
      family: 'Benchmark',
      ward: /[1-9]\d* free/,
      clinic: /Eye Clinic/,
    })
    return (['register', 'admit', 'book', 'discharge'] as const).map((act) => ({
      name: words[act],
      value: counted[act],
      unit: 'actions',
      budget: deskBudgets[act],
    }))
  } finally {
    await browser.close()
    await hospital.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
