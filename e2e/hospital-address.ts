import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Hospital = {
  port: number
  url: string
  folder: string
  seed: 'demo' | 'empty'
  /** Signs people out after so many seconds; the real rule when not given */
  idleSeconds?: number
}

const hospital = (port: number, seed: Hospital['seed'], idleSeconds?: number): Hospital => ({
  port,
  url: `http://localhost:${port}`,
  folder: join(tmpdir(), `lune-stories-${port}`),
  seed,
  ...(idleSeconds ? { idleSeconds } : {}),
})

const first = Number(process.env['LUNE_TEST_PORT'] ?? 4170)

/** The hospitals the stories run in, made anew each time; other ports by LUNE_TEST_PORT. */
export const hospitals = {
  /** The demonstration region */
  stories: hospital(first, 'demo'),
  /** Nobody in it but the published patients that the import brings */
  published: hospital(first + 1, 'empty'),
  /** Signs everybody out after a few seconds without activity */
  impatient: hospital(first + 2, 'empty', 14),
}
