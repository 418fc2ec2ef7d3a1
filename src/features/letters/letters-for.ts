import { queryOptions } from '@tanstack/react-query'
import type { Appointment, DocumentReference } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { patientIdOf } from '#clinical/booking/booked.ts'
import { letterRecord, type LetterRecord } from '#clinical/letters/letter-record.ts'
import { toLetter } from '#clinical/letters/letter.ts'
import { type LetterTemplate, letterTemplates } from '#clinical/letters/template.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { purposeFor } from './appointment-template.ts'
import { problemsOf } from './check.ts'
import { lettersAbout } from './queries.ts'
import { newLetter } from './new-letter.ts'

/** A letter to one of many, ready to be signed, or why it is not. */
export type Prepared = {
  appointment: Stored<Appointment>
  patientId: string
  record: LetterRecord
  template: LetterTemplate
  letter: DocumentReference
  problems: string[]
  /** The same letter has been written of this appointment as it stands */
  writtenOn: string | undefined
}

/** Letters about these appointments, each from the template that its state asks for. `moved`: their times have changed. */
export const lettersFor = (ids: readonly string[], session: Session, moved: boolean) =>
  queryOptions({
    queryKey: ['letters-for', ids, session.post.orgCode, moved],
    queryFn: async () => {
      const [{ resources, withheld }, templates] = await Promise.all([
        fhir.search('Appointment', { _id: ids.join(',') }),
        queryClient.query(letterTemplates(session.post.orgCode)),
      ])
      const prepared = await Promise.all(resources.map((one) => prepare(one, templates, session, moved)))
      return { letters: prepared.flatMap((one) => one ?? []), withheld }
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })

async function prepare(
  appointment: Stored<Appointment>,
  templates: readonly LetterTemplate[],
  session: Session,
  moved: boolean,
): Promise<Prepared | undefined> {
  const patientId = patientIdOf(appointment)
  const template = templates.find(({ purpose }) => purpose === purposeFor(appointment, moved))
  if (!patientId || !template) return undefined
  const [record, earlier] = await Promise.all([
    queryClient.query(
      letterRecord({
        patientId,
        orgCode: session.post.orgCode,
        appointmentId: appointment.id,
        clinical: false,
      }),
    ),
    queryClient.query(lettersAbout(patientId, appointment.id)),
  ])
  const draft = newLetter(template, record, session.name)
  const letter = toLetter(
    draft,
    { patient: record.identity, entryId: newEntryId(), template, session, appointmentId: appointment.id },
    new Date(),
  )
  const same = earlier.find(
    ({ description, date = '' }) =>
      description === template.title && date >= (appointment.meta?.lastUpdated ?? ''),
  )
  const problems = problemsOf(draft, template, record.people)
  return { appointment, patientId, record, template, letter, problems, writtenOn: same?.date }
}
