import type { Coding, Encounter, Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor, Made } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { gestationText } from '#clinical/care/gestation.ts'
import { measured } from '#clinical/observations/measured-codes.ts'
import { observationCodes } from '#clinical/observations/observation-codes.ts'
import { codes, contactSystem } from '#departments/maternity/pregnancy/codes.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { about, type About, coded, measure, reading } from '#departments/maternity/pregnancy/reading.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { contacts } from './schedule.ts'

/** A number within what can be, or nothing; what is beyond is a slip of the finger (hazard H8). */
const between = (least: number, most: number, unit: string, decimals = false) =>
  z.string().check(
    z.trim(),
    z.regex(
      decimals ? /^(|\d{1,3}(\.\d{1,2})?)$/ : /^(|\d{1,3})$/,
      decimals ? 'A number, as 31 or 31.5' : 'A whole number',
    ),
    z.refine((text) => text === '' || (Number(text) >= least && Number(text) <= most), {
      error: `Between ${least} and ${most} ${unit}`,
    }),
  )

export const proteinOptions = ['Negative', 'Trace', '1+', '2+', '3+', '4+'] as const
export const movementOptions = ['Felt, as usual', 'Reduced', 'None felt', 'Not felt yet'] as const
export const moodOptions = ['Asked: no concern', 'Asked: concern, see the note', 'Not asked'] as const
/** NHS Data Dictionary, presentation (domain facts §6.2.1). */
export const presentations = {
  '01': 'Cephalic',
  '02': 'Breech',
  '03': 'Transverse or oblique',
  XX: 'Other',
} as const
const presentationSystem = 'https://www.datadictionary.nhs.uk/data_elements/presentation_of_fetus.html'
export const presentationCoding = (code: string): Coding => ({
  system: presentationSystem,
  code,
  display: presentations[code as keyof typeof presentations],
})

export const contactDraft = z
  .object({
    contact: z.string().check(
      z.refine((id) => id === 'other' || contacts.some((one) => one.id === id), {
        error: 'Say which contact',
      }),
    ),
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    systolic: between(50, 260, 'mmHg'),
    diastolic: between(20, 180, 'mmHg'),
    protein: z.string(),
    pcr: between(0, 999, 'mg/mmol', true),
    carbonMonoxide: between(0, 100, 'ppm'),
    weight: between(30, 300, 'kg', true),
    tall: between(100, 220, 'cm', true),
    // measured in centimetres; what is beyond cannot be a fundal height
    height: between(10, 60, 'cm', true),
    movements: z.string(),
    fetalHeart: between(60, 220, 'per minute'),
    presentation: z.string(),
    mood: z.string(),
    flags: z.array(z.string()),
    note: z.string().check(z.trim(), z.maxLength(2000)),
  })
  .check(
    z.refine(({ systolic, diastolic }) => (systolic === '') === (diastolic === ''), {
      path: ['diastolic'],
      error: 'A blood pressure has both',
    }),
  )
export type ContactDraft = z.infer<typeof contactDraft>

