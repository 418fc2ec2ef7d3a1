import type { CodeableConcept, Observation, Quantity, Reference } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { readNumber } from '#departments/pathology/bench/values.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { concept, hasCode } from '#fhir/coding.ts'

import {
  codes,
  type Growth,
  growths,
  growthWords,
  interpretedAs,
  type Letter,
  letters,
  milligramsPerLitre,
  millionPerLitre,
  notSeen,
} from './codes.ts'
import type { MicrobiologyPolicy } from './policy.ts'

/** A culture as it is typed. `key`: made once for each, so that it is the same one in an interim report and the final. */
export type CultureDraft = {
  key: string
  whiteCells: string
  redCells: string
  gram: string
  growth: Growth | ''
  count: string
  organisms: OrganismDraft[]
  words: string
  kind: 'amended' | 'corrected'
}
export type OrganismDraft = {
  key: string
  name: string
  growth: Growth | ''
  note: string
  /** One for each of the antibiotics of the form, in their order */
  tested: { letter: Letter | ''; mic: string }[]
}
export type Antibiotic = MicrobiologyPolicy['antibiotics'][number]

type About = { work: Work; antibiotics: readonly Antibiotic[]; policy: MicrobiologyPolicy | null }

/** What each organism is in codes, or its words alone */
type Named = readonly CodeableConcept[]

/** Flat, each with its own id, held by one another: the report names the culture, it its organisms, they their antibiotics. */
export function toCulture(draft: CultureDraft, named: Named, about: About, actor: Actor): Observation[] {
  const { work, antibiotics } = about
  const { request, specimen } = work
  const at = specimen?.collection?.collectedDateTime ?? specimen?.collection?.collectedPeriod?.start
  const values: Observation[] = []
  const add = (part: string, code: CodeableConcept, more: Partial<Observation>): Reference => {
    const id = `value-${values.length + 1}`
    values.push({
      resourceType: 'Observation',
      id,
      identifier: [entryIdentifier(actor.session, part)],
      status: 'preliminary',
      category: [laboratory],
      code,
      subject: request.subject,
      ...(request.encounter ? { encounter: request.encounter } : {}),
      ...(at ? { effectiveDateTime: at } : {}),
      performer: [recordedBy(actor.session)],
      ...more,
    })
    return { reference: `#${id}` }
  }
  const { key, whiteCells, redCells, gram, growth, count } = draft
  if (whiteCells.trim()) add(`${key}-white`, codes.whiteCells, cells(whiteCells))
  if (redCells.trim()) add(`${key}-red`, codes.redCells, cells(redCells))
  if (gram.trim()) add(`${key}-gram`, codes.gram, seen(gram))
  const organisms = draft.organisms.map(({ key: own, name, growth: amount, note, tested }, index) => {
    const hasMember = antibiotics.flatMap((antibiotic, place) => {
      const { letter = '', mic = '' } = tested[place] ?? {}
      if (!letter) return []
      return [
        add(`${own}-${antibiotic.name}`, antibiotic.code, {
          ...concentration(mic),
          interpretation: interpretedAs(letter, letters[letter]),
        }),
      ]
    })
    const notes = [amount ? growthWords[amount] : '', note.trim()].filter(Boolean)
    return add(own, codes.organism, {
      valueCodeableConcept: named[index] ?? { text: name.trim() },
      ...(notes.length > 0 ? { note: notes.map((text) => ({ text })) } : {}),
      ...(hasMember.length > 0 ? { hasMember } : {}),
    })
  })
  if (growth)
    add(`${key}-culture`, codes.culture, {
      valueCodeableConcept: concept(growths[growth]),
      ...(count.trim() ? { note: [{ text: count.trim() }] } : {}),
      ...(growth === 'none'
        ? {}
        : { interpretation: isTelephoned(about) ? critical : interpretedAs('A', 'Abnormal') }),
      ...(organisms.length > 0 ? { hasMember: organisms } : {}),
    })
  return values
}

/** A positive blood culture is telephoned (domain facts §6.1.4): which cultures are is the laboratory’s policy. */
export const isTelephoned = ({ work: { request, test }, policy }: Pick<About, 'work' | 'policy'>): boolean =>
  (policy?.telephoned ?? []).some((one) =>
    [request.code, test?.code].some((code) => (one.coding ?? []).some((coding) => hasCode(code, coding))),
  )

const critical = interpretedAs('AA', 'Critical abnormal')

const laboratory = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/observation-category',
      code: 'laboratory',
      display: 'Laboratory',
    },
  ],
}

type Said = Pick<Observation, 'valueQuantity' | 'valueString' | 'valueCodeableConcept'>

/** A number of cells with its unit; "not seen" in its code; else the words. */
const cells = (typed: string): Said => {
  const number = quantity(typed, millionPerLitre)
  return number ? { valueQuantity: number } : seen(typed)
}
const seen = (typed: string): Said =>
  /^not seen$/i.test(typed.trim())
    ? { valueCodeableConcept: concept(notSeen) }
    : { valueString: typed.trim() }

const concentration = (typed: string): Said => {
  const mic = quantity(typed, milligramsPerLitre)
  return mic ? { valueQuantity: mic } : {}
}

function quantity(typed: string, unit: Omit<Quantity, 'value'>): Quantity | undefined {
  const number = readNumber(typed)
  if (!number) return undefined
  const { value, comparator } = number
  return { value, ...(comparator ? { comparator } : {}), ...unit }
}
