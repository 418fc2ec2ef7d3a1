import { formatDuration } from '#fhir/dates.ts'

import type { Labour } from './labour.ts'
import { labourRules } from './rules.ts'

export type Progress = { delayed: boolean; words: string }

const hour = 3_600_000

/**
 * How the cervix has opened since labour was established. Delay: less than 2 cm in 4 hours (NICE NG235; domain facts §6.2.4
 * [G?]), told from the newest examination and the latest one at least 4 hours before it; over a longer time, in proportion.
 */
export function progressOf({
  charted,
  established,
  stage,
}: Pick<Labour, 'charted' | 'established' | 'stage'>): Progress {
  const { delay } = labourRules
  if (established === undefined)
    return { delayed: false, words: 'Labour is not established: progress is judged from 4 cm.' }
  if (stage === 'after') return { delayed: false, words: 'Every baby of this labour has been born.' }
  if (stage === 'second') return { delayed: false, words: 'Fully dilated.' }
  const found = charted.flatMap(({ key, at, value }) =>
    key === 'cervix' && at !== undefined && value !== undefined && at >= established ? [{ at, value }] : [],
  )
  const newest = found.at(-1)
  const before = newest && found.findLast(({ at }) => newest.at - at >= delay.hours * hour)
  if (!newest || !before)
    return {
      delayed: false,
      words: `Not yet ${delay.hours} hours between examinations: progress cannot be judged.`,
    }
  const cm = Math.round((newest.value - before.value) * 10) / 10
  const span = newest.at - before.at
  const delayed = cm * delay.hours * hour < delay.cm * span
  const said = `${cm} cm in ${formatDuration(span)}`
  return {
    delayed,
    words: delayed
      ? `Delay suspected: ${said}, less than ${delay.cm} cm in ${delay.hours} hours. Tell the midwife in charge; consider the membranes, then the obstetrician.`
      : `No delay: ${said}.`,
  }
}
