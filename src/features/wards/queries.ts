import { queryOptions } from '@tanstack/react-query'

import { referenceId } from '#clinical/about-patient.ts'
import { scoreCode } from '#clinical/observation-codes.ts'
import { patientIdentity } from '#clinical/patient.ts'
import { fhir } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { patientsOf, toWard } from './model.ts'
import { toWardAlerts, toWardScores } from './scores.ts'
import { toWardGroups } from './ward-groups.ts'

const minute = 60_000

/** The wards of one organisation, by its ODS code. One search gives sites, wards and beds, so the counts come with it. */
export const wardGroups = (orgCode: string) =>
  queryOptions({
    queryKey: ['wards', orgCode],
    queryFn: async () => {
      const organisation = `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`
      const { resources } = await fhir.search('Location', {
        'organization.identifier': organisation,
        _count: '1000',
      })
      return toWardGroups(resources)
    },
  })

/** The beds of a ward and who lies in them: four reads that travel as one. */
export const ward = (wardId: string) =>
  queryOptions({
    queryKey: ['ward', wardId, 'beds'],
    queryFn: async () => {
      const [place, inWard, inBays, stays] = await Promise.all([
        fhir.read('Location', wardId),
        fhir.search('Location', { partof: wardId }),
        fhir.search('Location', { 'partof:Location.partof': wardId }),
        fhir.search('Encounter', { location: wardId, status: 'in-progress', _include: 'Encounter:patient' }),
      ])
      const found = toWard({ ward: place, places: [...inWard.resources, ...inBays.resources], stays })
      // Who they are came with the stay: the chart opens on it without asking again.
      for (const patient of patientsOf(found))
        queryClient.setQueryData(patientIdentity(patient.id).queryKey, patient)
      return found
    },
    refetchInterval: minute,
    staleTime: 15_000,
  })

/** The longest interval between sets is 12 hours: a score older than this says that none was taken, not how ill somebody is. */
export const scoreHours = 36

/** The scores of the last 36 hours, newest first, of these patients. */
export const wardScores = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: ['ward', wardId, 'scores', patientIds],
    queryFn: async () => {
      const since = new Date(Date.now() - scoreHours * 60 * minute).toISOString()
      const until = new Date(Date.now() + 15 * minute).toISOString()
      const found = await fhir.search('Observation', {
        patient: patientIds.join(','),
        code: scoreCode,
        date: [`ge${since}`, `le${until}`],
        _sort: '-date',
        _count: '1000',
      })
      // H1: an answer about somebody who was not asked for is no answer.
      const foreign = found.resources.some(
        ({ subject }) => !patientIds.includes(referenceId(subject, 'Patient') ?? ''),
      )
      if (foreign) throw new Error('The record answered with scores of somebody else. None is shown.')
      return { of: toWardScores(found.resources), withheld: found.withheld, unreadable: 0 }
    },
    refetchInterval: minute,
    staleTime: 15_000,
  })

export const wardAlerts = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: ['ward', wardId, 'alerts', patientIds],
    queryFn: async () => {
      const found = await fhir.search('Flag', { patient: patientIds.join(','), _count: '1000' })
      return { ...toWardAlerts(found.resources), withheld: found.withheld }
    },
    refetchInterval: minute,
    staleTime: 15_000,
  })
