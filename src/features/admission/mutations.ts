import type { Encounter, ServiceRequest } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import type { Act } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { keptBedOf } from '#clinical/care/bed-request.ts'
import { admissionPlan, admissionTasks } from '#clinical/care/admission-tasks.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import {
  type AdmitDraft,
  type CompleteDraft,
  type DischargeDraft,
  exactly,
  type LeaveDraft,
  momentOf,
  type TransferDraft,
} from './draft.ts'
import { staysOf } from './queries.ts'
import { died, discharged, dischargeRefusal } from './discharging.ts'
import {
  admission,
  bedOf,
  bedState,
  completed,
  endedByAdmission,
  leaveRefusal,
  onLeave,
  type Places,
  refusalOf,
  transferred,
  transferRefusal,
} from './stay.ts'

/** A referral off the list when its patient is admitted; the waiting list says how. */
export type OffList = (referral: Stored<ServiceRequest>, on: string) => Stored<ServiceRequest>

/**
 * Begins a stay and takes the bed, in one transaction: of two who want one bed one gets it, and the other is told. An
 * attendance in an emergency department ends with it, and a waiting-list entry that it answers is taken off.
 */
export const useAdmit = (patientId: string, offList: OffList, plannedId?: string) =>
  useStayAct(patientId, async (draft: AdmitDraft, { session, actId, now }) => {
    const [{ ward, bed }, { stays, attendances }, planned, listed] = await Promise.all([
      placesOf(draft),
      staysOf(patientId),
      plannedId ? fhir.read('Encounter', plannedId) : undefined,
      draft.listed && draft.treated ? fhir.read('ServiceRequest', draft.listed) : undefined,
    ])
    const refused = refusalOf({ ward, bed }, stays, momentOf(draft.at), planned)
    if (refused) throw new Error(refused)
    const began = attendances.find(
      ({ period }) => Date.parse(period?.start ?? '') > (momentOf(draft.at) ?? 0),
    )
    if (began)
      throw new Error('The patient came to the emergency department later than that. Check the time.')
    const writer = {
      patientId,
      identifier: entryIdentifier(session, actId),
      organisation: ownOrganisation(session),
    }
    const stay = admission(draft, { ward, bed }, writer, planned)
    const fullUrl = `urn:uuid:${crypto.randomUUID()}`
    const tasks = await firstTasks({
      patientId,
      encounter: { reference: planned ? `Encounter/${planned.id}` : fullUrl },
      key: actId,
      since: stay.period?.start,
      session,
      now,
    })
    const [keptId] = planned ? [keptBedOf(planned)] : []
    const left = [...attendances.map(bedOf), keptId].filter((id) => id !== undefined && id !== bed.id)
    const beds = await Promise.all(left.map((id) => fhir.read('Location', id ?? '')))
    return {
      make: [...(planned ? [] : [{ resource: stay, fullUrl }]), ...tasks.map((resource) => ({ resource }))],
      change: [
        ...(planned ? [{ seen: planned, to: stay }] : []),
        { seen: bed, to: bedState(bed, 'O') },
        ...attendances.map((seen) => ({ seen, to: endedByAdmission(seen, draft.at) })),
        ...beds.map((seen) => ({ seen, to: bedState(seen, seen.id === keptId ? 'U' : 'H') })),
        ...(listed ? [{ seen: listed, to: offList(listed, draft.at.slice(0, 10)) }] : []),
      ],
    }
  })

/** Moves a stay to another ward and bed, or to another consultant; the old bed is given back. */
export const useTransfer = (patientId: string, seen: Stored<Encounter>) =>
  useStayAct(patientId, async (draft: TransferDraft) => {
    const to = draft.wardId ? await placesOf(draft) : undefined
    const refused = transferRefusal(seen, draft, to)
    if (refused) throw new Error(refused)
    const from = to && bedOf(seen)
    const keptId = to && keptBedOf(seen)
    const [left, kept] = await Promise.all([
      from ? fhir.read('Location', from) : undefined,
      keptId && keptId !== to.bed.id ? fhir.read('Location', keptId) : undefined,
    ])
    return {
      change: [
        { seen, to: transferred(seen, draft, to) },
        ...(kept ? [{ seen: kept, to: bedState(kept, 'U') }] : []),
        ...(to ? [{ seen: to.bed, to: bedState(to.bed, 'O') }] : []),
        ...(left ? [{ seen: left, to: bedState(left, draft.bed) }] : []),
      ],
    }
  })

