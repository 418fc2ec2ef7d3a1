import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'lune-main-'))
const running: ChildProcess[] = []
let taken: Server
let takenPort = 0

beforeAll(async () => {
  taken = createServer((_request, response) => response.end('{"resourceType":"Nothing"}'))
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  takenPort = (taken.address() as AddressInfo).port
})
afterAll(async () => {
  for (const one of running) one.kill('SIGKILL')
  await new Promise((done) => taken.close(done))
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a hospital that should not start; its last words and how it ended. */
async function ending(env: Record<string, string>): Promise<{ words: string; code: number | null }> {
  const hospital = spawn(process.execPath, ['backend/start.mjs'], {
    env: { ...process.env, PORT: '4399', LUNE_DATA: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(hospital)
  let words = ''
  hospital.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
  return new Promise((done) => hospital.on('close', (code) => done({ words: words.trim(), code })))
}

it.each([
  ['a port that is no number', () => ({ PORT: 'front door' }), 'PORT must be a number'],
  ['a port in use', () => ({ PORT: String(takenPort) }), 'is in use'],
  ['a folder that cannot be one', () => ({ LUNE_DATA: join(folder, 'file') }), 'cannot be written'],
  ['an unknown seed', () => ({ LUNE_SEED: 'huge' }), 'LUNE_SEED must be'],
  [
    'an upstream that does not answer',
    () => ({ LUNE_FHIR_UPSTREAM: 'http://127.0.0.1:9' }),
    'no FHIR server answers',
  ],
  [
    'an upstream that is no FHIR server',
    () => ({ LUNE_FHIR_UPSTREAM: `http://127.0.0.1:${takenPort}` }),
    'is not a FHIR R4 server',
  ],
])('does not start with %s, and says so in one line', async (_, env, expected) => {
  writeFileSync(join(folder, 'file'), '')
  const { words, code } = await ending(env())
  expect(words).toContain(expected)
  expect(words.split('\n')).toHaveLength(1)
  expect(code).toBe(1)
})

it(
  'opens, tells when it is ready, ends when told to, and keeps what it had',
  { timeout: 60_000 },
  async () => {
    const data = join(folder, 'kept')
    const env = { ...process.env, PORT: '4398', LUNE_DATA: data, LUNE_SEED: 'empty' }
    // From its sources, so that this test needs no built application.
    const start = () => {
      const hospital = spawn(process.execPath, ['backend/start.mjs', '--dev'], { env, stdio: 'ignore' })
      running.push(hospital)
      return hospital
    }
    const places: unknown[] = []
    for (let time = 0; time < 2; time++) {
      const hospital = start()
      await untilReady('http://localhost:4398')
      const token = await words(['token', 'doctor'], env)
      const found = await fetch('http://localhost:4398/fhir/Organization?_summary=count', {
        headers: { authorization: `Bearer ${token}` },
      })
      places.push(((await found.json()) as { total: number }).total)
      expect(await words(['reset'], env)).toContain('A hospital is running on')
      const began = Date.now()
      hospital.kill('SIGTERM')
      expect(await new Promise((done) => hospital.on('close', done))).toBe(0)
      expect(Date.now() - began).toBeLessThan(5000)
    }
    expect(places[0]).toBeGreaterThan(0)
    expect(places[1]).toBe(places[0])
    expect(await words(['reset'], env)).toContain('Forgotten')
  },
)

it('ends when npm is told to, which tells only its shell', { timeout: 60_000 }, async () => {
  const env = { ...process.env, PORT: '4397', LUNE_DATA: join(folder, 'under-npm'), LUNE_SEED: 'empty' }
  const npm = spawn('npm', ['run', '--silent', 'dev'], { env, stdio: 'ignore' })
  running.push(npm)
  await untilReady('http://localhost:4397')
  npm.kill('SIGTERM')
  const isGone = () =>
    fetch('http://localhost:4397/healthz').then(
      () => false,
      () => true,
    )
  await expect.poll(isGone, { timeout: 5000 }).toBe(true)
})

/** What one of the small programs says. */
async function words(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const program = spawn(process.execPath, ['backend/start.mjs', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((done) => program.on('close', done))
  return said.trim()
}

async function untilReady(address: string) {
  for (;;) {
    const answer = await fetch(`${address}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return
    await new Promise((done) => setTimeout(done, 100))
  }
}
