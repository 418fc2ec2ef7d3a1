/** A hospital for the stories: fresh data, its own port, gone when it is told to end. `node e2e/hospital.ts stories` */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

import { hospitals } from './hospital-address.ts'

const name = process.argv[2]
if (name !== 'stories' && name !== 'published' && name !== 'impatient')
  throw new Error(`No such hospital: ${name}`)
const { port, folder, seed, idleSeconds } = hospitals[name]

rmSync(folder, { recursive: true, force: true })
const hospital = spawn(process.execPath, ['backend/main.ts'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    PORT: String(port),
    LUNE_DATA: folder,
    LUNE_SEED: seed,
    // A story cannot wait for half an hour to have looked before
    LUNE_SITTING_SECONDS: '3',
    ...(idleSeconds ? { LUNE_IDLE_SECONDS: String(idleSeconds) } : {}),
  },
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => hospital.kill('SIGTERM'))
hospital.on('exit', (code) => process.exit(code ?? 0))
