import { clockWords, type Urgency } from './clock-words.ts'
import type { Clock } from './rtt.ts'

const tones: Record<Urgency, string> = {
  long: 'badge danger',
  breached: 'badge warning',
  soon: 'badge accent',
  within: 'badge',
  'not counting': 'badge',
}

/** How long, what that means, and from when to when. */
export function ClockCell({ clock, today }: { clock: Clock; today: string }) {
  const { waited, mark, urgency, details } = clockWords(clock, today)
  return (
    <>
      {waited && <strong className="nowrap">{waited}</strong>}{' '}
      {mark && <span className={tones[urgency]}>{mark}</span>}
      {details && (
        <span className="second-line">
          {details.split(' · ').map((part, index) => (
            <span key={part}>
              {index > 0 && ' · '}
              <span className="nowrap">{part}</span>
            </span>
          ))}
        </span>
      )}
    </>
  )
}
