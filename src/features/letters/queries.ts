import { queryOptions } from '@tanstack/react-query'

import { letterKinds } from '#auth/limits.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { ofType } from '#clinical/booking/of-type.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { unsigned } from '#clinical/letters/letter.ts'
import { toSending, type Sending } from '#clinical/letters/sending.ts'
import { begun } from '#clinical/writing/draft-queries.ts'
import { fhir } from '#fhir/client.ts'

import { sendingLines, unsignedLines } from './list.ts'

/** The letter that was begun under this id. */
export const letterByEntry = (patientId: string, entryId: string) =>
  begun('DocumentReference', patientId, entryId)

export const lettersKey = ['letters']

/** A letter with what has become of each copy of it. */
export const oneLetter = (patientId: string, id: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'documents', 'letter', id],
    queryFn: async () => {
      const { resources, included } = await searchAbout('DocumentReference', patientId, {
        _id: id,
        _revinclude: 'Communication:based-on',
      })
      const [letter] = resources
      if (!letter) throw new Error('This letter is not in the record, or your role does not open it.')
      const copies = aboutPatient(ofType(included, 'Communication'), patientId)
      return { letter, sendings: copies.map(toSending) satisfies Sending[] }
    },
  })

/** The newest version of an entry, to be changed. */
export const readLetter = async (patientId: string, id: string) => {
  const letter = await fhir.read('DocumentReference', id)
  aboutPatient([letter], patientId)
  return letter
}

const category = `${letterKinds}|administrative,${letterKinds}|clinical`
const mostOut = 100

/** All that is under way of one organisation, whole; of what has gone out the newest hundred, which the list says. */
export const lettersUnderWay = (orgCode: string) =>
  queryOptions({
    queryKey: [...lettersKey, 'under way', orgCode],
    queryFn: async () => {
      const ours = `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`
      const withLetter = ['Communication:based-on', 'Communication:subject']
      const [begun, waiting, out] = await Promise.all([
        fhir.search('DocumentReference', {
          category,
          _tag: `${unsigned.system}|${unsigned.code}`,
          'custodian:identifier': ours,
          _include: 'DocumentReference:subject',
        }),
        fhir.search('Communication', {
          category,
          status: 'preparation,in-progress,not-done',
          'sender:identifier': ours,
          _include: withLetter,
        }),
        fhir.page(
          'Communication',
          { category, status: 'completed', 'sender:identifier': ours, _sort: '-sent', _include: withLetter },
          mostOut,
        ),
      ])
      return {
        lines: [...unsignedLines(begun), ...sendingLines(waiting), ...sendingLines(out)],
        withheld: begun.withheld + waiting.withheld + out.withheld,
        outComplete: out.complete,
      }
    },
  })

/** Letters that are about this appointment already. */
export const lettersAbout = (patientId: string, appointmentId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'documents', 'about', appointmentId],
    queryFn: async () => {
      const related = `Appointment/${appointmentId}`
      const { resources } = await searchAbout('DocumentReference', patientId, { related, category })
      return resources.filter(({ status }) => status === 'current')
    },
  })
