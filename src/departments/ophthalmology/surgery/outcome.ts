import type { Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { toValue } from '#departments/ophthalmology/eye/acuity-fhir.ts'
import { type Acuity, logMarOf, readAcuity } from '#departments/ophthalmology/eye/acuity.ts'
import { bodySiteOf, type Eye } from '#departments/ophthalmology/eye/eye.ts'
import { codeOf } from '#departments/ophthalmology/eye/measures.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** After two to six weeks (domain facts §6.3.3) */
const week = 7 * 24 * 3_600_000
export const outcomeWindow = { from: 2 * week, to: 6 * week }

const quarter = (low: number, high: number) =>
  z.string().check(
    z.trim(),
    z.refine(
      (text) =>
        /^[+-]?\d{1,2}(\.\d{1,2})?$/.test(text) &&
        Number(text) >= low &&
        Number(text) <= high &&
        Number.isInteger(Number(text) * 4),
      { error: `Between ${low} and ${high} D, in quarters` },
    ),
  )

const acuity = z.string().check(
  z.trim(),
  z.refine((text) => readAcuity(text) !== undefined, {
    error: 'As 6/9, 6/9-2, 20/40, 0.30, 70 letters, CF, HM, PL or NPL',
  }),
)

export const outcomeDraft = z
  .object({
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    acuity,
    method: z.string().check(z.minLength(1, 'Say how it was read')),
    /** The best that was read before the operation: what a loss is counted from */
    before: z.string().check(
      z.trim(),
      z.refine((text) => text === '' || readAcuity(text) !== undefined, {
        error: 'As 6/9, 0.30, 70 letters',
      }),
    ),
    sphere: quarter(-15, 15),
    cylinder: quarter(-8, 8),
    axis: z.string().check(z.trim()),
    note: z.string().check(z.trim(), z.maxLength(500)),
  })
  .check(
    z.refine(
      ({ cylinder, axis }) =>
        Number(cylinder) === 0 || (/^\d{1,3}$/.test(axis) && Number(axis) >= 1 && Number(axis) <= 180),
      { path: ['axis'], error: 'Between 1 and 180°' },
    ),
  )
export type OutcomeDraft = z.infer<typeof outcomeDraft>

/** Half of the cylinder goes to the sphere (domain facts §6.3.2). */
export const equivalentOf = (sphere: number, cylinder: number) => sphere + cylinder / 2

const system = 'https://lune.example/fhir/CodeSystem/cataract-outcome'
const codes = {
  outcome: { system, code: 'outcome', display: 'Outcome of cataract surgery' },
  sphere: { system, code: 'sphere', display: 'Sphere' },
  cylinder: { system, code: 'cylinder', display: 'Cylinder' },
  axis: { system, code: 'axis', display: 'Axis' },
  equivalent: { system, code: 'spherical-equivalent', display: 'Spherical equivalent' },
  target: { system, code: 'target', display: 'Target refraction' },
  after: { system, code: 'acuity-after', display: 'Acuity after the operation' },
  before: { system, code: 'acuity-before', display: 'Acuity before the operation' },
}

type About = { procedureId: string; eye: Eye; target: number | undefined }

/** The acuity stands among the others of that eye; the refraction, against its target, belongs to the operation. */
export function outcome(draft: OutcomeDraft, { procedureId, eye, target }: About, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  const read = readAcuity(draft.acuity)
  if (!at || !read) throw new Error('This time does not exist: the clocks go forward then.')
  const before = readAcuity(draft.before)
  const common = {
    resourceType: 'Observation' as const,
    status: 'final' as const,
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'exam',
            display: 'Exam',
          },
        ],
      },
    ],
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: at,
    issued: now.toISOString(),
    performer: [recordedBy(session)],
    bodySite: bodySiteOf(eye),
  }
  const dioptres = (value: number) => ({ value, unit: 'D', system: ucumSystem, code: '[diop]' })
  const [sphere, cylinder] = [Number(draft.sphere), Number(draft.cylinder)]
  const of = (name: keyof typeof codes) => ({ coding: [codes[name]], text: codes[name].display })
  const vision: Observation = {
    ...common,
    identifier: [entryIdentifier(session, `${actId}-acuity`)],
    code: codeOf('acuity'),
    ...toValue(read),
    method: { text: draft.method },
  }
  const visionUrl = `urn:uuid:${crypto.randomUUID()}`
  const refraction: Observation = {
    ...common,
    identifier: [entryIdentifier(session, actId)],
    partOf: [{ reference: `Procedure/${procedureId}` }],
    code: of('outcome'),
    hasMember: [{ reference: visionUrl }],
    component: [
      { code: of('sphere'), valueQuantity: dioptres(sphere) },
      { code: of('cylinder'), valueQuantity: dioptres(cylinder) },
      ...(cylinder === 0
        ? []
        : [
            {
              code: of('axis'),
              valueQuantity: { value: Number(draft.axis), unit: '°', system: ucumSystem, code: 'deg' },
            },
          ]),
      { code: of('equivalent'), valueQuantity: dioptres(equivalentOf(sphere, cylinder)) },
      ...(target === undefined ? [] : [{ code: of('target'), valueQuantity: dioptres(target) }]),
      { code: of('after'), valueQuantity: logMar(read) },
      ...(before ? [{ code: of('before'), valueQuantity: logMar(before) }] : []),
    ],
    note: [
      { text: `${draft.acuity}, ${draft.method}${draft.before ? `; before ${draft.before}` : ''}` },
      ...(draft.note ? [{ text: draft.note }] : []),
    ],
  }
  return { make: [{ resource: refraction }, { resource: vision, fullUrl: visionUrl }] }
}

const logMar = (value: Acuity) => ({
  value: logMarOf(value),
  unit: 'logMAR',
  system: ucumSystem,
  code: '{LogMAR}',
})

export type Outcome = {
  when: string | undefined
  words: string
  equivalent: number | undefined
  target: number | undefined
  /** logMAR; lower is better */
  after: number | undefined
  before: number | undefined
}

export function toOutcome({ component, effectiveDateTime, note }: Observation): Outcome {
  const valueOf = (name: keyof typeof codes) =>
    listOf(component).find(({ code }) =>
      listOf(code.coding).some((one) => one.system === system && one.code === codes[name].code),
    )?.valueQuantity?.value
  return {
    when: effectiveDateTime,
    words: listOf(note)
      .map(({ text }) => text)
      .join('. '),
    equivalent: valueOf('equivalent'),
    target: valueOf('target'),
    after: valueOf('after'),
    before: valueOf('before'),
  }
}
