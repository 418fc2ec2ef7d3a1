import type { FhirResource, Reference } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { listOf } from './lenient.ts'
import { type Signature, signatureText } from './provenance.ts'
import { placeText, sourceOf, whoText } from './source.ts'
import type { History, Rows } from './versions.ts'

/** Everything that an entry and its Provenance say of where it came from (domain facts §7.3). Nothing is guessed. */
export function aboutEntry<R extends FhirResource>(entry: Stored<R>, { signatures }: History<R>): Rows {
  const signed = signatures === 'not yours to see' ? [] : signatures
  const made = signed.find(({ created }) => created)
  const source = sourceOf(entry)
  const organisation = source.place ? placeText(source.place) : made?.organisation
  const others = signed.filter((one) => one !== made)
  return [
    ['Source', organisation ?? 'Source not stated'],
    ['Author', source.who ?? made?.who ?? 'Author not stated'],
    ['Role', made?.role ?? roleWritten(entry) ?? 'Role not stated'],
    ['Asserted by', toldBy(entry)],
    ['In the record of', source.inRecordOf],
    ['Recorded', whenRecorded(entry) ?? formatDateTime(made?.on, 'Time not stated')],
    ['Last change here', formatDateTime(entry.meta?.lastUpdated, 'Time not stated')],
    ['Taken from', made?.from && (whoText(made.from) ?? made.from.reference)],
    ...others.map((one): Rows[number] => [one.did || 'Signed', saidBy(one)]),
    ...numbersOf(entry),
  ]
}

const saidBy = (signature: Signature) =>
  [formatDateTime(signature.on, 'Time not stated'), signatureText(signature), signature.reason]
    .filter(Boolean)
    .join(' · ')

/** Whoever said it is so, where that is not whoever wrote it down; types name it differently. */
const tellers = ['asserter', 'informationSource', 'informant']
/** When it was written down, as the entry says itself; by type. */
const datesOfRecording = [
  'recordedDate',
  'recorded',
  'authoredOn',
  'dateAsserted',
  'issued',
  'date',
  'created',
]

const field = (entry: FhirResource, names: string[]): unknown => {
  const fields = new Map<string, unknown>(Object.entries(entry))
  return names.map((name) => fields.get(name)).find((value) => value !== undefined)
}

function toldBy(entry: FhirResource): string | undefined {
  const teller = field(entry, tellers)
  if (typeof teller !== 'object' || teller === null) return undefined
  const reference = teller as Reference
  if (reference.reference?.startsWith('Patient/')) return whoText(reference) ?? 'The patient'
  return whoText(reference, entry) ?? reference.reference
}

function whenRecorded(entry: FhirResource): string | undefined {
  const date = field(entry, datesOfRecording)
  return typeof date === 'string' ? formatDateTime(date) : undefined
}

/** An author who is a contained PractitionerRole carries the role itself. */
function roleWritten(entry: FhirResource): string | undefined {
  // The types leave contained resources open; every one of them is a FHIR resource.
  const contained = ('contained' in entry ? listOf(entry.contained) : []) as FhirResource[]
  const codes = contained.flatMap((one) => (one.resourceType === 'PractitionerRole' ? listOf(one.code) : []))
  return codes.map((code) => textOf(code, '')).find(Boolean)
}

const numbersOf = (entry: FhirResource): Rows => {
  const identifiers = 'identifier' in entry ? listOf(entry.identifier) : []
  return identifiers.flatMap(({ system, value }): Rows =>
    value ? [['Number', [value, system].filter(Boolean).join(' · ')]] : [],
  )
}
