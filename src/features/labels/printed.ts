import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Patient, Provenance } from 'fhir/r4'
import { useState } from 'react'

import { roleWords } from '#auth/roles.ts'
import { type Session, useSession } from '#auth/session.ts'
import { entrySystem, newEntryId, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { refuseReplaced } from '#clinical/acts/use-act.ts'
import { toSignature } from '#clinical/entries/provenance.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { type Kind, kinds, type PrintDraft, reprintReasons } from './draft.ts'

const tagSystem = 'https://lune.example/fhir/CodeSystem/printed'

/** One band that was printed: by whom, when, why again, and from which version of the details. */
export type Printed = {
  on: string | undefined
  who: string
  reason: string | undefined
  version: string | undefined
}

export const bandsPrinted = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'bands-printed'],
    queryFn: async (): Promise<Printed[]> => {
      const { resources } = await fhir.search('Provenance', {
        target: `Patient/${patientId}`,
        _tag: `${tagSystem}|band`,
      })
      return resources.map(toPrinted).toSorted((one, other) => (other.on ?? '').localeCompare(one.on ?? ''))
    },
  })

function toPrinted(provenance: Provenance): Printed {
  const { on, who = 'Not named', reason } = toSignature(provenance, '')
  const version = /_history\/(.+)$/.exec(provenance.entity?.[0]?.what.reference ?? '')?.[1]
  return { on, who, reason, version }
}

/**
 * Writes down that something is about to be printed, and of which version of the details; it goes to the printer after
 * that alone (domain facts §8.4: no print without audit).
 */
export function usePrint(seen: Stored<Patient>) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [entryId, setEntryId] = useState(newEntryId) // sent again after a lost answer it finds itself
  return useMutation({
    mutationFn: async (draft: PrintDraft) => {
      await refuseReplaced(queryClient, seen.id)
      const resource = printing(seen, draft, { session, now: new Date(), entryId })
      const tag = resource.meta?.tag?.at(-1)
      await fhir.transaction([
        {
          fullUrl: `urn:uuid:${crypto.randomUUID()}`,
          resource,
          request: {
            method: 'POST',
            url: 'Provenance',
            ifNoneExist: `_tag=${encodeURIComponent(`${tag?.system}|${tag?.code}`)}`,
          },
        },
      ])
      return draft
    },
    onSuccess: () => setEntryId(newEntryId()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: bandsPrinted(seen.id).queryKey }),
  })
}

export function printing(
  seen: Stored<Patient>,
  { kind, count, reason }: Pick<PrintDraft, 'kind' | 'count' | 'reason'>,
  {
    session,
    now,
    entryId,
  }: { session: Pick<Session, 'userId' | 'name' | 'post'>; now: Date; entryId: string },
): Provenance {
  const patient = { reference: `Patient/${seen.id}` }
  const why =
    kind === 'band' ? Object.entries(reprintReasons).find(([code]) => code === reason)?.[1] : undefined
  return {
    resourceType: 'Provenance',
    meta: {
      tag: [
        { system: tagSystem, code: kind },
        { system: entrySystem, code: entryId },
      ],
    },
    extension: [
      {
        url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Provenance.patient',
        valueReference: patient,
      },
    ],
    target: [patient],
    recorded: now.toISOString(),
    activity: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
          code: 'report',
          display: 'Output/Report Record Lifecycle Event',
        },
      ],
      text: `Printed: ${kinds[kind satisfies Kind]}${kind === 'sheet' ? ` (${count})` : ''}`,
    },
    ...(why ? { reason: [{ text: why }] } : {}),
    agent: [
      {
        role: [{ text: roleWords[session.post.role] }],
        who: recordedBy(session),
        onBehalfOf: ownOrganisation(session),
      },
    ],
    entity: [
      {
        role: 'source',
        what: { reference: `Patient/${seen.id}/_history/${seen.meta?.versionId ?? ''}` },
      },
    ],
  }
}
