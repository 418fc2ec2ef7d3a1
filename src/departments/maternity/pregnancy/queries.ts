import { queryOptions } from '@tanstack/react-query'
import type { EpisodeOfCare, Patient } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { pregnancyCodes } from './codes.ts'
import { isPregnancy, ofKind, type Pregnancy, toPregnancies } from './pregnancy.ts'

export const maternityKey = (patientId: string) => ['patient', patientId, 'maternity'] as const

/** The pregnancies of one patient, with what was measured and who was seen. */
export const pregnanciesOf = (patientId: string) =>
  queryOptions({
    queryKey: maternityKey(patientId),
    queryFn: async () => {
      const [episodes, observations, encounters] = await Promise.all([
        searchAbout('EpisodeOfCare', patientId),
        searchAbout('Observation', patientId, { code: pregnancyCodes }),
        searchAbout('Encounter', patientId, { 'episode-of-care:missing': 'false' }),
      ])
      return {
        pregnancies: toPregnancies(
          episodes.resources.filter(isPregnancy),
          observations.resources,
          encounters.resources,
        ),
        withheld: episodes.withheld + observations.withheld + encounters.withheld,
      }
    },
  })

export type Case = {
  patientId: string | undefined
  patient: PatientIdentity | undefined
  pregnancy: Pregnancy
}

/** The server sends at most so many included resources with a page: with fewer pregnancies on one, all of them come. */
const pageSize = '25'

/** Every pregnancy under way among the patients of an organisation. */
export const caseload = (orgCode: string) =>
  queryOptions({
    queryKey: ['maternity', 'caseload', orgCode],
    queryFn: async (): Promise<{ cases: Case[]; withheld: number }> => {
      const { resources, included, withheld } = await fhir.search('EpisodeOfCare', {
        status: 'active',
        type: 'http://snomed.info/sct|77386006',
        'patient:Patient.organization:Organization.identifier': `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
        _include: 'EpisodeOfCare:patient',
        _revinclude: ['Observation:focus', 'Encounter:episode-of-care'],
        _count: pageSize,
      })
      return { cases: resources.map((episode) => toCase(episode, included)), withheld }
    },
    refetchInterval: 5 * 60_000,
  })

function toCase(episode: Stored<EpisodeOfCare>, included: Parameters<typeof ofKind>[0]): Case {
  const patientId = referenceId(episode.patient, 'Patient')
  const named = (one: { reference?: string }[] | undefined) =>
    (one ?? []).some(({ reference }) => reference?.endsWith(`EpisodeOfCare/${episode.id}`))
  const [pregnancy] = toPregnancies(
    [episode],
    ofKind(included, 'Observation').filter(({ focus }) => named(focus)),
    ofKind(included, 'Encounter').filter(({ episodeOfCare }) => named(episodeOfCare)),
  )
  if (!pregnancy) throw new Error('A pregnancy that is not one')
  const patient = ofKind(included, 'Patient').find(({ id }): boolean => id === patientId)
  return { patientId, patient: patient && toIdentity(patient as Stored<Patient>), pregnancy }
}
