import type { Counted, Interval } from './monitoring.ts'
import { type Band, bandOf } from './news2.ts'

const minute = 60_000
const hour = 60 * minute

export type Response = { monitoring: string; escalation: string; urgency: 'routine' | 'urgent' | 'emergency' }

/** Clinical response to NEWS2 thresholds (RCP 2017, chart 4). `total` parts 0 from 1–4 in the low band. */
export function responseTo(band: Band, total: number): Response {
  switch (band) {
    case 'high':
      return {
        monitoring: 'Continuous monitoring of vital signs',
        escalation:
          'Emergency response: the registered nurse informs the medical team immediately, at least at specialist registrar level. Emergency assessment by a team with critical-care and advanced-airway skills; consider level 2 or 3 care (HDU or ICU).',
        urgency: 'emergency',
      }
    case 'medium':
      return {
        monitoring: 'At least every hour',
        escalation:
          'Urgent response: the registered nurse informs the medical team immediately. Urgent assessment by a clinician or team with acute-illness competencies, in a monitored environment.',
        urgency: 'urgent',
      }
    case 'low-medium':
      return {
        monitoring: 'At least every hour',
        escalation:
          'A single reading scores 3: the registered nurse tells the medical team, who review and decide on escalation.',
        urgency: 'urgent',
      }
    case 'low':
      return total === 0
        ? {
            monitoring: 'At least every 12 hours',
            escalation: 'Continue routine monitoring.',
            urgency: 'routine',
          }
        : {
            monitoring: 'At least every 4 to 6 hours',
            escalation:
              'The registered nurse assesses the patient and decides whether to monitor more often or escalate.',
            urgency: 'routine',
          }
  }
}

/** What a concern asks for on the adult and maternity charts; on the children's it raises the level. */
export const concernResponse =
  'Escalate whatever the score is: tell the nurse in charge and the medical team, and say who is concerned.'

/** From 5 upwards the RCP asks to think of sepsis where infection is known or likely. */
export const thinkSepsis = (total: number) => total >= 5

/**
 * When the next set is due. The RCP gives the longest interval allowed; a set is *due* some time before that passes, so that
 * it can be taken in time, and *overdue* once it has. Low (1–4): due after 4 hours, overdue after 6.
 * High: monitoring is continuous, so a charted set is due after 30 minutes and overdue when there was none in the last hour.
 */
export function intervalFor(band: Band, total: number): Interval {
  switch (band) {
    case 'high':
      return { dueAfter: 30 * minute, overdueAfter: hour, words: 'continuous monitoring' }
    case 'medium':
    case 'low-medium':
      return { dueAfter: 45 * minute, overdueAfter: hour, words: 'hourly' }
    case 'low':
      return total === 0
        ? { dueAfter: 11 * hour, overdueAfter: 12 * hour, words: '12-hourly' }
        : { dueAfter: 4 * hour, overdueAfter: 6 * hour, words: '4 to 6-hourly' }
  }
}

/** What is known of one set: its total, or for an incomplete set the least it can be; unknown sub-scores are `undefined`. */
export type ScoreAt = { instant: number; total: number; any3: boolean | undefined; complete: boolean }

/**
 * A recorded total of 3 or 4 without its sub-scores may hide a single 3: the shorter interval is taken.
 */
export const bandOfRecorded = (total: number, any3: boolean | undefined): Band =>
  bandOf(total, any3 ?? (total >= 3 && total < 5))

/** An incomplete set brings the next one forward from 5, or by a 3 in any one parameter. */
export const countedByNews2 = ({ instant, total, any3, complete }: ScoreAt): Counted => ({
  instant,
  total,
  complete,
  interval: complete || total >= 5 || any3 ? intervalFor(bandOfRecorded(total, any3), total) : undefined,
})

export type Trend = 'first' | 'rising' | 'falling' | 'steady'

export function trendOf(latest: number, previous: number | undefined): Trend {
  if (previous === undefined) return 'first'
  return latest > previous ? 'rising' : latest < previous ? 'falling' : 'steady'
}
