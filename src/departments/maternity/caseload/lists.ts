import { infiniteQueryOptions } from '@tanstack/react-query'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { hadOf, scheduleOf } from '#departments/maternity/antenatal/schedule.ts'
import { antiDOf, antiDWaits, dosesOf } from '#departments/maternity/blood/anti-d.ts'
import { awaitedOf } from '#departments/maternity/booking/screening.ts'
import { codes, screeningStateSystem, screeningSystem } from '#departments/maternity/pregnancy/codes.ts'
import { daysAfter, gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { pregnantCode } from '#departments/maternity/pregnancy/queries.ts'
import { fhir, type ResourceOf, type SearchParams } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'

import { type Case, casesOf } from './cases.ts'

type From = 'Condition' | 'EpisodeOfCare' | 'Observation'
type Asker = { orgCode: string; user: string; today: string }
export type List = {
  title: string
  /** What is said of the list when nobody is in it */
  none: string
  from: From
  params: (asker: Asker) => SearchParams
  /** What it cannot find */
  but?: string
  /** Who of those found waits for it, and for what */
  waits?: (one: Case, today: string) => string[]
}

const ofOrganisation = (orgCode: string, patient: 'patient') => ({
  [`${patient}:Patient.organization:Organization.identifier`]: `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
})
/** Pregnancies of a gestation, by the day 0+0 of the due date agreed: who is due first, first. */
const pregnant = ({ orgCode, today }: Asker, between?: [from: number, until: number]): SearchParams => ({
  code: pregnantCode,
  'clinical-status': 'active',
  ...ofOrganisation(orgCode, 'patient'),
  ...(between
    ? { 'onset-date': [`le${daysAfter(today, -between[0])}`, `ge${daysAfter(today, -between[1])}`] }
    : {}),
  _sort: 'onset-date',
})
/** What was found within the length of a pregnancy. */
const lately = ({ orgCode, today }: Asker) => ({
  ...ofOrganisation(orgCode, 'patient'),
  date: `ge${daysAfter(today, -294)}`,
  _sort: '-date',
})

export const daysOf = ({ pregnancy }: Case, today: string) => {
  const edd = pregnancy.estimates[0]?.edd
  return edd === undefined ? undefined : gestationDays(edd, today)
}
export const contactsIn = (one: Case, today: string, state: 'missed' | 'due') => {
  const { estimates, firstBaby } = one.pregnancy
  const [agreed] = estimates
  const days = daysOf(one, today)
  if (!agreed || days === undefined || one.pregnancy.born) return []
  return scheduleOf(agreed.edd, days, hadOf(one.pregnancy), firstBaby).filter((each) => each.state === state)
}
const scans = new Set(['dating', 'anomaly'])
export const antiDIn = (one: Case, today: string) =>
  one.pregnancy.born
    ? []
    : antiDWaits(antiDOf(one.pregnancy, dosesOf(one.pregnancy, one.antiD), daysOf(one, today)))

const notOnProblemList = 'A pregnancy that is not on the problem list is not found.'

export const lists = {
  all: {
    title: 'Pregnancies under way',
    none: 'No pregnancy is under way.',
    from: 'Condition',
    params: (asker) => pregnant(asker),
    but: notOnProblemList,
  },
  mine: {
    title: 'My caseload',
    none: 'You are the named midwife of no pregnancy.',
    from: 'EpisodeOfCare',
    params: ({ user }) => ({
      status: 'active',
      'care-manager:identifier': `https://fhir.nhs.uk/Id/sds-user-id|${user}`,
      _sort: 'date',
    }),
  },
  screening: {
    title: 'Screening results awaited',
    none: 'No screening result is awaited.',
    from: 'Observation',
    params: (asker) => ({
      code: `${screeningSystem}|`,
      'value-concept': `${screeningStateSystem}|accepted`,
      ...lately(asker),
    }),
    waits: ({ pregnancy }) => awaitedOf(pregnancy),
  },
  'anti-d': {
    title: 'Anti-D due or missed',
    none: 'Anti-D is due for nobody.',
    from: 'Observation',
    but: 'Who is RhD negative in words alone, without a code, is not found by this list.',
    // the code of the Data Dictionary, or SNOMED CT's
    params: (asker) => ({
      code: `http://loinc.org|${codes.rh.code}`,
      'value-concept': 'NEG,http://snomed.info/sct|165746003',
      ...lately(asker),
    }),
    waits: (one, today) => antiDIn(one, today).map(({ words, state }) => `${words}: ${state}`),
  },
  scans: {
    title: 'Scans due or missed',
    none: 'No scan is due.',
    from: 'Condition',
    // from the first day of the dating scan until three weeks after the last of the anomaly scan
    params: (asker) => pregnant(asker, [11 * 7 + 2, 24 * 7]),
    waits: (one, today) =>
      (['missed', 'due'] as const).flatMap((state) =>
        contactsIn(one, today, state)
          .filter(({ contact }) => scans.has(contact.id))
          .map(({ contact }) => `${contact.words}: ${state}`),
      ),
  },
} as const satisfies Record<string, List>
export type ListName = keyof typeof lists

/** Pregnancies that are read at a time, with all that is asked of each. */
const size = 50

/** Of a list of who waits so many are looked for, in so many readings at most, before it is shown. */
const enough = 25
const readings = 6

export type CasesPage = { cases: Case[]; withheld: number; next: string | undefined }

/** One list, read on as somebody asks for more: it says when there are more pregnancies to look at. */
export const caseList = (name: ListName, asker: Omit<Asker, 'today'>) =>
  infiniteQueryOptions({
    queryKey: ['maternity', 'list', name, asker],
    initialPageParam: '',
    queryFn: async ({ pageParam }): Promise<CasesPage> => {
      const today = londonDate()
      const page: CasesPage = { cases: [], withheld: 0, next: pageParam }
      for (let time = 0; time < readings && page.next !== undefined; time++) {
        // oxlint-disable-next-line no-await-in-loop -- each page is where the one before it ends
        const more = await readOn(name, { ...asker, today }, page.next)
        page.cases.push(...more.cases)
        page.withheld += more.withheld
        page.next = more.next
        if (inList(name, [page], today).length >= enough) break
      }
      return page
    },
    getNextPageParam: ({ next }) => next,
    refetchInterval: 5 * 60_000,
  })

async function readOn(name: ListName, asker: Asker, next: string): Promise<CasesPage> {
  const { from, params }: List = lists[name]
  const found = await fhir.page(from, params(asker), size, next ? { from: next } : {})
  const { cases, withheld } = await casesOf(found.resources.flatMap((one) => aboutWhom(one) ?? []))
  return { cases, withheld: found.withheld + withheld, next: found.next }
}

const aboutWhom = (one: ResourceOf<From>) =>
  referenceId(one.resourceType === 'EpisodeOfCare' ? one.patient : one.subject, 'Patient')

/** Each pregnancy once, and only who waits. */
export function inList(name: ListName, pages: readonly CasesPage[], today: string) {
  const { waits }: List = lists[name]
  const all = new Map(pages.flatMap(({ cases }) => cases).map((one) => [one.pregnancy.episode.id, one]))
  return [...all.values()].flatMap((one) => {
    const waiting = waits?.(one, today) ?? []
    return waits && waiting.length === 0 ? [] : [{ ...one, waiting }]
  })
}