/** Somebody was seen: which contact, when, at which gestation by the due date agreed then, and what was found. */
export function seen({ episode, estimates }: Pregnancy, draft: ContactDraft, actor: Actor): Act {
  const at = fromLondonWallClock(draft.at, actor.now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const which = contacts.find(({ id }) => id === draft.contact)
  const edd = estimates[0]?.edd
  const words = which?.words ?? 'Other contact'
  const url = `urn:uuid:${crypto.randomUUID()}`
  const visit: Encounter = {
    resourceType: 'Encounter',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
    type: [
      {
        ...(which ? { coding: [{ system: contactSystem, code: which.id, display: words }] } : {}),
        text: `Antenatal contact: ${words}`,
      },
    ],
    subject: { reference: `Patient/${actor.patientId}` },
    episodeOfCare: [{ reference: `EpisodeOfCare/${episode.id}` }],
    period: { start: at, end: at },
    participant: [{ individual: recordedBy(actor.session) }],
    serviceProvider: ownOrganisation(actor.session),
    reasonCode: [
      ...(edd ? [{ text: `Gestation ${gestationText(gestationDays(edd, draft.at))}` }] : []),
      ...draft.flags.map((flag) => ({ text: `Red flag: ${flag}` })),
      ...(draft.note ? [{ text: draft.note }] : []),
    ],
  }
  if (visit.reasonCode?.length === 0) delete visit.reasonCode
  const found = foundAt(draft, about(episode, actor), {
    effectiveDateTime: at,
    encounter: { reference: url },
  })
  return { make: [{ resource: visit, fullUrl: url }, ...found] }
}

/** Only what was measured or asked: an empty field is nothing found, not a nought. */
function foundAt(draft: ContactDraft, of: About, when: Partial<Observation>): Made[] {
  const made: Made[] = []
  const file = (part: string, code: Observation['code'], more: Partial<Observation>) =>
    made.push(reading(of, code, part, { ...when, ...more }))
  const number = (part: string, coding: Coding, text: string, unit: string, ucum = unit) => {
    if (text) file(part, coded(coding), { valueQuantity: measure(Number(text), unit, ucum) })
  }
  const words = (part: string, coding: Coding, text: string) => {
    if (text) file(part, coded(coding), { valueCodeableConcept: { text } })
  }
  if (draft.systolic && draft.diastolic)
    file('bp', vital(observationCodes.bp, 'Blood pressure'), bloodPressure(draft))
  words('protein', codes.proteinuria, draft.protein)
  number('pcr', codes.pcr, draft.pcr, 'mg/mmol')
  number('co', codes.carbonMonoxide, draft.carbonMonoxide, 'ppm', '[ppm]')
  if (draft.weight)
    file('weight', coded(...measured.weight.codings), { valueQuantity: measure(Number(draft.weight), 'kg') })
  if (draft.tall)
    file('height', coded(...measured.height.codings), { valueQuantity: measure(Number(draft.tall), 'cm') })
  const index = bodyMassOf(draft)
  if (index) file('bmi', coded(codes.bodyMass), { valueQuantity: measure(index, 'kg/m²', 'kg/m2') })
  number('sfh', codes.fundalHeight, draft.height, 'cm')
  words('movements', codes.movements, draft.movements)
  number('fhr', codes.fetalHeart, draft.fetalHeart, 'per minute', '/min')
  if (draft.presentation)
    file('presentation', coded(codes.presentation), {
      valueCodeableConcept: coded(presentationCoding(draft.presentation)),
    })
  words('mood', codes.mood, draft.mood)
  return made
}

const vital = ([first, second]: readonly Coding[], text: string) => ({
  coding: [first, second].filter((one) => one !== undefined),
  text,
})

/** Kilograms over metres squared, to one place; undefined while one of the two is missing. */
export function bodyMassOf({
  weight,
  tall,
}: Partial<Pick<ContactDraft, 'weight' | 'tall'>>): number | undefined {
  const [kilograms, metres] = [Number(weight), Number(tall) / 100]
  return kilograms > 0 && metres > 0 ? Math.round((kilograms / metres ** 2) * 10) / 10 : undefined
}

/** UK Core's blood pressure: both figures are its components (domain facts §4.6). */
const bloodPressure = ({ systolic, diastolic }: ContactDraft): Partial<Observation> => ({
  category: [
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }],
    },
  ],
  component: [
    {
      code: vital(observationCodes.sbp, 'Systolic blood pressure'),
      valueQuantity: measure(Number(systolic), 'mmHg', 'mm[Hg]'),
    },
    {
      code: vital(observationCodes.dbp, 'Diastolic blood pressure'),
      valueQuantity: measure(Number(diastolic), 'mmHg', 'mm[Hg]'),
    },
  ],
})
