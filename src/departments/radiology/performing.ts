import type { ImagingStudy, Procedure } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import type { Examination } from './steps.ts'
import { businessStatus, taskAct } from './vetting.ts'

/**
 * What is asked before the exposure. `born` is said by the patient or read from the wristband, and must be this patient's
 * (hazard H1); `pregnancy` is asked of those who may be (12 to 55 years, domain facts §6.7).
 */
export const performDraftFor = (birthDate: string | undefined, asksPregnancy: boolean) =>
  z.object({
    born: z.string().check(
      z.minLength(1, 'Ask the patient, or read the wristband'),
      z.refine((born) => !born || !birthDate || born === birthDate, {
        error: 'This is not the date of birth of this patient. Stop: is it the right person?',
      }),
    ),
    pregnancy: z.string().check(
      z.refine((answer) => !asksPregnancy || answer !== '', { error: 'Ask' }),
      z.refine((answer) => answer !== 'may be', {
        error: 'Do not go on: speak with the practitioner who justified it',
      }),
    ),
    accession: z
      .string()
      .check(z.trim(), z.minLength(3, 'The number the images are kept under'), z.maxLength(40)),
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    dose: z.string().check(z.trim(), z.maxLength(60)),
    note: z.string().check(z.trim(), z.maxLength(500)),
  })
export type PerformDraft = z.infer<ReturnType<typeof performDraftFor>>

/** Of anybody of 12 to 55 years who is not recorded as male. */
export function asksPregnancy(
  { gender }: Pick<PatientIdentity, 'gender'>,
  years: number | undefined,
): boolean {
  return gender?.toLowerCase() !== 'male' && (years === undefined || (years >= 12 && years <= 55))
}

/** The examination was made: by whom, when, with what dose, and the number its images are kept under. */
export function performed(examination: Examination, draft: PerformDraft, actor: Actor): Act {
  const { request } = examination
  const { session, now, actId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const subject = { reference: `Patient/${actor.patientId}` }
  const basedOn = [{ reference: `ServiceRequest/${request.id}` }]
  const said = [
    draft.dose && `Dose: ${draft.dose}`,
    draft.pregnancy && `Pregnancy: ${draft.pregnancy}`,
    draft.note,
  ]
  const procedure: Procedure = {
    resourceType: 'Procedure',
    identifier: [entryIdentifier(session, actId)],
    basedOn,
    status: 'completed',
    category: { coding: [{ system: 'http://snomed.info/sct', code: '363679005', display: 'Imaging' }] },
    ...(request.code ? { code: request.code } : {}),
    subject,
    ...(request.encounter ? { encounter: request.encounter } : {}),
    performedDateTime: at,
    performer: [{ actor: recordedBy(session), onBehalfOf: ownOrganisation(session) }],
    ...(request.bodySite ? { bodySite: request.bodySite } : {}),
    note: said.filter(Boolean).map((text) => ({ text })),
  }
  if (procedure.note?.length === 0) delete procedure.note
  const study: ImagingStudy = {
    resourceType: 'ImagingStudy',
    identifier: [
      {
        type: {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/v2-0203',
              code: 'ACSN',
              display: 'Accession ID',
            },
          ],
        },
        system: `https://lune.example/fhir/Id/accession/${session.post.orgCode}`,
        value: draft.accession,
        assigner: ownOrganisation(session),
      },
    ],
    status: 'available',
    subject,
    ...(request.encounter ? { encounter: request.encounter } : {}),
    started: at,
    basedOn,
    ...(request.requester ? { referrer: request.requester } : {}),
    procedureCode: request.code ? [request.code] : [],
  }
  if (study.procedureCode?.length === 0) delete study.procedureCode
  const task = taskAct(examination, actor, {
    status: 'in-progress',
    businessStatus: businessStatus('performed'),
  })
  const { appointment } = examination
  return {
    ...task,
    make: [...(task.make ?? []), { resource: procedure }, { resource: study }],
    change: [
      ...(task.change ?? []),
      ...(appointment ? [{ seen: appointment, to: { ...appointment, status: 'fulfilled' as const } }] : []),
    ],
  }
}
