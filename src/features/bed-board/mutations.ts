import type { Encounter, Location } from 'fhir/r4'

import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { bedRequestOf, keptBedOf, withKeptBed, withoutBedRequest } from '#clinical/care/bed-request.ts'
import { bedNoteOf, bedStateOf, withBedState } from '#clinical/care/bed-state.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import type { Waiting } from './model.ts'

type Of = Pick<Waiting, 'encounterId' | 'patientId' | 'patient'>

const refreshed = (patientId: string) => [
  ['beds'],
  ['ward'],
  ['wards'],
  ['admission'],
  ['patient', patientId],
]

/** Keeps a bed for somebody. Stay and beds are written together, so of two who want one bed one gets it (hazard H11). */
export const useAllocate = ({ encounterId, patientId, patient }: Of) =>
  useDeskActs(
    async ({ bedId }: { bedId: string }, { session, now }) => {
      const [stay, bed] = await Promise.all([
        fhir.read('Encounter', encounterId),
        fhir.read('Location', bedId),
      ])
      const refused = refusalOf(stay, bed)
      if (refused) throw new Error(refused)
      const left = await keptBefore(stay, bedId)
      const by = recordedBy(session)
      const cleaning = bedStateOf(bed) === 'cleaning'
      const draft = {
        state: cleaning ? ('cleaning' as const) : ('reserved' as const),
        reason: `For ${patient?.name ?? 'a patient whose name was not sent'}`,
      }
      return {
        about: [
          {
            patientId,
            act: {
              change: [
                { seen: stay, to: withKeptBed(stay, bed) },
                { seen: bed, to: withBedState(bed, draft, by, now) },
                ...(left ? [{ seen: left, to: givenBack(left, by, now) }] : []),
              ],
            },
          },
        ],
      }
    },
    {
      refreshed: refreshed(patientId),
      taken:
        'Somebody else was given this bed, or changed this request, at the same moment. Nothing was written: choose another bed.',
    },
  )

/** Gives a kept bed back; `ends`: nobody asks for a bed any more. Planned stays end with their request. */
export const useGiveBack = ({ encounterId, patientId }: Of, ends: boolean) =>
  useDeskActs(
    async ({ reason }: { reason: string }, { session, now }) => {
      const stay = await fhir.read('Encounter', encounterId)
      if (!bedRequestOf(stay)) throw new Error('Nobody asks for a bed for this patient any more.')
      const left = await keptBefore(stay)
      const over: Stored<Encounter> = withoutBedRequest(
        stay.status === 'planned' ? { ...stay, status: 'cancelled' } : stay,
      )
      return {
        about: [
          {
            patientId,
            act: {
              change: [
                { seen: stay, to: ends ? over : withKeptBed(stay, undefined) },
                ...(left ? [{ seen: left, to: givenBack(left, recordedBy(session), now) }] : []),
              ],
              reason,
            },
          },
        ],
      }
    },
    {
      refreshed: refreshed(patientId),
      taken: 'Somebody else changed this request at the same moment. Look at it as it is now.',
    },
  )

/** The bed that was kept until now, as long as it is kept still. */
async function keptBefore(stay: Encounter, next?: string): Promise<Stored<Location> | undefined> {
  const id = keptBedOf(stay)
  if (!id || id === next) return undefined
  const bed = await fhir.read('Location', id)
  const state = bedStateOf(bed)
  return state === 'reserved' || state === 'cleaning' ? bed : undefined
}

const givenBack = (bed: Stored<Location>, by: ReturnType<typeof recordedBy>, now: Date) =>
  withBedState(bed, { state: bedStateOf(bed) === 'cleaning' ? 'cleaning' : 'free', reason: '' }, by, now)

/** Why this bed cannot be kept for this stay; undefined when it can. */
export function refusalOf(stay: Encounter, bed: Location): string | undefined {
  if (!bedRequestOf(stay))
    return 'Nobody asks for a bed for this patient any more: they have been admitted or moved, or the request was cancelled.'
  const state = bedStateOf(bed)
  // a bed that is cleaned for somebody says for whom
  if (state === 'free' || (state === 'cleaning' && !bedNoteOf(bed)?.reason)) return undefined
  return `${bed.name ?? 'That bed'} is no longer free. Nothing was written: choose another bed.`
}