/** Puts right how, from where, in which specialty and under whom. */
export const useComplete = (patientId: string, seen: Stored<Encounter>) =>
  useStayAct(patientId, (draft: CompleteDraft) =>
    Promise.resolve({ change: [{ seen, to: completed(seen, draft) }] }),
  )

/** Home leave begins, or ends. */
export const useLeave = (patientId: string, seen: Stored<Encounter>) =>
  useStayAct(patientId, async ({ at, reason }: LeaveDraft) => {
    const refused = leaveRefusal(seen, at)
    if (refused) throw new Error(refused)
    return Promise.resolve({ change: [{ seen, to: onLeave(seen, at) }], reason })
  })

/**
 * Ends a stay and gives the bed back. Of somebody who died the record of the patient says so in the same transaction,
 * where the writer may change it.
 */
export const useDischarge = (patientId: string, seen: Stored<Encounter>, mayRegister: boolean) =>
  useStayAct(patientId, async (draft: DischargeDraft) => {
    const refused = dischargeRefusal(seen, draft)
    if (refused) throw new Error(refused)
    const bedId = bedOf(seen)
    const keptId = keptBedOf(seen)
    const [bed, kept] = await Promise.all([
      bedId ? fhir.read('Location', bedId) : undefined,
      keptId ? fhir.read('Location', keptId) : undefined,
    ])
    const patient = draft.method === '4' && mayRegister ? await fhir.read('Patient', patientId) : undefined
    return {
      change: [
        { seen, to: discharged(seen, draft) },
        ...(patient ? [{ seen: patient, to: died(patient, draft) }] : []),
        ...(bed ? [{ seen: bed, to: bedState(bed, draft.bed) }] : []),
        // whoever leaves waits for no other bed
        ...(kept ? [{ seen: kept, to: bedState(kept, 'U') }] : []),
      ],
    }
  })

/** An admission that never was: kept, with its reason, and the bed is free again. */
export const useCancelAdmission = (patientId: string, seen: Stored<Encounter>) =>
  useStayAct(patientId, async ({ reason }: { reason: string }) => {
    const bedId = bedOf(seen)
    const bed = bedId ? await fhir.read('Location', bedId) : undefined
    return {
      change: [
        { seen, to: { ...seen, status: 'entered-in-error' }, withdrawn: true },
        ...(bed ? [{ seen: bed, to: bedState(bed, 'U') }] : []),
      ],
      reason,
    }
  })

/** A ward and a bed that is in it, or nothing: the two were chosen one after the other. */
async function placesOf({ wardId, bedId }: Pick<AdmitDraft, 'wardId' | 'bedId'>): Promise<Places> {
  const { ward, bed } = await placeOf({ wardId, bedId })
  if (!bed) throw new Error('Choose a bed.')
  return { ward, bed }
}

/** The same where a ward is enough. */
export async function placeOf({ wardId, bedId }: Pick<AdmitDraft, 'wardId' | 'bedId'>) {
  const [ward, bed] = await Promise.all([
    fhir.read('Location', wardId),
    bedId ? fhir.read('Location', bedId) : undefined,
  ])
  const within = referenceId(bed?.partOf, 'Location')
  const room = within && within !== wardId ? await fhir.read('Location', within) : undefined
  if (bed && within !== wardId && referenceId(room?.partOf, 'Location') !== wardId)
    throw new Error(
      `${bed.name ?? 'That bed'} is not a bed of ${ward.name ?? 'that ward'}. Choose the bed again.`,
    )
  return { ward, bed }
}

/** What the stay begins with. Where the plan of it cannot be had the ward is told that the stay is new (decision 018). */
async function firstTasks(stay: Parameters<typeof admissionTasks>[1]) {
  const plan = await queryClient.query(admissionPlan).catch(() => undefined)
  return plan ? admissionTasks(plan, stay) : []
}

type Doer = { session: Session; actId: string; now: Date }

/** An act on one stay, and on the beds it takes or leaves. */
function useStayAct<Draft>(patientId: string, toAct: (draft: Draft, doer: Doer) => Promise<Act>) {
  return useDeskActs(
    async (draft: Draft, doer) => ({
      about: [{ patientId, act: await toAct(exactly(draft, doer.now.getTime()), doer) }],
    }),
    {
      // who is where now: on wards, in lists of the desk, on the chart
      refreshed: [['ward'], ['wards'], ['beds'], ['admission'], ['patient', patientId]],
      taken: 'Someone changed this bed or this stay at the same moment. Nothing was written: choose again.',
    },
  )
}
