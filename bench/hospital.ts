import { type ChildProcess, spawn } from 'node:child_process'

import type { Page } from '@playwright/test'

/** A local hospital of the bench: its own folder and port, ended by `end`. */
export function openHospital({ port, folder, seed }: { port: number; folder: string; seed: string }) {
  const url = `http://localhost:${port}`
  const process_ = spawn(process.execPath, ['backend/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), LUNE_DATA: folder, LUNE_SEED: seed },
  })
  return { url, untilReady: (limit: number) => untilReady(url, limit), end: () => ended(process_) }
}

async function ended(hospital: ChildProcess): Promise<number> {
  const asked = Date.now()
  const gone = new Promise((done) => hospital.on('exit', done))
  hospital.kill('SIGTERM')
  await gone
  return Date.now() - asked
}

/** In milliseconds. */
async function untilReady(url: string, limit: number): Promise<number> {
  const started = Date.now()
  while (Date.now() - started < limit) {
    const ready = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return Date.now() - started
    await new Promise((again) => setTimeout(again, 100))
  }
  throw new Error(`The hospital was not ready within ${limit / 1000} s`)
}

export async function signIn(page: Page, url: string, user: string) {
  await page.goto(url)
  await page.getByRole('textbox', { name: 'User ID' }).fill(user)
  await page.getByRole('textbox', { name: 'Passcode' }).fill('demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Account' }).waitFor()
}
