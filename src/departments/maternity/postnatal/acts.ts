import type { Encounter, Observation, ObservationComponent } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { postnatalSystem } from '#departments/maternity/pregnancy/codes.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { contacts, findingNames, findingsCode } from './findings.ts'
import { partCode } from './postnatal.ts'

const choice = z.string()
export const contactDraft = z.object({
  contact: z.string().check(z.minLength(1, 'Say which contact')),
  at: z.string().check(
    z.minLength(1, 'Say when'),
    z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
      error: 'This time is still to come, or does not exist',
    }),
  ),
  found: z.object({
    lochia: choice,
    fundus: choice,
    wound: choice,
    breasts: choice,
    bladder: choice,
    bowels: choice,
    low: choice,
    interest: choice,
    vte: choice,
    contraception: choice,
    antiD: choice,
    mmr: choice,
    to: choice,
  }),
  haemoglobin: z.string().check(
    z.trim(),
    z.refine((text) => text === '' || (/^\d{2,3}$/.test(text) && Number(text) >= 20 && Number(text) <= 220), {
      error: 'Whole g/L between 20 and 220: 104, not 10.4',
    }),
  ),
  flags: z.array(z.string()),
  note: z.string().check(z.trim(), z.maxLength(2000)),
})
export type ContactDraft = z.infer<typeof contactDraft>

export const nothingFound: ContactDraft['found'] = {
  lochia: '',
  fundus: '',
  wound: '',
  breasts: '',
  bladder: '',
  bowels: '',
  low: '',
  interest: '',
  vte: '',
  contraception: '',
  antiD: '',
  mmr: '',
  to: '',
}

/** She was seen after the birth: which contact, and what was found of her. */
export function seenAfter(
  pregnancy: Pregnancy,
  draft: ContactDraft,
  { patientId, session, actId, now }: Actor,
): Act {
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const which = contacts.find(({ id }) => id === draft.contact)
  const words = which?.words ?? 'Another contact'
  const episode = { reference: `EpisodeOfCare/${pregnancy.episode.id}` }
  const url = `urn:uuid:${crypto.randomUUID()}`
  const subject = { reference: `Patient/${patientId}` }
  const reasons = [
    ...draft.flags.map((flag) => ({ text: `Red flag: ${flag}` })),
    ...(draft.note ? [{ text: draft.note }] : []),
  ]
  const visit: Encounter = {
    resourceType: 'Encounter',
    identifier: [entryIdentifier(session, actId)],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
    type: [
      {
        coding: [{ system: postnatalSystem, code: which?.id ?? 'other', display: words }],
        text: `Postnatal contact: ${words}`,
      },
    ],
    subject,
    episodeOfCare: [episode],
    period: { start: at, end: at },
    participant: [{ individual: recordedBy(session) }],
    serviceProvider: ownOrganisation(session),
    ...(reasons.length > 0 ? { reasonCode: reasons } : {}),
  }
  const component: ObservationComponent[] = [
    ...findingNames.flatMap((name) =>
      draft.found[name] ? [{ code: concept(partCode(name)), valueString: draft.found[name] }] : [],
    ),
    ...(draft.haemoglobin
      ? [
          {
            code: concept(partCode('haemoglobin')),
            valueQuantity: { value: Number(draft.haemoglobin), unit: 'g/L', system: ucumSystem, code: 'g/L' },
          },
        ]
      : []),
  ]
  const found: Observation = {
    resourceType: 'Observation',
    identifier: [entryIdentifier(session, `${actId}-found`)],
    status: 'final',
    code: concept(findingsCode),
    subject,
    encounter: { reference: url },
    focus: [episode],
    effectiveDateTime: at,
    issued: now.toISOString(),
    performer: [recordedBy(session)],
    component,
  }
  return {
    make: [{ resource: visit, fullUrl: url }, ...(component.length > 0 ? [{ resource: found }] : [])],
  }
}
