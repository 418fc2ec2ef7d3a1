import type { FhirResource, Provenance } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { fhir, type ResourceOf, type ResourceType, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { isAbout } from '#clinical/patient/about-patient.ts'
import { type Signature, signatureText, toSignature } from './provenance.ts'
import { sourceOf } from './source.ts'

/** What an entry says: labels and words, in the order of reading. Words that are missing are not said. */
export type Rows = readonly (readonly [label: string, words: string | undefined])[]

export type Difference = {
  label: string
  before: string | undefined
  after: string | undefined
  changed: boolean
}

/** Every label of either, in their order. A label that stands twice is one, of several lines. */
export function differences(before: Rows, after: Rows): Difference[] {
  const [old, now] = [byLabel(before), byLabel(after)]
  return [...new Set([...now.keys(), ...old.keys()])].map((label) => ({
    label,
    before: old.get(label),
    after: now.get(label),
    changed: old.get(label) !== now.get(label),
  }))
}

function byLabel(rows: Rows): Map<string, string> {
  const said = new Map<string, string>()
  for (const [label, words] of rows) {
    const more = words?.trim()
    if (more) said.set(label, [said.get(label), more].filter(Boolean).join('\n'))
  }
  return said
}

/** One state the entry has been in. */
export type Version = {
  id: string
  /** From 1, the oldest: version ids are opaque */
  number: number
  at: string | undefined
  /** Undefined when the record does not say who made this version */
  by: string | undefined
  reason: string | undefined
  rows: Rows
  /** Against the version before; undefined for the first */
  changes: Difference[] | undefined
}

export type History<R extends FhirResource> = {
  /** The newest first */
  versions: Stored<R>[]
  /** `'not yours to see'`: the reader's role does not open Provenance */
  signatures: Signature[] | 'not yours to see'
  /** Versions that were about somebody else: an entry that was moved here. They are counted, never drawn (hazard H1). */
  foreign: number
}

/** Every version of one entry of a chart, and what is signed about it. */
export const entryHistory = <T extends ResourceType>(patientId: string, type: T, id: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'history', type, id],
    queryFn: async (): Promise<History<ResourceOf<T>>> => {
      const [all, signatures] = await Promise.all([fhir.history(type, id), signaturesOf(type, id)])
      const versions = all.filter((version) => isAbout(version, patientId))
      return { versions, signatures, foreign: all.length - versions.length }
    },
  })

async function signaturesOf(type: ResourceType, id: string): Promise<History<never>['signatures']> {
  try {
    const { resources } = await fhir.search('Provenance', { target: `${type}/${id}` })
    return resources.map((one: Provenance) => toSignature(one, `${type}/${id}`)).toSorted(newestFirst)
  } catch (error) {
    if (error instanceof FhirError && error.kind === 'forbidden') return 'not yours to see'
    throw error
  }
}

const newestFirst = (one: Signature, other: Signature) => (other.on ?? '').localeCompare(one.on ?? '')

/** The versions in words, newest first, each with its author and what it changed. */
export function toVersions<R extends FhirResource>(
  { versions, signatures }: History<R>,
  toRows: (resource: Stored<R>) => Rows,
): Version[] {
  const said = versions.map((resource) => ({ resource, rows: toRows(resource) }))
  const signed = signatures === 'not yours to see' ? [] : signatures
  return said.map(({ resource, rows }, index) => {
    const before = said[index + 1]
    const signature = signerOf(resource, before?.resource, signed)
    return {
      id: resource.meta?.versionId ?? '',
      number: said.length - index,
      at: resource.meta?.lastUpdated,
      // an entry names who first recorded it, and nobody who changed it since
      by: signature ? signatureText(signature) : before ? undefined : sourceOf(resource).who,
      reason: signature?.reason,
      rows,
      changes: before && differences(before.rows, rows),
    }
  })
}

/** Who made a version: named by it, or by the one it was made of. The first was made by whoever made the entry. */
function signerOf(version: FhirResource, before: FhirResource | undefined, signatures: Signature[]) {
  const [id, earlier] = [version.meta?.versionId, before?.meta?.versionId]
  return (
    signatures.find(({ version: named }) => named !== undefined && named === id) ??
    signatures.find(({ madeOf }) => madeOf !== undefined && madeOf === earlier) ??
    (before ? undefined : signatures.find(({ created }) => created))
  )
}
