import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { CannotStart } from './settings.ts'

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'backend/chunks.ts', 'package-lock.json']

/** Is there no built application, or one older than what it is built from? */
export function isStale(root: string): boolean {
  const built = join(root, 'dist/index.html')
  if (!existsSync(built)) return true
  // An installation that carries only the built application has nothing to build with.
  if (!existsSync(viteIn(root))) return false
  const { mtimeMs } = statSync(built)
  return sources.some((name) => newest(join(root, name)) > mtimeMs)
}

const viteIn = (root: string) => join(root, 'node_modules/vite/bin/vite.js')

function newest(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Builds the application in a process of its own, beside dist, and swaps it in when it is whole. */
export async function buildApp(root: string): Promise<void> {
  const fresh = join(root, 'node_modules/.cache', `lune-app-${process.pid}`)
  const words = await run(root, ['build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'])
  if (words !== undefined) throw new CannotStart(`The application could not be built:\n${words}`)
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(fresh, join(root, 'dist'))
}

/** What it said when it failed; undefined when it went well. */
function run(root: string, args: string[]): Promise<string | undefined> {
  const vite = spawn(process.execPath, [viteIn(root), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => vite.kill()
  process.once('exit', stop)
  let words = ''
  vite.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()))
  vite.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
  return new Promise((done, failed) => {
    vite.once('error', failed)
    vite.once('close', (code) => {
      process.off('exit', stop)
      done(code === 0 ? undefined : words.trim())
    })
  })
}
