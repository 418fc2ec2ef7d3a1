import type { ObservationSet } from '#clinical/observations/observation-set.ts'

import { outcomeOf } from './outcome.ts'
import { toSheets } from './sheets.ts'

/** A set in one line: `Respirations 24 per minute, SpO2 scale 1 94 %, …, NEWS2 total 8`. */
export function setWords(set: ObservationSet): string {
  const [sheet] = toSheets([set])
  if (!sheet) return 'No readings'
  const values = sheet.rows.flatMap(({ label, cell }) => {
    const found = cell(set)
    return found ? [`${label} ${found.text}`] : []
  })
  const { total, words } = outcomeOf(set)
  return [...values, `${sheet.totalLabel} ${total}${words ? ` (${words})` : ''}`].join(', ')
}
