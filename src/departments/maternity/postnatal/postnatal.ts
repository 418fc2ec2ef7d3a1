import type { Encounter, Observation } from 'fhir/r4'

import { postnatalSystem } from '#departments/maternity/pregnancy/codes.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasCode, textOf } from '#fhir/coding.ts'

import { asks, type Finding, findings, findingNames, findingsCode, haemoglobinWords } from './findings.ts'

/** A contact after a birth, with what was found and what of it asks for more. */
export type Contact = {
  id: string
  contactId: string | undefined
  episodeId: string | undefined
  words: string
  at: string | undefined
  found: Partial<Record<Finding, string>>
  haemoglobin: number | undefined
  flags: string[]
  notes: string[]
  asks: string[]
}

/** The newest first. */
export function toContacts(
  encounters: readonly Stored<Encounter>[],
  observations: readonly Stored<Observation>[],
): Contact[] {
  return encounters
    .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
    .flatMap((visit) => {
      const code = listOf(visit.type)
        .flatMap(({ coding }) => listOf(coding))
        .find(({ system }) => system === postnatalSystem)
      if (!code) return []
      const found = observations.find(
        (one) =>
          one.status !== 'entered-in-error' &&
          hasCode(one.code, findingsCode) &&
          referenceId(one.encounter, 'Encounter') === visit.id,
      )
      return [toContact(visit, code.code, found)]
    })
    .toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? ''))
}

const flagged = 'Red flag: '

function toContact(
  visit: Stored<Encounter>,
  contactId: string | undefined,
  observed: Observation | undefined,
): Contact {
  const found: Contact['found'] = {}
  for (const name of findingNames) {
    const part = partOf(observed, name)
    if (part?.valueString) found[name] = part.valueString
  }
  const quantity = partOf(observed, 'haemoglobin')?.valueQuantity
  const haemoglobin = quantity && (quantity.code ?? quantity.unit) === 'g/L' ? quantity.value : undefined
  const said = listOf(visit.reasonCode).flatMap(({ text }) => text ?? [])
  return {
    id: visit.id,
    contactId,
    episodeId: listOf(visit.episodeOfCare)
      .map((one) => referenceId(one, 'EpisodeOfCare'))
      .find(Boolean),
    words:
      listOf(visit.type)
        .map((type) => textOf(type, ''))
        .find(Boolean) ?? 'Contact',
    at: visit.period?.start,
    found,
    haemoglobin,
    flags: said.filter((text) => text.startsWith(flagged)).map((text) => text.slice(flagged.length)),
    notes: said.filter((text) => !text.startsWith(flagged)),
    asks: [
      ...new Set([
        ...findingNames.flatMap((name) => asks(name, found[name] ?? '') ?? []),
        ...(haemoglobin !== undefined && haemoglobinWords(haemoglobin)
          ? [haemoglobinWords(haemoglobin)]
          : []),
      ]),
    ],
  }
}

const partOf = (observed: Observation | undefined, name: Finding | 'haemoglobin') =>
  listOf(observed?.component).find(({ code }) => hasCode(code, partCode(name)))

export const partCode = (name: Finding | 'haemoglobin') => ({
  system: findingsCode.system ?? '',
  code: `postnatal-${name.toLowerCase()}`,
  display: name === 'haemoglobin' ? 'Haemoglobin' : findings[name].words,
})

/** Since when she is in whose care: the newest handover. */
export const handedTo = (contacts: readonly Contact[]) => {
  const found = contacts.find((one) => one.found.to)
  return found?.found.to ? { to: found.found.to, on: found.at } : undefined
}
