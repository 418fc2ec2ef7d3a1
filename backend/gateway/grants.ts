import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod/mini'

import type { Caller } from './caller.ts'

const grant = z.object({ userId: z.string(), roleId: z.string(), patientId: z.string(), until: z.number() })
type Grant = z.infer<typeof grant>

const eightHours = 8 * 3600_000

export type Grants = {
  covers: (caller: Caller, patientId: string) => boolean
  /** Returns when it ends */
  give: (caller: Caller, patientId: string) => Date
}

/** Emergency access already given: to one person in one post, for one patient, for eight hours; survives a restart. */
export function openGrants(folder: string, now: () => number = Date.now): Grants {
  const path = join(folder, 'emergency-access.json')
  let grants = read(path)
  const same = (one: Grant, caller: Caller, patientId: string) =>
    one.userId === caller.userId && one.roleId === caller.roleId && one.patientId === patientId
  return {
    covers: (caller, patientId) => grants.some((one) => same(one, caller, patientId) && one.until > now()),
    give: (caller, patientId) => {
      const until = now() + eightHours
      const kept = grants.filter((one) => one.until > now() && !same(one, caller, patientId))
      const next = [...kept, { userId: caller.userId, roleId: caller.roleId, patientId, until }]
      write(path, next)
      grants = next
      return new Date(until)
    },
  }
}

function read(path: string): Grant[] {
  try {
    return z.array(grant).parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // None yet, or not readable: then nobody has emergency access, and asking again gives it.
    return []
  }
}

function write(path: string, grants: Grant[]) {
  const file = openSync(`${path}.new`, 'w', 0o600)
  writeSync(file, JSON.stringify(grants))
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
}
