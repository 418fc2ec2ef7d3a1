import { queryOptions } from '@tanstack/react-query'
import type { Communication } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import { relatedPatient } from '#clinical/patient/mother-and-child.ts'
import { birthCodes } from '#departments/maternity/birth/codes.ts'
import { birthWeight, newbornCodes } from '#departments/maternity/newborn/codes.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

import { notification, type Notified } from './message.ts'

const token = ({ system, code }: { system?: string; code?: string }) => `${system}|${code}`
const { apgar1, apgar5, apgar10, head } = newbornCodes
const atBirth = [apgar1, apgar5, apgar10, head, birthWeight, birthCodes.gestation].map(token).join(',')

/** What there is to notify of a baby, asked anew each time: what is shown is what goes. */
export const notifiedOf = (babyId: string) =>
  queryOptions({
    queryKey: [...maternityKey(babyId), 'to-notify'],
    queryFn: async (): Promise<Notified> => {
      const [baby, related, stays, found] = await Promise.all([
        fhir.read('Patient', babyId),
        searchAbout('RelatedPerson', babyId),
        searchAbout('Encounter', babyId, { class: 'IMP' }),
        searchAbout('Observation', babyId, { code: atBirth }),
      ])
      const link = related.resources.find(({ relationship }) =>
        listOf(relationship).some((one) => hasAny(one, 'MTH', 'NMTH')),
      )
      const her = listOf(link?.extension).find(({ url }) => url === relatedPatient)?.valueReference
      const motherId = referenceId(her, 'Patient')
      const [mother, births] = motherId
        ? await Promise.all([
            fhir.read('Patient', motherId),
            fhir.search('Observation', { patient: motherId, code: token(birthCodes.birth) }),
          ])
        : [undefined, undefined]
      return {
        baby,
        mother,
        link,
        birth: aboutPatient(births?.resources ?? [], motherId ?? '').find(
          ({ focus, status }) =>
            status !== 'entered-in-error' &&
            listOf(focus).some((one) => referenceId(one, 'Patient') === babyId),
        ),
        stay: stays.resources.toSorted((one, other) =>
          (one.period?.start ?? '').localeCompare(other.period?.start ?? ''),
        )[0],
        found: found.resources.filter(({ status }) => status !== 'entered-in-error'),
      }
    },
    staleTime: 0,
  })

export type Made = {
  id: string
  at: string | undefined
  by: string | undefined
  state: string
  bundleId: string | undefined
}

/** The notifications that were made of a baby, the newest first. */
export const notificationsOf = (babyId: string) =>
  queryOptions({
    queryKey: [...maternityKey(babyId), 'notifications'],
    queryFn: async () =>
      (await searchAbout('Communication', babyId, { category: token(notification) })).resources
        .filter(({ status }) => status !== 'entered-in-error')
        .map(toMade)
        .toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? '')),
  })

export const notDelivered = 'Made, not delivered: no service is connected'

const toMade = (one: Stored<Communication>): Made => ({
  id: one.id,
  at:
    one.sent ??
    listOf(one.note)
      .map(({ time }) => time)
      .find(Boolean) ??
    one.meta?.lastUpdated,
  by: one.sender?.display,
  state: one.status === 'completed' ? 'Delivered' : (one.statusReason?.text ?? 'Not delivered'),
  bundleId: listOf(one.payload)
    .map(({ contentReference }) => referenceId(contentReference, 'Bundle'))
    .find(Boolean),
})

/** One message as it is kept. */
export const messageKept = (babyId: string, id: string) =>
  queryOptions({
    queryKey: [...maternityKey(babyId), 'message', id],
    queryFn: () => fhir.read('Bundle', id),
  })
