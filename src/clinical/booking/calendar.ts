/** What goes into the patient’s own calendar: when and at which hospital, and not a word of why. */
export type CalendarEvent = {
  id: string
  start: string
  end: string
  site: string
  address: readonly string[]
  /** Takes the event out of the calendar that holds it */
  cancelled?: boolean
}

/** One event as iCalendar (RFC 5545): instants in UTC, lines folded at 75 octets. */
export function toCalendar(
  { id, start, end, site, address, cancelled = false }: CalendarEvent,
  now: Date,
): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lune//Appointments//EN',
    ...(cancelled ? ['METHOD:CANCEL'] : []),
    'BEGIN:VEVENT',
    `UID:${id}@lune.example`,
    `DTSTAMP:${utc(now.toISOString())}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    'SUMMARY:Hospital appointment',
    ...(cancelled ? ['STATUS:CANCELLED', 'SEQUENCE:1'] : []),
    `LOCATION:${escaped([site, ...address.filter((line) => line !== site)].join(', '))}`,
    'DESCRIPTION:Please bring your appointment letter.',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join('')
}

const utc = (instant: string) => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (words: string) => words.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')

/** A continued line begins with a space; no character is cut in two. */
function folded(line: string): string[] {
  const lines: string[] = []
  let part = ''
  for (const character of line) {
    if (new TextEncoder().encode(part + character).length > 74) {
      lines.push(part)
      part = ' '
    }
    part += character
  }
  return [...lines, part]
}
