import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

import { chromium, type LaunchOptions } from '@playwright/test'

/** On a network that is closed, a browser that looks for updates only makes noise; what nobody sees needs no compositing. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-software-rasterizer',
]

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })

const systemBrowser = () =>
  ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(onPath).find(Boolean)

/** Playwright's own Chromium where it was downloaded, else the system's. */
export function browserLaunch(): LaunchOptions {
  if (existsSync(chromium.executablePath())) return { args: quiet }
  const executablePath = process.env['LUNE_BROWSER'] ?? systemBrowser()
  return executablePath ? { executablePath, args: quiet } : { args: quiet }
}

/**
 * Finds a browser or fetches one: Playwright's own, else the system's, else by apt when we are root.
 * Throws one plain sentence when none of these can be had.
 */
export function ensureBrowser() {
  if (existsSync(chromium.executablePath()) || process.env['LUNE_BROWSER'] || systemBrowser()) return
  const run = (command: string, ...words: string[]) =>
    execFileSync(command, words, { stdio: 'inherit', timeout: 300_000 })
  try {
    run(process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium')
    return
  } catch {
    console.log('Playwright could not download its browser; trying the system’s packages.')
  }
  try {
    run('apt-get', 'update', '-q')
    run('apt-get', 'install', '-y', '-q', 'chromium-headless-shell')
  } catch {
    throw new Error(
      'No browser for the tests: install chromium-headless-shell or chromium, or set LUNE_BROWSER to one.',
    )
  }
}
