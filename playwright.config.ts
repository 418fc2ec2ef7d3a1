import { defineConfig } from '@playwright/test'

import { browserLaunch } from './e2e/browser.ts'
import { hospitals } from './e2e/hospital-address.ts'

// Stories of one kind need one hospital: LUNE_TEST_HOSPITALS=stories spares the others.
const named = process.env['LUNE_TEST_HOSPITALS']?.split(',')
const needed = (['stories', 'published', 'impatient'] as const).filter(
  (name) => !named || named.includes(name),
)

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: process.env['CI'] ? 1 : 0, // a second try is named at the end: it is a race to be found
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json']],
  use: {
    baseURL: hospitals.stories.url,
    launchOptions: browserLaunch(),
    locale: 'en-US', // on purpose not British: dates must not follow the browser
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    // first what mostly waits, so that the other worker has stories meanwhile
    { name: 'import', testMatch: /published\.setup\.ts/ },
    { name: 'session', testMatch: /session\.spec\.ts/, use: { baseURL: hospitals.impatient.url } },
    { name: 'stories', testIgnore: /published|session/ },
    {
      name: 'published',
      testMatch: /published-data\.spec\.ts/,
      dependencies: ['import'],
      use: { baseURL: hospitals.published.url },
    },
  ],
  webServer: needed.map((name) => ({
    command: `node e2e/hospital.ts ${name}`,
    url: `${hospitals[name].url}/healthz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
    stdout: 'pipe' as const,
  })),
})
