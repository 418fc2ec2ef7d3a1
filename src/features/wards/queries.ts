import { queryOptions } from '@tanstack/react-query'

import { patientIdentity } from '#clinical/patient/patient.ts'
import { fhir } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { rememberWard } from './last-ward.ts'
import { patientsOf, toWard, type WardSnapshot } from './model.ts'
import { toWardMedicines } from './medicines.ts'
import { alertsPart, medicinesPart, type Part, searchPart, scoresPart, tasksPart } from './parts.ts'
import { toWardAlerts, toWardScores } from './scores.ts'
import { toWardTasks } from './tasks.ts'
import { toWardGroups } from './ward-groups.ts'

/** What the change feed tells is patched in (`use-ward-live.ts`); now and then the whole is asked for all the same. */
const kept = {
  refetchInterval: 10 * 60_000,
  refetchOnWindowFocus: false,
  staleTime: 15_000,
} as const

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

/** The beds of a ward and who lies in them, as the record sends them: four reads that travel as one. */
export const ward = (wardId: string) =>
  queryOptions({
    queryKey: ['ward', wardId, 'beds'],
    queryFn: async () => {
      const [place, inWard, inBays, stays] = await Promise.all([
        fhir.read('Location', wardId),
        fhir.search('Location', { partof: wardId }),
        fhir.search('Location', { 'partof:Location.partof': wardId }),
        fhir.search('Encounter', {
          location: wardId,
          // Who is planned to come holds a bed that must not look free.
          status: 'in-progress,onleave,planned',
          _include: 'Encounter:patient',
        }),
      ])
      const snapshot: WardSnapshot = {
        ward: place,
        places: [...inWard.resources, ...inBays.resources],
        stays,
      }
      rememberWho(snapshot)
      rememberWard(wardId)
      return snapshot
    },
    select: toWard,
    ...kept,
  })

/** Who they are came with the stay: the chart opens on it without asking again. */
export function rememberWho(snapshot: WardSnapshot) {
  for (const patient of patientsOf(toWard(snapshot)))
    queryClient.setQueryData(patientIdentity(patient.id).queryKey, patient)
}

export const partKey = (wardId: string, { name }: Pick<Part, 'name'>, patientIds: readonly string[]) =>
  ['ward', wardId, name, patientIds] as const

/** The scores of the last 36 hours of these patients. */
export const wardScores = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: partKey(wardId, scoresPart, patientIds),
    queryFn: () => searchPart(scoresPart, patientIds),
    select: ({ resources, withheld }) => ({ of: toWardScores(resources), withheld, unreadable: 0 }),
    ...kept,
  })

export const wardAlerts = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: partKey(wardId, alertsPart, patientIds),
    queryFn: () => searchPart(alertsPart, patientIds),
    select: ({ resources, withheld }) => ({ ...toWardAlerts(resources), withheld }),
    ...kept,
  })

export const wardTasks = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: partKey(wardId, tasksPart, patientIds),
    queryFn: () => searchPart(tasksPart, patientIds),
    select: ({ resources, withheld }) => ({ of: toWardTasks(resources), withheld, unreadable: 0 }),
    ...kept,
  })

export const wardMedicines = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: partKey(wardId, medicinesPart, patientIds),
    queryFn: () => searchPart(medicinesPart, patientIds),
    select: ({ resources, withheld }) => ({ of: toWardMedicines(resources), withheld, unreadable: 0 }),
    ...kept,
  })
