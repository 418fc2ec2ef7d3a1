import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll } from 'vitest'

import { openStore } from '../store/open-store.ts'
import { gatewayForTests } from './hospital-for-tests.ts'

/** The gateway over the real store, closed when the file's tests are done: only there does finding or not finding something tell anything. */
export async function hospitalOverStore() {
  const folder = mkdtempSync(join(tmpdir(), 'lune-gateway-'))
  const store = await openStore({ folder })
  const hospital = await gatewayForTests([], {
    backend: store,
    onChange: (listener) =>
      store.onCommit((changes) => {
        for (const { type, id } of changes) listener(type, id)
      }),
  })
  afterAll(async () => {
    await hospital.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return hospital
}
