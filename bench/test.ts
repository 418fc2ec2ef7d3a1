/**
 * `npm test`: everything. Types, lint, format, dead code, unit and component tests, then the stories in a real
 * browser. Goes on after a failure, so that one run tells all; ends with one plain line that counts.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { ensureBrowser } from '../e2e/browser.ts'

const reports = mkdtempSync(join(tmpdir(), 'lune-reports-'))
const bin = (name: string) => join('node_modules/.bin', name)

type Tally = { passed: number; failed: number; skipped: number; secondTry?: number }

const run = (command: string, words: string[], env: Record<string, string> = {}) =>
  new Promise<boolean>((done) => {
    const child = spawn(command, words, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })

/** A step that is one check: it counts as one. */
async function check(name: string, command: string, ...words: string[]): Promise<Tally> {
  const started = Date.now()
  console.log(`\n— ${name}`)
  const held = await run(command, words)
  console.log(`— ${name}: ${held ? 'holds' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`)
  return { passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 }
}

async function unitTests(): Promise<Tally> {
  console.log('\n— unit and component tests')
  const file = join(reports, 'vitest.json')
  const held = await run(bin('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as Record<string, number>
  const failed = numFailedTests ?? 0
  // A run that broke outside any test has failed too.
  return {
    passed: numPassedTests ?? 0,
    failed: held ? failed : Math.max(1, failed),
    skipped: numPendingTests ?? 0,
  }
}

async function stories(): Promise<Tally> {
  console.log('\n— stories in a browser')
  const file = join(reports, 'playwright.json')
  const held = await run(bin('playwright'), ['test'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  return {
    passed: stats.expected + stats.flaky,
    failed: held ? stats.unexpected : Math.max(1, stats.unexpected),
    skipped: stats.skipped,
    secondTry: stats.flaky,
  }
}

ensureBrowser()
const steps = [
  () => check('types', bin('tsc'), '-p', '.'),
  () => check('lint', bin('oxlint'), '--type-aware', 'src', 'backend', 'bench', 'e2e'),
  () => check('format', bin('prettier'), '--check', '--log-level', 'warn', 'src', 'backend', 'bench', 'e2e'),
  () => check('nothing unused', bin('knip')),
  () => check('the application builds', bin('vite'), 'build', '--logLevel', 'warn'),
  unitTests,
  stories,
]
const sum: Tally = { passed: 0, failed: 0, skipped: 0 }
for (const step of steps) {
  const tally = await step().catch((fault: unknown): Tally => {
    console.error(fault)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  sum.passed += tally.passed
  sum.failed += tally.failed
  sum.skipped += tally.skipped
  if (tally.secondTry) console.log(`\n${tally.secondTry} passed only at a second try (marked flaky above)`)
}
rmSync(reports, { recursive: true, force: true })
console.log(
  `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`,
)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
