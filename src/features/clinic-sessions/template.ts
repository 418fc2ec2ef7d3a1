import type { Extension, Identifier, Schedule, Slot } from 'fhir/r4'
import * as z from 'zod/mini'

import { instantOf } from '#fhir/dates.ts'
import type { Stored } from '#fhir/client.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

export const weekdays = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const

const whole = (least: number, most: number, words: string) =>
  z.string().check(
    z.refine((text) => {
      const number = Number(text)
      return Number.isInteger(number) && number >= least && number <= most
    }, words),
  )
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'Choose a day'))

export const sessionsDraft = z
  .object({
    days: z.array(z.string()).check(z.minLength(1, 'Choose a weekday')),
    from: day,
    until: day,
    start: z.string().check(z.regex(/^\d\d:\d\d$/, 'Write a time')),
    minutes: whole(5, 240, '5 to 240 minutes'),
    places: whole(1, 40, '1 to 40 places'),
  })
  .check((found) => {
    const { from, until } = found.value
    const say = (message: string) =>
      found.issues.push({ code: 'custom', message, path: ['until'], input: until })
    if (until < from) say('This is before the first day')
    else if (Date.parse(until) - Date.parse(from) > 92 * 86_400_000) say('At most three months at once')
  })
export type SessionsDraft = z.infer<typeof sessionsDraft>

const url = 'https://lune.example/fhir/StructureDefinition/session-template'

/** What the clinic usually is: its weekdays, when it begins, how long a place is and how many there are. */
export function templateOf({
  extension,
}: Schedule): Pick<SessionsDraft, 'days' | 'start' | 'minutes' | 'places'> {
  const parts = extension?.find((one) => one.url === url)?.extension ?? []
  const one = (name: string) => parts.find((part) => part.url === name)
  return {
    days: parts.filter((part) => part.url === 'day').flatMap(({ valueCode }) => valueCode ?? []),
    start: one('start')?.valueTime?.slice(0, 5) ?? '',
    minutes: String(one('minutes')?.valuePositiveInt ?? ''),
    places: String(one('places')?.valuePositiveInt ?? ''),
  }
}

/** The clinic with this as its template from now on. */
export const withTemplate = (
  schedule: Stored<Schedule>,
  { days, start, minutes, places }: SessionsDraft,
): Stored<Schedule> => ({
  ...schedule,
  extension: [
    ...(schedule.extension ?? []).filter((one) => one.url !== url),
    {
      url,
      extension: [
        ...days.map((valueCode): Extension => ({ url: 'day', valueCode })),
        { url: 'start', valueTime: `${start}:00` },
        { url: 'minutes', valuePositiveInt: Number(minutes) },
        { url: 'places', valuePositiveInt: Number(places) },
      ],
    },
  ],
})

const placeSystem = 'https://lune.example/fhir/Id/clinic-place'

/** Every place the template makes between these days, by the clock of London; each with an identifier of its own, so that it is made once. */
export function placesOf(
  draft: SessionsDraft,
  schedule: Stored<Schedule>,
): (Slot & { identifier: Identifier[] })[] {
  const length = Number(draft.minutes) * 60_000
  return daysOf(draft).flatMap((date) => {
    const begins = instantOf(fromLondonWallClock(`${date}T${draft.start}`, Date.now()))
    if (begins === undefined) return []
    return Array.from({ length: Number(draft.places) }, (_, index) => {
      const start = new Date(begins + index * length).toISOString()
      return {
        resourceType: 'Slot' as const,
        identifier: [{ system: placeSystem, value: `${schedule.id}/${start}` }],
        schedule: { reference: `Schedule/${schedule.id}` },
        ...(schedule.serviceType ? { serviceType: schedule.serviceType } : {}),
        ...(schedule.specialty ? { specialty: schedule.specialty } : {}),
        status: 'free' as const,
        start,
        end: new Date(begins + (index + 1) * length).toISOString(),
      }
    })
  })
}

function daysOf({ days, from, until }: SessionsDraft): string[] {
  const found: string[] = []
  for (let time = Date.parse(from); time <= Date.parse(until); time += 86_400_000) {
    const date = new Date(time)
    const name = weekdays[(date.getUTCDay() + 6) % 7]?.[0]
    if (name && days.includes(name)) found.push(date.toISOString().slice(0, 10))
  }
  return found
}

/** Those that would overlap none that is there already. */
export const fresh = <S extends Slot>(places: readonly S[], there: readonly Slot[]): S[] =>
  places.filter(
    ({ start, end }) =>
      !there.some(
        (other) => Date.parse(other.start) < Date.parse(end) && Date.parse(other.end) > Date.parse(start),
      ),
  )
