import { timed, type TimelineEvent } from './event.ts'

/** A report of East Lancashire, unless it is said to be something else. */
export const event = (
  id: string,
  when: string | undefined,
  more: Partial<TimelineEvent> = {},
): TimelineEvent => ({
  id,
  entry: { type: 'DiagnosticReport', id },
  kind: 'report',
  change: undefined,
  title: id,
  details: [],
  until: undefined,
  ongoing: false,
  source: { who: undefined, place: undefined, on: undefined },
  from: { code: 'RXR', words: 'East Lancashire (RXR)' },
  specialty: undefined,
  visitId: undefined,
  sameAs: [],
  section: 'results',
  ...timed(when),
  ...more,
})
