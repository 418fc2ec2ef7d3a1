import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { CannotStart } from './settings.ts'

const lockName = 'hospital.lock'
const seedingName = 'seeding'

export type DataFolder = {
  /** A folder of its own for each part of the hospital, made if missing */
  part: (name: string) => string
  /** True when an earlier seed was cut off: what it left is half a hospital and nobody's work */
  seedWasInterrupted: boolean
  forget: (name: string) => void
  seedingStarted: () => void
  seedingEnded: () => void
  release: () => void
}

/** Makes the folder this hospital's own until it ends; one line of words when that cannot be. */
export function claimDataFolder(folder: string): DataFolder {
  try {
    makeFolder(folder)
    writeFileSync(join(folder, '.write-test'), '')
    rmSync(join(folder, '.write-test'))
  } catch (cause) {
    throw new CannotStart(
      `The data folder ${folder} cannot be written (${codeOf(cause)}). Choose another with LUNE_DATA.`,
    )
  }
  const lock = lockOf(folder)
  const marker = join(folder, seedingName)
  return {
    part: (name) => {
      mkdirSync(join(folder, name), { recursive: true })
      return join(folder, name)
    },
    seedWasInterrupted: existsSync(marker),
    forget: (name) => rmSync(join(folder, name), { recursive: true, force: true }),
    seedingStarted: () => writeFileSync(marker, ''),
    seedingEnded: () => rmSync(marker, { force: true }),
    release: () => lock.close(),
  }
}

/** Node's own recursive way never ends where the system lets nobody make a folder, as below `/proc`. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Removes a hospital's data, and nothing that does not look like one. False: there was nothing to forget. */
export function forgetDataFolder(folder: string): boolean {
  if (!existsSync(folder)) return false
  if (!existsSync(join(folder, lockName)))
    throw new CannotStart(`${folder} does not look like the data of a Lune hospital; nothing was removed.`)
  lockOf(folder).close()
  rmSync(folder, { recursive: true, force: true })
  return true
}

/** A lock the operating system takes back by itself when the process dies, unlike a file with a process number. */
function lockOf(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, lockName), { timeout: 0 })
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
    return lock
  } catch (cause) {
    lock.close()
    throw new CannotStart(
      /locked|busy/i.test(String(cause))
        ? `A hospital is running on ${folder}. Stop it first, or choose another folder with LUNE_DATA.`
        : `The data folder ${folder} cannot be used: ${String(cause)}`,
    )
  }
}

const codeOf = (cause: unknown) =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
