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

const folders = ['src', 'backend', 'bench', 'e2e']

type Tally = { passed: number; failed: number; skipped: number; secondTry?: number }

function add(sum: Tally, { passed, failed, skipped }: Tally) {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
}

const run = (command: string, words: string[], env: Record<string, string> = {}) =>
  new Promise<boolean>((done) => {
    const child = spawn(command, words, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })

type Check = readonly [name: string, command: string, ...words: string[]]

/** A step that is one check: it counts as one. What it says is shown when it is over, for others run beside it. */
const check = ([name, command, ...words]: Check) =>
  new Promise<Tally>((done) => {
    const started = Date.now()
    const said: Buffer[] = []
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (some: Buffer) => said.push(some))
    const end = (held: boolean) => {
      console.log(`\n— ${name}\n${Buffer.concat(said).toString()}`.trimEnd())
      console.log(`— ${name}: ${held ? 'holds' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`)
      done({ passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 })
    }
    child.on('error', (cause) => {
      said.push(Buffer.from(String(cause)))
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })

/** Each uses one core for most of its time, and none what another makes: two in a row beside two others. */
async function checks(): Promise<Tally> {
  const sum: Tally = { passed: 0, failed: 0, skipped: 0 }
  const inTurn = async (...some: Check[]) => {
    for (const one of some) add(sum, await check(one))
  }
  await Promise.all([
    inTurn(['types', bin('tsc'), '-p', '.'], ['lint', bin('oxlint'), '--type-aware', ...folders]),
    inTurn(
      ['format', bin('prettier'), '--check', '--log-level', 'warn', ...folders],
      ['nothing unused', bin('knip')],
      ['the application builds', bin('vite'), 'build', '--logLevel', 'warn'],
    ),
  ])
  return sum
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
const sum: Tally = { passed: 0, failed: 0, skipped: 0 }
for (const step of [checks, unitTests, stories]) {
  const tally = await step().catch((fault: unknown): Tally => {
    console.error(fault)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  add(sum, tally)
  if (tally.secondTry) console.log(`\n${tally.secondTry} passed only at a second try (marked flaky above)`)
}
rmSync(reports, { recursive: true, force: true })
console.log(
  `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`,
)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
