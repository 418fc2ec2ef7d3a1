import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { afterAll, expect, it } from 'vitest'

import { openStore } from './open-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'lune-durability-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const writer = `
  import { openStore } from ${JSON.stringify(new URL('open-store.ts', import.meta.url).href)}
  const store = await openStore({ folder: ${JSON.stringify(folder)} })
  for (let turn = 0; ; turn++) {
    const entry = ['a', 'b'].map((half) => ({
      resource: { resourceType: 'Patient', identifier: [{ system: 'urn:' + half, value: String(turn) }] },
      request: { method: 'POST', url: 'Patient' },
    }))
    const { status } = await store.handle({ method: 'POST', url: '/', headers: {}, body: { resourceType: 'Bundle', type: 'transaction', entry } })
    if (status === 200) process.stdout.write(turn + '\\n')
  }`

it('what was acknowledged survives the process being killed while it writes', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', writer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString()
      if (told.split('\n').length > 200) child.kill('SIGKILL')
    })
    child.on('close', () => resolve())
  })
  const acknowledged = told.split('\n').filter(Boolean).length
  expect(acknowledged).toBeGreaterThanOrEqual(200)

  const store = await openStore({ folder })
  const kept = store.count('Patient')
  expect(kept).toBeGreaterThanOrEqual(acknowledged * 2)
  // Both halves of each, and never one alone.
  expect(kept % 2).toBe(0)
  const last = await store.handle({
    method: 'GET',
    url: `/Patient?identifier=urn:b|${acknowledged - 1}`,
    headers: {},
  })
  expect(last.body).toMatchObject({ total: 1 })
  await store.close()

  const database = new DatabaseSync(join(folder, 'record.sqlite'))
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  database.close()
}, 20_000)
