import {
  type WarningParameter,
  warningParameters,
  type WarningReadings,
} from '#clinical/observations/warning-table.ts'

import type { Charted, Labour } from './labour.ts'
import { pressurePart } from './measures.ts'
import { fieldOf } from './writing.ts'

type Read = {
  name: WarningParameter
  text: string
  when: string | undefined
  value: number | string | undefined
}

/** As long as the four-hourly observations of labour hold (NICE NG235). */
const holds = 4 * 3_600_000

/** The newest of each reading that still holds: what is older is not scored, and is not normal. */
export function readNow(
  { charted }: Pick<Labour, 'charted'>,
  now: number,
): { rows: Read[]; values: WarningReadings } {
  const fresh = (key: string) =>
    charted.findLast(
      (one) => one.key === key && one.at !== undefined && now - one.at <= holds && one.at <= now + 60_000,
    )
  const rows = warningParameters.flatMap((name): Read[] => {
    const one = fresh(name === 'sbp' || name === 'dbp' ? 'bp' : name)
    return one ? [toRead(name, one)] : []
  })
  return { rows, values: Object.fromEntries(rows.map(({ name, value }) => [name, value])) }
}

function toRead(name: WarningParameter, { resource, measure, value, text, when }: Charted): Read {
  if (name === 'sbp' || name === 'dbp') {
    const part = pressurePart(resource, name)
    return { name, when, value: part, text: part === undefined ? 'not recorded' : `${part} mmHg` }
  }
  return { name, when, text, value: measure.kind === 'choice' ? fieldOf(measure, resource) : value }
}
