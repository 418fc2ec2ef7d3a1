import type { Device, Procedure } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor, Change } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { dioptreText, type Lens } from '#departments/ophthalmology/biometry/lens.ts'
import type { Listing } from '#departments/ophthalmology/cataract/listing.ts'
import { bodySiteOf, type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { kindSystem, ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'
import { clockOf } from '#features/waiting-list/rtt.ts'
import { eventsOf } from '#features/waiting-list/model.ts'
import { removed } from '#features/waiting-list/request.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { coded } from './codes.ts'
import { noComplication, urls } from './operation.ts'

const chosen = (words: string) => z.string().check(z.minLength(1, words))

export const operationDraftFor = (eye: Eye, lens: Pick<Lens, 'model' | 'power'>) =>
  z
    .object({
      eye: z
        .pipe(z.string(), z.enum(eyes, { error: 'Say which eye was operated on' }))
        .check(z.refine((said) => said === eye, { error: `The ${eyeWords[eye].toLowerCase()} was listed` })),
      at: z.string().check(
        z.minLength(1, 'Say when'),
        z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
          error: 'This time is still to come, or does not exist',
        }),
      ),
      grade: chosen('Say your grade'),
      anaesthesia: chosen('Say which anaesthetic'),
      incision: chosen('Say where'),
      steps: z.array(z.string()),
      model: z.string().check(z.trim(), z.minLength(2, 'Say which lens, or that none was implanted')),
      power: z.string().check(
        z.trim(),
        z.refine((text) => /^[+-]?\d{1,2}(\.\d)?$/.test(text) && Number.isInteger(Number(text) * 2), {
          error: 'In D, in steps of 0.5',
        }),
      ),
      serial: z.string().check(z.trim(), z.minLength(3, 'From the sticker of the lens'), z.maxLength(60)),
      batch: z.string().check(z.trim(), z.maxLength(60)),
      differs: z.string().check(z.trim(), z.maxLength(500)),
      complications: z.array(z.string()),
      /** Said, not left out */
      none: z.boolean(),
      after: z
        .string()
        .check(z.trim(), z.minLength(3, 'Say which drops and for how long'), z.maxLength(1000)),
      note: z.string().check(z.trim(), z.maxLength(2000)),
    })
    .check(
      z.refine((draft) => draft.differs.length > 2 || !isOtherLens(draft, lens), {
        path: ['differs'],
        error: 'This is not the lens that was chosen: say why',
      }),
      z.refine(({ none, complications }) => none || complications.length > 0, {
        path: ['none'],
        error: 'Say that there was none, or which',
      }),
      z.refine(({ none, complications }) => !none || complications.length === 0, {
        path: ['none'],
        error: 'There cannot be none and one',
      }),
    )
export type OperationDraft = z.infer<ReturnType<typeof operationDraftFor>>

/** Another model or another power than was chosen and checked. */
export const isOtherLens = (
  { model, power }: { model: string; power: string },
  lens: Pick<Lens, 'model' | 'power'>,
): boolean => model.trim().toLowerCase() !== lens.model.trim().toLowerCase() || Number(power) !== lens.power

/**
 * The operation, the lens in the eye, the listing done, and the place on the waiting list closed with its clock: one
 * transaction. OPCS-4 C71.2 Phacoemulsification of lens, C75.1 Insertion of prosthetic replacement for lens.
 */
export function operated(draft: OperationDraft, listing: Listing, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const subject = { reference: `Patient/${patientId}` }
  const lensUrl = `urn:uuid:${crypto.randomUUID()}`
  const words = 'Phacoemulsification with lens implant'
  const extension = (url: string, list: Parameters<typeof coded>[0], code: string) => ({
    url,
    valueCodeableConcept: coded(list, code),
  })
  const device: Device = {
    resourceType: 'Device',
    identifier: [entryIdentifier(session, `${actId}-lens`)],
    status: 'active',
    serialNumber: draft.serial,
    ...(draft.batch ? { lotNumber: draft.batch } : {}),
    deviceName: [{ name: draft.model, type: 'model-name' }],
    type: { text: 'Intraocular lens' },
    patient: subject,
    property: [
      {
        type: { text: 'Power' },
        valueQuantity: [{ value: Number(draft.power), unit: 'D', system: ucumSystem, code: '[diop]' }],
      },
    ],
    note: [{ text: eyeWords[draft.eye] }],
  }
  const opcs = 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4'
  const procedure: Procedure = {
    resourceType: 'Procedure',
    identifier: [entryIdentifier(session, actId)],
    extension: [
      extension(urls.anaesthesia, 'anaesthesia', draft.anaesthesia),
      extension(urls.incision, 'incision', draft.incision),
      ...draft.steps.map((step) => extension(urls.step, 'phaco-step', step)),
      ...(draft.differs ? [{ url: urls.differs, valueString: draft.differs }] : []),
    ],
    basedOn: [{ reference: `ServiceRequest/${listing.request.id}` }],
    status: 'completed',
    category: { coding: [ophthalmology], text: ophthalmology.display },
    code: {
      coding: [
        { system: kindSystem, code: 'operation', display: 'Operation' },
        { system: opcs, code: 'C71.2', display: 'Phacoemulsification of lens' },
        { system: opcs, code: 'C75.1', display: 'Insertion of prosthetic replacement for lens NEC' },
      ],
      text: `Operation: ${words}`,
    },
    subject,
    performedDateTime: at,
    performer: [
      {
        function: coded('surgeon-grade', draft.grade),
        actor: recordedBy(session),
        onBehalfOf: ownOrganisation(session),
      },
    ],
    bodySite: [bodySiteOf(draft.eye)],
    complication: draft.none
      ? [noComplication]
      : draft.complications.map((one) => coded('complication', one)),
    followUp: [{ text: draft.after }],
    focalDevice: [
      {
        action: {
          coding: [{ system: 'http://hl7.org/fhir/device-action', code: 'implanted' }],
          text: 'Implanted',
        },
        manipulated: { reference: lensUrl, display: `${draft.model} ${dioptreText(Number(draft.power), 1)}` },
      },
    ],
    ...(draft.note ? { note: [{ text: draft.note }] } : {}),
  }
  const { request, lens, waiting } = listing
  return {
    make: [{ resource: procedure }, { resource: device, fullUrl: lensUrl }],
    change: [
      { seen: request, to: { ...request, status: 'completed' } },
      ...(lens ? [{ seen: lens.resource, to: { ...lens.resource, status: 'completed' as const } }] : []),
      ...offTheList(waiting, londonDate(new Date(at)), londonDate(now)),
    ],
    ...(draft.differs ? { reason: `Another lens than was chosen: ${draft.differs}` } : {}),
  }
}

/** 30: first definitive treatment, which stops the clock; nobody who had the operation waits for it any more (decision 025). */
function offTheList(waiting: Listing['waiting'], on: string, today: string): Change[] {
  if (!waiting || !['active', 'on-hold'].includes(waiting.status)) return []
  const ticks = clockOf(eventsOf(waiting)).state === 'ticking'
  const draft = { reason: '1' as const, on, status: ticks ? '30' : '', note: '' }
  return [{ seen: waiting, to: removed(waiting, draft, today) }]
}
