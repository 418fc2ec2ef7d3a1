import type { Observation, ObservationComponent } from 'fhir/r4'

import type { Act, Actor, Made } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { type ApgarAnswers, apgarCode, apgarTotal } from './apgar.ts'
import { checkOf, nipeItems, nipeResults } from './checks.ts'
import {
  apgarPartNames,
  apgarParts,
  birthWeight,
  checkConcept,
  type Minute,
  minutes,
  newbornCodes,
  resultConcept,
  weightCodings,
} from './codes.ts'
import type { AtBirthDraft, CheckDraft, FeedDraft, WeightDraft } from './draft.ts'
import { feedKinds, feedParts } from './newborn.ts'

const vitalSigns = [
  {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/observation-category',
        code: 'vital-signs',
        display: 'Vital Signs',
      },
    ],
  },
]
const quantity = (value: string, unit: string, code = unit) => ({
  valueQuantity: { value: Number(value), unit, system: ucumSystem, code },
})

function observed(
  { patientId, session, actId, now }: Actor,
  name: string,
  at: string,
  more: Pick<Observation, 'code'> & Partial<Observation>,
): Made {
  return {
    resource: {
      resourceType: 'Observation',
      identifier: [entryIdentifier(session, `${actId}-${name}`)],
      status: 'final',
      subject: { reference: `Patient/${patientId}` },
      effectiveDateTime: at,
      issued: now.toISOString(),
      performer: [recordedBy(session)],
      ...more,
    },
  }
}

const moment = (wallClock: string, actor: Actor): string => {
  const at = fromLondonWallClock(wallClock, actor.now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  return at
}

const weightOf = (grams: string, atBirth: boolean) => ({
  category: vitalSigns,
  code: {
    coding: [...(atBirth ? [birthWeight] : []), ...weightCodings],
    text: atBirth ? 'Birth weight' : 'Body weight',
  },
  ...quantity(grams, 'g'),
})

/** What is found at birth; `born`: the time of birth, by which the minutes are counted. */
export function foundAtBirth(draft: AtBirthDraft, born: string, actor: Actor): Act {
  const minutesAfter = (minute: Minute) =>
    born.includes('T') ? new Date(Date.parse(born) + Number(minute) * 60_000).toISOString() : born
  const scores = minutes.flatMap((minute) => {
    const parts: ApgarAnswers = {}
    for (const name of apgarPartNames) {
      const value = draft.apgar[`m${minute}`][name]
      if (value !== '') parts[name] = Number(value)
    }
    if (Object.keys(parts).length === 0) return []
    const total = apgarTotal(parts)
    const component = apgarPartNames.flatMap((name): ObservationComponent[] =>
      parts[name] === undefined
        ? []
        : [
            {
              code: { ...concept(apgarParts[name].coding), text: apgarParts[name].words },
              valueInteger: parts[name],
            },
          ],
    )
    return [
      observed(actor, `apgar-${minute}`, minutesAfter(minute), {
        code: concept(apgarCode(minute)),
        ...(total === undefined ? {} : { valueInteger: total }),
        component,
      }),
    ]
  })
  const given = (value: string, name: string, more: Parameters<typeof observed>[3]) =>
    value === '' ? [] : [observed(actor, name, born, more)]
  return {
    make: [
      ...scores,
      ...given(draft.weight, 'weight', weightOf(draft.weight, true)),
      ...given(draft.head, 'head', { code: concept(newbornCodes.head), ...quantity(draft.head, 'cm') }),
      ...given(draft.cordPh, 'cord-ph', {
        code: concept(newbornCodes.cordPh),
        valueQuantity: { value: Number(draft.cordPh), system: ucumSystem, code: '[pH]' },
      }),
      ...given(draft.cordBase, 'cord-base', {
        code: concept(newbornCodes.cordBase),
        ...quantity(draft.cordBase, 'mmol/L'),
      }),
      ...given(draft.resuscitation, 'resuscitation', {
        code: concept(newbornCodes.resuscitation),
        valueString: draft.resuscitation,
      }),
      ...given(draft.skin, 'skin', { code: concept(newbornCodes.skin), valueString: draft.skin }),
    ],
  }
}

const noted = (note: string) => (note ? { note: [{ text: note }] } : {})

export const weighed = (draft: WeightDraft, actor: Actor): Act => ({
  make: [
    observed(actor, 'weight', moment(draft.at, actor), {
      ...weightOf(draft.weight, false),
      ...noted(draft.note),
    }),
  ],
})

export function checkedOf(draft: CheckDraft, actor: Actor): Act {
  const check = checkOf(draft.check)
  const result = check?.results.find(({ id }) => id === draft.result)
  if (!check || !result) throw new Error('This result is not one of that check.')
  const items = draft.check === 'nipe' && draft.result !== 'declined' ? nipeParts(draft) : []
  const saturations = draft.check === 'oximetry' ? saturationParts(draft) : []
  const component = [...items, ...saturations]
  return {
    make: [
      observed(actor, 'check', moment(draft.at, actor), {
        code: checkConcept(check.id, check.words),
        valueCodeableConcept: resultConcept(result.id, result.words),
        ...(component.length > 0 ? { component } : {}),
        ...noted(draft.note),
      }),
    ],
  }
}

const nipeParts = (draft: CheckDraft): ObservationComponent[] =>
  (['eyes', 'heart', 'hips', 'testes'] as const).flatMap((name) => {
    const found = draft[name]
    if (!isNipeResult(found)) return []
    return [
      {
        code: resultConcept(`nipe-${name}`, nipeItems[name]),
        valueCodeableConcept: resultConcept(`nipe-${found}`, nipeResults[found]),
      },
    ]
  })
const isNipeResult = (value: string): value is keyof typeof nipeResults => value in nipeResults

const saturationParts = ({ before, after }: CheckDraft): ObservationComponent[] =>
  [
    { id: 'preductal', words: 'Right hand', value: before },
    { id: 'postductal', words: 'Foot', value: after },
  ].flatMap(({ id, words, value }) =>
    value === '' ? [] : [{ code: resultConcept(`saturation-${id}`, words), ...quantity(value, '%') }],
  )

export function fed(draft: FeedDraft, actor: Actor): Act {
  const kind = feedKinds[draft.kind as keyof typeof feedKinds]
  const counted = (words: string, value: string): ObservationComponent[] =>
    value === '' ? [] : [{ code: { text: words }, valueInteger: Number(value) }]
  const component = [
    ...(draft.volume === '' ? [] : [{ code: { text: feedParts.volume }, ...quantity(draft.volume, 'mL') }]),
    ...counted(feedParts.wet, draft.wet),
    ...counted(feedParts.dirty, draft.dirty),
  ]
  return {
    make: [
      observed(actor, 'feed', moment(draft.at, actor), {
        code: concept(newbornCodes.feed),
        valueCodeableConcept: resultConcept(`feed-${draft.kind}`, kind),
        ...(component.length > 0 ? { component } : {}),
        ...noted(draft.note),
      }),
    ],
  }
}
