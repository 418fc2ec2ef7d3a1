import type { Encounter, Location, Patient } from 'fhir/r4'

import type { Change } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { bedStateOf, withBedState } from '#clinical/care/bed-state.ts'
import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

import { corrected, correctionRefusal, momentsOf } from './moments.ts'
import { alive, lastStep, undone } from './undo.ts'

const refreshed = (patientId: string) => [
  ['ward'],
  ['wards'],
  ['beds'],
  ['admission'],
  ['spells'],
  ['patient', patientId],
]
const taken =
  'Someone changed this bed or this stay at the same moment. Nothing was written: look at it again.'

export type CorrectDraft = { times: string[]; reason: string }

/** Puts the times of a stay right, each of them or several; who died at its end died at the right time. */
export const useCorrectTimes = (patientId: string, seen: Stored<Encounter>, mayRegister: boolean) =>
  useDeskActs(
    async ({ times, reason }: CorrectDraft, { now }) => {
      const moments = momentsOf(seen)
      // a time that was not touched keeps its seconds, and its side of the hour that comes twice
      const right = moments.map(({ at }, index) =>
        times[index] === londonWallClock(at)
          ? at
          : instantOf(fromLondonWallClock(times[index] ?? '', now.getTime())),
      )
      const refused = correctionRefusal(moments, right, await otherStays(patientId, seen.id), now.getTime())
      if (refused) throw new Error(refused)
      const moved = new Map(
        moments.flatMap(({ at }, index) => (right[index] === undefined ? [] : [[at, right[index]] as const])),
      )
      const to = corrected(seen, moved)
      const patient = seen.period?.end && mayRegister ? await fhir.read('Patient', patientId) : undefined
      const died = patient && diedAt(patient, seen, to)
      return {
        about: [
          {
            patientId,
            act: {
              change: [{ seen, to }, ...(patient && died ? [{ seen: patient, to: died }] : [])],
              reason,
            },
          },
        ],
      }
    },
    { refreshed: refreshed(patientId), taken },
  )

function diedAt(patient: Stored<Patient>, seen: Encounter, to: Encounter): Stored<Patient> | undefined {
  const [before, after] = [instantOf(seen.period?.end), to.period?.end]
  if (before === undefined || instantOf(patient.deceasedDateTime) !== before || !after) return undefined
  return { ...patient, deceasedDateTime: after }
}

async function otherStays(patientId: string, except: string) {
  const { resources } = await fhir.search('Encounter', {
    patient: patientId,
    class: 'IMP,ACUTE,NONAC',
    status: 'in-progress,onleave,finished',
  })
  return aboutPatient(resources, patientId).filter(({ id }) => id !== except)
}

/** Takes the last step of a stay back: a discharge, a death, a move, leave. The beds follow, or nothing is written. */
export const useUndo = (patientId: string, seen: Stored<Encounter>, mayRegister: boolean) =>
  useDeskActs(
    async ({ reason }: { reason: string }, { session, now }) => {
      if (!lastStep(seen)) throw new Error('Nothing has happened since the admission. That one is cancelled.')
      const to = undone(seen)
      const isOver = seen.status === 'finished'
      if (isOver) {
        const others = await otherStays(patientId, seen.id)
        if (others.some(({ status }) => status !== 'finished'))
          throw new Error('The patient is in another stay now. End or cancel that one first.')
      }
      const [from, back] = [bedIn(seen), bedIn(to)]
      const beds = from === back ? [] : await bedChanges(from, back, recordedBy(session), now)
      const patient = isOver && mayRegister ? await fhir.read('Patient', patientId) : undefined
      const living = patient && alive(patient, seen)
      return {
        about: [
          {
            patientId,
            act: {
              change: [{ seen, to }, ...beds, ...(patient && living ? [{ seen: patient, to: living }] : [])],
              reason,
            },
          },
        ],
      }
    },
    { refreshed: refreshed(patientId), taken },
  )

const bedIn = ({ location = [] }: Encounter): string | undefined =>
  referenceId(
    location.find(
      ({ status, period, physicalType }) =>
        hasAny(physicalType, 'bd') &&
        !['completed', 'planned', 'reserved'].includes(status ?? '') &&
        !period?.end,
    )?.location,
    'Location',
  )

async function bedChanges(
  from: string | undefined,
  back: string | undefined,
  by: ReturnType<typeof recordedBy>,
  now: Date,
): Promise<Change[]> {
  const [left, again] = await Promise.all([
    from ? fhir.read('Location', from) : undefined,
    back ? fhir.read('Location', back) : undefined,
  ])
  const state = again && bedStateOf(again)
  if (again && state !== 'free' && state !== 'cleaning')
    throw new Error(
      `${again.name ?? 'The bed'} is not free any more. Free it first, or transfer the patient from there.`,
    )
  return [
    ...(left ? [{ seen: left, to: withBedState(left, { state: 'cleaning', reason: '' }, by, now) }] : []),
    ...(again ? [{ seen: again, to: occupied(again) }] : []),
  ]
}

const occupied = (bed: Stored<Location>): Stored<Location> => ({
  ...bed,
  operationalStatus: {
    system: 'http://terminology.hl7.org/CodeSystem/v2-0116',
    code: 'O',
    display: 'Occupied',
  },
})
