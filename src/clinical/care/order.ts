import type { CodeableConcept, ServiceRequest } from 'fhir/r4'

import { hasAny } from '#fhir/coding.ts'

/** Everything read about this patient's requests starts with this, so that a change refreshes all of it. */
export const ordersKey = (patientId: string) => ['patient', patientId, 'orders']

/** What is asked for, in the order of a list's filter. */
export const orderKinds = ['laboratory', 'imaging', 'opinion', 'referral', 'other'] as const
export type OrderKind = (typeof orderKinds)[number]

export const orderKindWords: Record<OrderKind, string> = {
  laboratory: 'Laboratory',
  imaging: 'Imaging',
  opinion: 'Opinion',
  referral: 'Referral',
  other: 'Other',
}

// SNOMED CT as UK Core has it (domain facts §4.4), and the HL7 v2 codes that older senders use.
const codesOfKind: Record<Exclude<OrderKind, 'other'>, readonly string[]> = {
  laboratory: ['108252007', '15220000', 'LAB', 'laboratory'],
  imaging: ['363679005', 'RAD', 'imaging'],
  opinion: ['11429006'],
  referral: ['3457005'],
}

export function orderKindOf(categories: readonly CodeableConcept[]): OrderKind {
  return (
    orderKinds.find(
      (kind) => kind !== 'other' && categories.some((one) => hasAny(one, ...codesOfKind[kind])),
    ) ?? 'other'
  )
}

export type Priority = NonNullable<ServiceRequest['priority']>

export const priorities: readonly { value: Priority; label: string }[] = [
  { value: 'routine', label: 'Routine' },
  { value: 'urgent', label: 'Urgent' },
  { value: 'asap', label: 'As soon as possible' },
  { value: 'stat', label: 'Immediately' },
]

export const priorityWords = (priority: string | undefined): string | undefined =>
  priorities.find(({ value }) => value === priority)?.label
