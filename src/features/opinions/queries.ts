import type { ServiceRequest, Task } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import { pageAbout, searchAbout } from '#clinical/entries/entries.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { sdsUserSystem, taskKind } from '#clinical/care/task.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { answerIds, type Opinion, toOpinion, toOpinions } from './model.ts'
import { teamsOf, toTeams } from './teams.ts'

const consultations = 'http://snomed.info/sct|11429006'

/** Every opinion asked for about this patient, the newest first, and what came of each. */
export const opinionsOf = (patientId: string) =>
  queryOptions({
    queryKey: [...ordersKey(patientId), 'opinions'],
    queryFn: async () => {
      const [requests, tasks] = await Promise.all([
        pageAbout('ServiceRequest', patientId, { category: consultations, _sort: '-authored' }, 50),
        searchAbout('Task', patientId, { code: taskKind('opinion') }),
      ])
      const ids = answerIds(tasks.resources)
      const answers =
        ids.length > 0 ? await searchAbout('Composition', patientId, { _id: ids.join(',') }) : undefined
      return toOpinions(requests, tasks.resources, answers?.resources ?? [])
    },
  })

export const teams = () =>
  queryOptions({
    queryKey: ['opinion-teams'],
    queryFn: async () =>
      toTeams(
        await fhir.search('HealthcareService', {
          active: 'true',
          _include: 'HealthcareService:organization',
        }),
      ),
    staleTime: 3_600_000,
  })

/** The teams somebody is of, in the post they chose. */
export const myTeams = (userId: string, orgCode: string) =>
  queryOptions({
    queryKey: ['opinion-teams', userId, orgCode],
    queryFn: async () => {
      const { resources } = await fhir.search('PractitionerRole', {
        'practitioner:Practitioner.identifier': `${sdsUserSystem}|${userId}`,
        'organization:Organization.identifier': `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
      })
      return teamsOf(resources)
    },
    staleTime: 10 * 60_000,
  })

/** The draft that was begun under this id; null: nothing of it has been saved yet. */
export const opinionDraft = (patientId: string, entryId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'opinion-draft', entryId],
    queryFn: async (): Promise<Stored<ServiceRequest> | null> => {
      const identifier = `${entrySystem}|${entryId}`
      return (await searchAbout('ServiceRequest', patientId, { identifier })).resources[0] ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  })

/** What a team was asked, and by whom: the task and the request it is about. */
export const askedOf = (patientId: string, taskId: string) =>
  queryOptions({
    queryKey: [...ordersKey(patientId), 'asked', taskId],
    queryFn: async () => {
      const task = await fhir.read('Task', taskId)
      aboutPatient([task], patientId)
      const request = await fhir.read('ServiceRequest', referenceId(task.focus, 'ServiceRequest') ?? '')
      aboutPatient([request], patientId)
      return { task, request, opinion: toOpinion(request, [task]) }
    },
  })

export type Incoming = {
  patient: PatientIdentity
  opinion: Opinion
  task: Stored<Task>
  place: string | undefined
}

export const incomingKey = ['opinions-asked']

/** What these teams have been asked and not answered yet: the urgent first, then the oldest. */
export const incomingOpinions = (of: readonly string[]) =>
  queryOptions({
    queryKey: [...incomingKey, of],
    queryFn: async () => {
      const found = await fhir.search('Task', {
        code: taskKind('opinion'),
        status: 'requested,received,accepted,in-progress,on-hold',
        owner: of.join(','),
        _include: ['Task:patient', 'Task:focus', 'Task:encounter'],
      })
      const byReference = new Map(found.included.map((one) => [`${one.resourceType}/${one.id}`, one]))
      const entries = found.resources.flatMap((task): Incoming[] => {
        const patient = byReference.get(`Patient/${referenceId(task.for, 'Patient')}`)
        const request = byReference.get(`ServiceRequest/${referenceId(task.focus, 'ServiceRequest')}`)
        const stay = byReference.get(`Encounter/${referenceId(task.encounter, 'Encounter')}`)
        if (patient?.resourceType !== 'Patient' || request?.resourceType !== 'ServiceRequest') return []
        const place =
          stay?.resourceType === 'Encounter'
            ? stay.location?.flatMap(({ location }) => location.display ?? []).join(' – ') || undefined
            : undefined
        return [{ patient: toIdentity(patient), opinion: toOpinion(request, [task]), task, place }]
      })
      return {
        entries: entries.toSorted(urgentThenOldest),
        withheld: found.withheld,
        // a task whose patient or request did not come along is there, and cannot be shown
        unreadable: found.resources.length - entries.length,
        complete: true,
      }
    },
    enabled: of.length > 0,
  })

const urgency = ['stat', 'asap', 'urgent']
const rank = ({ task }: Incoming) => {
  const at = urgency.indexOf(task.priority ?? '')
  return at < 0 ? urgency.length : at
}
const urgentThenOldest = (one: Incoming, other: Incoming) =>
  rank(one) - rank(other) || (one.task.authoredOn ?? '').localeCompare(other.task.authoredOn ?? '')
