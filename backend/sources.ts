import { readFileSync } from 'node:fs'

import { neighbour, trusts } from './seed/region.ts'
import { CannotStart } from './settings.ts'

/** As the page reads them (src/lib/config.ts). */
type Sources = Record<string, { name: string; ods?: string }>

/** The demonstration's own systems: one to a trust, those of the practices and the pharmacies. */
const demonstration: Sources = {
  ...Object.fromEntries(
    [...trusts, neighbour].map(({ id, ods, name }) => [
      `https://${id}.lune.example`,
      { name: name.replace(/ NHS (Foundation )?Trust$/, ''), ods },
    ]),
  ),
  'https://gp.lune.example': { name: 'GP record' },
  'https://pharmacy.lune.example': { name: 'Community pharmacy' },
}

/** What each `meta.source` of this record is called on the screen: LUNE_SOURCES names a JSON file of them. */
export function sourcesFrom(file: string | undefined): Sources {
  if (!file) return demonstration
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isSources(read)) return read
  } catch {
    // said below, with what is expected
  }
  throw new CannotStart(
    `LUNE_SOURCES must be a JSON file such as {"https://pas.trust.example": {"name": "Trust", "ods": "RXR"}}: ${file} is not.`,
  )
}

const isSources = (read: unknown): read is Sources =>
  typeof read === 'object' &&
  read !== null &&
  !Array.isArray(read) &&
  Object.values(read).every((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('name' in one)) return false
    return typeof one.name === 'string' && (!('ods' in one) || typeof one.ods === 'string')
  })
