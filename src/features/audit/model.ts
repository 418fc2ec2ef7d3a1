import type { AuditEvent } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { formatNhsNumber } from '#lib/nhs-number.ts'

/** One access to the record, as the privacy officer reads it (domain facts §8.5). */
export type Access = {
  id: string
  when: string
  who: string
  organisation: string
  /** "read Patient", "searched Observation" */
  what: string
  /** Of a search: what was asked for */
  criteria: string
  /** NHS numbers where known, else the record's own id */
  patients: string[]
  emergency: boolean
  outcome: string
  refused: boolean
}

export function toAccess({
  id,
  recorded,
  agent,
  entity,
  subtype,
  type,
  outcome,
  outcomeDesc,
  ...event
}: Stored<AuditEvent>): Access {
  const agents = listOf(agent)
  const person = agents.find(({ requestor }) => requestor) ?? agents[0]
  const organisation = agents.find(({ who }) => who?.identifier?.system?.endsWith('ods-organization-code'))
  const codes = listOf(event.purposeOfEvent).flatMap(({ coding }) => listOf(coding).map(({ code }) => code))
  const people = listOf(entity).filter(({ what }) => what?.reference?.startsWith('Patient/'))
  return {
    id,
    when: formatDateTime(recorded),
    who: person?.who?.display ?? person?.who?.identifier?.value ?? 'Not named',
    organisation: organisation?.who?.identifier?.value ?? organisation?.who?.display ?? '',
    what: [interactionWords(subtype?.[0]?.code, type?.display), typeOf(entity)].filter(Boolean).join(' '),
    criteria: searched(entity)?.criteria ?? '',
    patients: [
      ...new Set(
        people.map(({ what }) => {
          const number = what?.identifier?.value
          return number ? formatNhsNumber(number) : `record ${what?.reference?.slice('Patient/'.length)}`
        }),
      ),
    ],
    emergency: codes.includes('BTG'),
    outcome: [outcomeWords(outcome), outcomeDesc].filter(Boolean).join(': '),
    refused: outcome !== undefined && outcome !== '0',
  }
}

/** The type of what was looked at: of the thing itself, of what was searched, else of the patient. */
function typeOf(entity: AuditEvent['entity']): string {
  const references = listOf(entity).flatMap(({ what }) => what?.reference ?? [])
  const thing = references.find((reference) => !reference.startsWith('Patient/')) ?? references[0]
  const named = listOf(entity).find(({ name }) => name)?.name
  return searched(entity)?.type ?? named ?? thing?.split('/')[0] ?? ''
}

/** A search as the trail keeps it, in base64: `Patient?name=ash`. How it was sorted and paged says nothing of anybody. */
function searched(entity: AuditEvent['entity']): { type: string; criteria: string } | undefined {
  const query = listOf(entity).find(({ query }) => query)?.query
  if (!query) return undefined
  const [type = '', criteria = ''] = fromBase64(query).split('?')
  const asked = [...new URLSearchParams(criteria)].filter(
    ([name]) => !/^_(count|sort|include|revinclude|total)/.test(name),
  )
  return { type, criteria: asked.map(([name, value]) => `${name} ${value}`).join(', ') }
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0))
  } catch {
    return ''
  }
}

const words: Record<string, string> = {
  read: 'Read',
  vread: 'Read a version of',
  'history-instance': 'Read the history of',
  history: 'Read the history of',
  'search-type': 'Searched',
  search: 'Searched',
  create: 'Wrote',
  update: 'Changed',
  patch: 'Changed',
  delete: 'Deleted',
  operation: 'Asked for all of',
}

const interactionWords = (code: string | undefined, type: string | undefined) =>
  type === 'Access Alert' ? 'Emergency access' : (words[code ?? ''] ?? code ?? 'Not stated')

function outcomeWords(outcome: AuditEvent['outcome']): string {
  switch (outcome) {
    case '0':
      return 'Done'
    case '4':
      return 'Refused'
    case '8':
    case '12':
      return 'Failed'
    default:
      return 'Not stated'
  }
}
