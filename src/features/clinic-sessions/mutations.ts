import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BundleEntry, FhirResource } from 'fhir/r4'

import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { dayWithin } from '#clinical/booking/day.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { fhir } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { cancelSession, type Choice, type Session } from './session.ts'
import { fresh, placesOf, type SessionsDraft, withTemplate } from './template.ts'

const gone = 'A place that was chosen is no longer free. Nothing was written: choose again.'

export type CancelDraft = { reason: string; chosen: string[] }

/** `chosen`: of each patient of the session, in their order, the new place; empty where there is none yet. */
export const useCancelSession = (clinic: Clinic, session: Session) =>
  useDeskActs(
    async ({ reason, chosen }: CancelDraft) => {
      const choices = await Promise.all(
        session.displaced.map(async (each, index): Promise<Choice> => {
          const id = chosen[index] ?? ''
          if (id === '') return { ...each, slot: undefined, diary: [] }
          const [slot, diary] = await Promise.all([fhir.read('Slot', id), diaryFrom(each.patientId)])
          if (slot.status !== 'free') throw new Error(gone)
          return { ...each, slot, diary }
        }),
      )
      return cancelSession(choices, session.slots, clinic, reason)
    },
    {
      refreshed: [['clinic'], ['places'], ['patient']],
      taken:
        'Somebody changed this session, or took a place that was chosen, at the same moment. Nothing was written: look again.',
    },
  )

const diaryFrom = async (patientId: string) =>
  (await searchAbout('Appointment', patientId, { date: `ge${new Date().toISOString().slice(0, 10)}` }))
    .resources

/** Places from a template; those that are there already stay as they are. Says how many are new. */
export function useMakeSessions(clinic: Clinic) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (draft: SessionsDraft): Promise<number> => {
      const schedule = await fhir.read('Schedule', clinic.id)
      const there = await fhir.search('Slot', {
        schedule: `Schedule/${clinic.id}`,
        start: [dayWithin(draft.from).search[0] ?? '', `lt${dayWithin(draft.until).end}`],
      })
      const places = fresh(placesOf(draft, schedule), there.resources)
      if (places.length === 0)
        throw new Error('Every place of these days is there already. Nothing was written.')
      const entries: BundleEntry<FhirResource>[] = places.map((resource) => ({
        fullUrl: `urn:uuid:${crypto.randomUUID()}`,
        resource,
        request: {
          method: 'POST',
          url: 'Slot',
          ifNoneExist: `identifier=${encodeURIComponent(
            `${resource.identifier[0]?.system}|${resource.identifier[0]?.value}`,
          )}`,
        },
      }))
      const template: BundleEntry<FhirResource> = {
        resource: withTemplate(schedule, draft),
        request: {
          method: 'PUT',
          url: `Schedule/${clinic.id}`,
          ifMatch: `W/"${schedule.meta?.versionId ?? ''}"`,
        },
      }
      await fhir.transaction([...entries, template]).catch((error: unknown) => {
        if (error instanceof FhirError && error.kind === 'conflict')
          throw new Error('Somebody changed this clinic at the same moment. Nothing was written: try again.')
        throw error
      })
      return places.length
    },
    onSettled: () =>
      Promise.all(
        [['clinic'], ['clinics'], ['places']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  })
}
