import type { DiagnosticReport, FhirResource } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { type OwedResult, owedInShort, toOwedResults } from '#clinical/results/owed-result.ts'
import { sdsUserSystem, taskKind } from '#clinical/care/task.ts'
import { circlesOf, myTeams, toTeam } from '#clinical/care/team.ts'
import { fhir, type Found, type SearchParams, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import type { Inbox, Pool } from './model.ts'

/** The server sends at most so many included resources with a page: with fewer reports on one, all of them come. */
const pageOfReports = { ...owedInShort, _count: '50' }

const openTasks = {
  code: taskKind('result-acknowledgement'),
  status: 'draft,requested,received,accepted,ready,in-progress,on-hold',
  _include: 'Task:focus:DiagnosticReport',
}

/**
 * Everything the reader or a team of theirs may have to answer for: reports they asked for, reports of visits they are
 * responsible for, and whatever has been given to them by name. Whose it is in the end is told by `ownerOf`.
 */
export const resultsInbox = (user: string, lookBack: number) =>
  queryOptions({
    queryKey: ['results-inbox', user, lookBack],
    queryFn: async (): Promise<Inbox> => {
      const mine = await queryClient.query(myTeams(user))
      const since = new Date(Date.now() - lookBack)
      const { references, users } = circlesOf(user, mine).team
      const found = await Promise.all([
        ...reportsOf([...references].filter(isPractitioner), [...users], since),
        ...tasksOf([...references], [...users]),
      ])
      return { ...(await together(found)), mine, since: since.toISOString() }
    },
    staleTime: 60_000,
  })

const isPractitioner = (reference: string) => reference.startsWith('Practitioner/')

function reportsOf(practitioners: string[], users: string[], since: Date) {
  const search = (params: SearchParams) =>
    fhir.search('DiagnosticReport', {
      ...pageOfReports,
      ...params,
      // An amendment counts, however old the report is.
      _lastUpdated: `ge${since.toISOString()}`,
    })
  const people = practitioners.join(',')
  return [
    ...(people
      ? [
          search({ 'encounter:Encounter.participant': people }),
          search({ 'based-on:ServiceRequest.requester': people }),
        ]
      : []),
    search({ 'based-on:ServiceRequest.requester:identifier': tokens(users) }),
  ]
}

const tokens = (users: string[]) => users.map((user) => `${sdsUserSystem}|${user}`).join(',')

/** Given to somebody of theirs, or given away by them and not yet accepted; at whatever age. */
async function givenReports(params: SearchParams): Promise<Found<DiagnosticReport>> {
  const tasks = await fhir.search('Task', { ...openTasks, ...params })
  const ids = tasks.included.flatMap(({ resourceType, id }) =>
    resourceType === 'DiagnosticReport' ? id : [],
  )
  const parts = [...new Set(ids)]
  const pages = []
  for (let start = 0; start < parts.length; start += 50)
    pages.push(
      fhir.search('DiagnosticReport', { ...pageOfReports, _id: parts.slice(start, start + 50).join(',') }),
    )
  const found = await Promise.all(pages)
  return {
    resources: found.flatMap(({ resources }) => resources),
    included: found.flatMap(({ included }) => included),
    withheld: tasks.withheld,
    withheldPatients: [],
  }
}

const tasksOf = (references: string[], users: string[]) => [
  givenReports({ 'owner:identifier': tokens(users) }),
  givenReports({ 'requester:identifier': tokens(users) }),
  ...(references.length > 0 ? [givenReports({ owner: references.join(',') })] : []),
]

const atOnce = 30

/** Understood in slices, so that a hundred reports do not hold the page up. */
async function together(found: Found<DiagnosticReport>[]) {
  const unique = <R extends FhirResource>(resources: Stored<R>[]) => [
    ...new Map(resources.map((one) => [`${one.resourceType}/${one.id}`, one])).values(),
  ]
  const reports = unique(found.flatMap(({ resources }) => resources))
  const included = unique(found.flatMap((one) => one.included))
  const results: OwedResult[] = []
  let unreadable = 0
  for (let start = 0; start < reports.length; start += atOnce) {
    const some = toOwedResults(reports.slice(start, start + atOnce), included)
    results.push(...some.results)
    unreadable += some.unreadable
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { results, unreadable, withheld: found.reduce((sum, one) => sum + one.withheld, 0) }
}

const mostInPool = 200

/**
 * Reports of the reader’s organisation that name nobody: no request came with them, and no visit with a consultant.
 * The newest of them, in two searches, for a visit may be missing or name nobody.
 */
export const resultsPool = (orgCode: string, lookBack: number) =>
  queryOptions({
    queryKey: ['results-inbox', 'pool', orgCode, lookBack],
    queryFn: async (): Promise<Pool> => {
      const since = new Date(Date.now() - lookBack)
      const organisation = `${odsSystem}|${orgCode}`
      const nobodys = (params: SearchParams) =>
        fhir.page(
          'DiagnosticReport',
          {
            ...owedInShort,
            'patient:Patient.organization:Organization.identifier': organisation,
            'based-on:missing': 'true',
            _lastUpdated: `ge${since.toISOString()}`,
            _sort: '-_lastUpdated',
            ...params,
          },
          mostInPool / 2,
        )
      const [without, unnamed, teams] = await Promise.all([
        nobodys({ 'encounter:missing': 'true' }),
        nobodys({ 'encounter:Encounter.participant:missing': 'true' }),
        fhir.search('CareTeam', {
          identifier: `${poolSystem}|${orgCode}`,
          _include: 'CareTeam:participant:Practitioner',
        }),
      ])
      const [team] = teams.resources
      return {
        ...(await together([without, unnamed])),
        complete: without.complete && unnamed.complete,
        lead: team && toTeam(team, teams.included).members[0]?.name,
        since: since.toISOString(),
      }
    },
    staleTime: 60_000,
  })

const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code'
/** The team that looks after results nobody else answers for; its first member leads it. */
const poolSystem = 'https://lune.example/fhir/Id/results-pool'
