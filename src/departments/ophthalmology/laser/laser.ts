import type { Observation, Procedure } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { bodySiteOf, eyes } from '#departments/ophthalmology/eye/eye.ts'
import { codeOf } from '#departments/ophthalmology/eye/measures.ts'
import { noComplication } from '#departments/ophthalmology/surgery/operation.ts'
import { kindSystem, ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** What is set on the machine, with its unit and the range outside of which it is refused (hazards H7, H8). */
export const settings = {
  power: { words: 'Power', unit: 'mW', code: 'mW', low: 20, high: 3000 },
  energy: { words: 'Energy', unit: 'mJ', code: 'mJ', low: 0.1, high: 15 },
  spot: { words: 'Spot', unit: 'µm', code: 'um', low: 5, high: 1000 },
  duration: { words: 'Duration', unit: 'ms', code: 'ms', low: 1, high: 1000 },
  shots: { words: 'Shots', unit: 'shots', code: '{shots}', low: 1, high: 6000 },
} as const
export type Setting = keyof typeof settings

/** Photocoagulation is set by power and duration; a pulse that cuts or selects, by its energy. */
export const lasers = {
  slt: { words: 'Selective laser trabeculoplasty (SLT)', set: ['energy', 'shots'], checksPressure: true },
  prp: { words: 'Panretinal photocoagulation (PRP)', set: ['power', 'spot', 'duration', 'shots'] },
  focal: { words: 'Focal or grid macular laser', set: ['power', 'spot', 'duration', 'shots'] },
  capsulotomy: { words: 'YAG capsulotomy', set: ['energy', 'shots'], checksPressure: true },
  iridotomy: { words: 'YAG peripheral iridotomy', set: ['energy', 'shots'], checksPressure: true },
  retinopexy: { words: 'Laser retinopexy', set: ['power', 'spot', 'duration', 'shots'] },
} as const satisfies Record<string, { words: string; set: readonly Setting[]; checksPressure?: boolean }>
export type Laser = keyof typeof lasers
const laserNames = Object.keys(lasers) as [Laser, ...Laser[]]

export const contactLenses = [
  'Latina',
  'Abraham capsulotomy',
  'Abraham iridectomy',
  'Mainster wide field',
  'Area Centralis',
  'Three-mirror',
  'Indirect, 20 D',
  'None',
] as const

const typed = (name: Setting) => {
  const { low, high, unit } = settings[name]
  const digits = name === 'energy' ? /^\d{1,2}(\.\d{1,2})?$/ : /^\d{1,4}$/
  return z.string().check(
    z.trim(),
    z.refine((text) => text === '' || (digits.test(text) && Number(text) >= low && Number(text) <= high), {
      error: `Between ${low} and ${high} ${unit}`,
    }),
  )
}

export const laserDraft = z
  .object({
    power: typed('power'),
    energy: typed('energy'),
    spot: typed('spot'),
    duration: typed('duration'),
    shots: typed('shots'),
    laser: z.pipe(z.string(), z.enum(laserNames, { error: 'Say which laser' })),
    eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })),
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    lens: z.string().check(z.minLength(1, 'Say which lens, or none')),
    complications: z.string().check(z.trim(), z.maxLength(300)),
    /** Said, not left out */
    none: z.boolean(),
    pressure: z.string().check(
      z.trim(),
      z.refine((text) => text === '' || (/^\d{1,2}$/.test(text) && Number(text) <= 80), {
        error: 'Between 0 and 80 mmHg',
      }),
    ),
    instrument: z.string(),
    note: z.string().check(z.trim(), z.maxLength(500)),
  })
  .check(
    z.superRefine((draft, context) => {
      for (const name of lasers[draft.laser].set)
        if (draft[name] === '')
          context.addIssue({ code: 'custom', path: [name], message: 'As it was set', input: '' })
    }),
    z.refine(({ none, complications }) => none !== complications.length > 2, {
      path: ['none'],
      error: 'Say that there was none, or which',
    }),
    z.refine(({ pressure, instrument }) => pressure === '' || instrument !== '', {
      path: ['instrument'],
      error: 'Say with what',
    }),
  )
export type LaserDraft = z.infer<typeof laserDraft>

/** Among what was done to that eye, with its settings and the pressure after it: all in one transaction. */
export function lasered(draft: LaserDraft, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const { words, set } = lasers[draft.laser]
  const used: readonly Setting[] = set
  const subject = { reference: `Patient/${patientId}` }
  const procedureUrl = `urn:uuid:${crypto.randomUUID()}`
  const said = [
    ...used.map((name) => `${settings[name].words} ${Number(draft[name])} ${settings[name].unit}`),
    `lens: ${draft.lens}`,
  ].join(', ')
  const procedure: Procedure = {
    resourceType: 'Procedure',
    identifier: [entryIdentifier(session, actId)],
    status: 'completed',
    category: { coding: [ophthalmology], text: ophthalmology.display },
    code: {
      coding: [
        { system: kindSystem, code: 'laser', display: 'Laser' },
        { system: 'https://lune.example/fhir/CodeSystem/eye-laser', code: draft.laser, display: words },
      ],
      text: `Laser: ${words}`,
    },
    subject,
    performedDateTime: at,
    performer: [{ actor: recordedBy(session), onBehalfOf: ownOrganisation(session) }],
    bodySite: [bodySiteOf(draft.eye)],
    complication: draft.none ? [noComplication] : [{ text: draft.complications }],
    note: [{ text: said }, ...(draft.note ? [{ text: draft.note }] : [])],
  }
  const observation = (
    part: string,
    more: Pick<Observation, 'code'> & Partial<Observation>,
  ): Observation => ({
    resourceType: 'Observation',
    identifier: [entryIdentifier(session, `${actId}-${part}`)],
    status: 'final',
    subject,
    effectiveDateTime: at,
    issued: now.toISOString(),
    performer: [recordedBy(session)],
    bodySite: bodySiteOf(draft.eye),
    partOf: [{ reference: procedureUrl }],
    ...more,
  })
  const system = 'https://lune.example/fhir/CodeSystem/eye-laser-setting'
  const machine = observation('settings', {
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'procedure',
            display: 'Procedure',
          },
        ],
      },
    ],
    code: { coding: [{ system, code: 'settings', display: 'Laser settings' }], text: 'Laser settings' },
    component: used.map((name) => ({
      code: {
        coding: [{ system, code: name, display: settings[name].words }],
        text: settings[name].words,
      },
      valueQuantity: {
        value: Number(draft[name]),
        unit: settings[name].unit,
        system: ucumSystem,
        code: settings[name].code,
      },
    })),
  })
  const pressure = observation('pressure', {
    code: codeOf('pressure'),
    valueQuantity: {
      value: Number(draft.pressure),
      unit: 'mmHg',
      system: ucumSystem,
      code: 'mm[Hg]',
    },
    method: { text: draft.instrument },
  })
  return {
    make: [
      { resource: procedure, fullUrl: procedureUrl },
      { resource: machine },
      ...(draft.pressure ? [{ resource: pressure }] : []),
    ],
  }
}
