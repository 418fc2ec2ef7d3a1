import './freshness.css'

import { agoWords } from '#clinical/observations/due-words.ts'
import type { Freshness } from './use-changes.ts'
import { clockTime } from '#lib/clock.ts'

const why = {
  trying: 'Connection lost, trying again',
  'no network': 'No network',
  asking: 'Not live, asked once a minute',
}

/** Whether the board is as it is now, and when it is not, why and how old it is (hazards H3, H24). */
export function FreshnessWords({ how, at, now }: Freshness & { now: number }) {
  if (how === 'feed') return 'Live: changes show as they happen.'
  // Just opened: what is shown has this moment been asked for.
  if (how === 'trying' && now - at < 3000)
    return (
      <>
        As at <strong>{clockTime(at)}</strong>.
      </>
    )
  return (
    <span className={how === 'asking' ? undefined : 'stale-words'}>
      {why[how]}: as at <strong>{clockTime(at)}</strong>, {agoWords(at, now)}.
    </span>
  )
}
