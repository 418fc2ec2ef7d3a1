import { queryOptions } from '@tanstack/react-query'
import type { FhirResource, Task } from 'fhir/r4'

import type { Role } from '#auth/permissions.ts'
import { type Entries, searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { whoText } from '#clinical/entries/source.ts'
import { doerTokens } from '#clinical/care/doer.ts'
import { openStatuses, sdsUserSystem, taskKind, tasksKey, isOfLaboratory } from '#clinical/care/task.ts'
import { circlesOf, myTeams } from '#clinical/care/team.ts'
import { policyInForce } from '#clinical/escalation/policy-in-force.ts'
import { nationalPolicy } from '#clinical/escalation/policy.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type Found, type SearchParams, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { taskLists } from './queries.ts'
import { bySoonest, type TaskRow, toRow } from './row.ts'

/** A task in a list of many patients: whose it is, as far as the record has sent them, and where they lie. */
export type Listed = { row: TaskRow; patient: PatientIdentity | undefined; place: string | undefined }

const hour = 3_600_000
const since = (hours: number) => `ge${new Date(Date.now() - hours * hour).toISOString()}`

/** What was done, could not be done, or was withdrawn is looked for this long. */
export const closedHours = 24

export type Shown = 'open' | 'closed'

/**
 * Open: what has to be done, and beside it escalations withdrawn of late: whoever was called by them must learn of it.
 * Closed: what was done and what was not, of the last day.
 */
const criteria = (shown: Shown): SearchParams[] =>
  shown === 'open'
    ? [
        { status: openStatuses },
        { code: taskKind('escalation'), status: 'cancelled', _lastUpdated: since(4) },
      ]
    : [{ status: 'completed,failed,cancelled,rejected', _lastUpdated: since(closedHours) }]

const withWho = { _include: ['Task:patient', 'Task:encounter'], _count: '200' }

async function gather(wanted: readonly SearchParams[]): Promise<Entries<Listed>> {
  const found = await Promise.all(wanted.map((params) => fhir.search('Task', params)))
  return toListed(found)
}

/** Each task once, the soonest first. Results and opinions wait in lists of their own. */
function toListed(found: readonly Pick<Found<Task>, 'resources' | 'included' | 'withheld'>[]) {
  const tasks = new Map(found.flatMap(({ resources }) => resources.map((one) => [one.id, one] as const)))
  const included = found.flatMap((one) => one.included)
  const list = toEntries(
    {
      resources: [...tasks.values()],
      withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
    },
    (task: Stored<Task>) => toOne(task, included),
  )
  return { ...list, entries: list.entries.toSorted((one, other) => bySoonest(one.row, other.row)) }
}

function toOne(task: Stored<Task>, included: readonly Stored<FhirResource>[]): Listed | undefined {
  const row = toRow(task)
  if (row.kind === 'result-acknowledgement' || row.kind === 'opinion' || isOfLaboratory(row.kind))
    return undefined
  const patient = included.find(({ resourceType, id }) => resourceType === 'Patient' && id === row.patientId)
  const stayId = referenceId(task.encounter, 'Encounter')
  const stay = included.find(({ resourceType, id }) => resourceType === 'Encounter' && id === stayId)
  return {
    row,
    patient: patient?.resourceType === 'Patient' ? toIdentity(patient) : undefined,
    place: stay?.resourceType === 'Encounter' ? placeOf(stay) : undefined,
  }
}

const placeOf = (stay: Stored<FhirResource> & { resourceType: 'Encounter' }) =>
  stay.location
    ?.filter(({ status, period }) => status !== 'completed' && !period?.end)
    .flatMap(({ location }) => whoText(location, stay) ?? [])
    .join(' – ') || undefined

/** What somebody has taken, or was given by name. */
export const myTasks = (user: string, shown: Shown) =>
  queryOptions({
    queryKey: [...taskLists, 'mine', user, shown],
    queryFn: async () => {
      const { me } = await queryClient.query(myTeams(user))
      const people = me.flatMap(({ practitioner }) => practitioner ?? [])
      const mine: SearchParams[] = [
        { 'owner:identifier': `${sdsUserSystem}|${user}` },
        ...(people.length > 0 ? [{ owner: people.join(',') }] : []),
      ]
      return gather(
        mine.flatMap((one) => criteria(shown).map((wanted) => ({ ...one, ...wanted, ...withWho }))),
      )
    },
    staleTime: 10_000,
  })

/** Who is called by an escalation, by what they are; nurses find what concerns them on their ward. */
async function calledAs(role: Role, orgCode: string): Promise<readonly string[]> {
  if (role === 'pharmacist' || role === 'therapist') return [role]
  if (role !== 'doctor' && role !== 'midwife') return []
  // what an earlier policy has called stays theirs
  const { rungs } = await policyInForce(orgCode)
  const responders = Object.keys({ ...nationalPolicy.rungs, ...rungs })
  return role === 'doctor' ? responders : responders.filter((one) => one.startsWith('obstetric'))
}

type Reader = { userId: string; orgCode: string; role: Role }

/** What a team of the reader's was given, and what waits in their organisation for somebody of their profession. */
export const teamTasks = ({ userId, orgCode, role }: Reader, shown: Shown) =>
  queryOptions({
    queryKey: [...taskLists, 'teams', userId, orgCode, role, shown],
    queryFn: async () => {
      const [mine, doers] = await Promise.all([queryClient.query(myTeams(userId)), calledAs(role, orgCode)])
      const teams = [...circlesOf(userId, mine).team.references].filter((one) => one.startsWith('CareTeam/'))
      const organisation = `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`
      const wanted: SearchParams[] = [
        ...(teams.length > 0 ? [{ owner: teams.join(',') }] : []),
        ...(doers.length > 0 ? [{ performer: doerTokens(doers), 'owner:identifier': organisation }] : []),
      ]
      return gather(wanted.flatMap((one) => criteria(shown).map((also) => ({ ...one, ...also, ...withWho }))))
    },
    staleTime: 10_000,
  })

/** Everything there is to do for these patients: those of one ward. */
export const wardTaskList = (wardId: string, patientIds: readonly string[], shown: Shown) =>
  queryOptions({
    queryKey: [...taskLists, 'ward', wardId, patientIds, shown],
    queryFn: async () => {
      const patient = patientIds.join(',')
      const list = await gather(criteria(shown).map((wanted) => ({ patient, ...wanted, _count: '200' })))
      // H1: an answer about somebody who was not asked for is no answer.
      if (list.entries.some(({ row }) => !patientIds.includes(row.patientId ?? '')))
        throw new Error('The record answered about somebody else. Nothing of it is shown.')
      return list
    },
    staleTime: 10_000,
  })

/** Every escalation about one patient that is open, or was closed in the last day. */
export const escalationsOf = (patientId: string) =>
  queryOptions({
    queryKey: [...tasksKey(patientId), 'escalations'],
    queryFn: async () => {
      const code = taskKind('escalation')
      const found = await Promise.all([
        searchAbout('Task', patientId, { code, status: openStatuses }),
        searchAbout('Task', patientId, {
          code,
          status: 'completed,failed,cancelled,rejected',
          _lastUpdated: since(closedHours),
        }),
      ])
      const list = toEntries(
        {
          resources: found.flatMap(({ resources }) => resources),
          withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
        },
        toRow,
      )
      return { ...list, entries: list.entries.toSorted(bySoonest) }
    },
    staleTime: 10_000,
  })
