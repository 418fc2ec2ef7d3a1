import { randomUUID } from 'node:crypto'

import { askAt } from './client.ts'
import { carePlanRules } from './care-plans.ts'
import { resultRules } from './results.ts'
import { Broken, type Ward } from './rule.ts'
import { searching } from './searching.ts'
import { signing } from './signing.ts'
import { transactions, writing } from './writing.ts'

const rules = [...writing, ...transactions, ...signing, ...searching, ...resultRules(), ...carePlanRules()]

/**
 * Asks a FHIR R4 server everything Lune relies on, with data of its own, and takes that away again where it may. Prints
 * a line for each rule; true when all hold.
 */
export async function runConformance(
  base: string,
  token: string | undefined,
  print: (line: string) => void,
): Promise<boolean> {
  const ask = askAt(base, token)
  const ward: Ward = {
    ask,
    // Letters only: part of a family name
    mark: randomUUID()
      .replaceAll('-', '')
      .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit))),
    system: `urn:uuid:${randomUUID()}`,
    made: [],
    patient: '',
    other: '',
    encounter: '',
    etag: '',
  }
  let held = 0
  for (const [index, { name, check }] of rules.entries()) {
    const number = String(index + 1).padStart(2, '0')
    try {
      await check(ward)
      held += 1
      print(`ok ${number} ${name}`)
    } catch (fault) {
      const seen = fault instanceof Error ? fault.message : String(fault)
      const cause =
        fault instanceof Error && !(fault instanceof Broken) && fault.cause instanceof Error
          ? ` (${fault.cause.message})`
          : ''
      print(`NOT OK ${number} ${name}: ${seen}${cause}`)
    }
  }
  // What was made last refers to what was made first
  for (const key of ward.made.toReversed()) await ask('DELETE', key).catch(() => undefined)
  print(`${held} of ${rules.length} hold at ${base}`)
  return held === rules.length
}
