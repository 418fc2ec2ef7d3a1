import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { ReportedValues } from '#departments/pathology/bench/previous.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

import { type Blood, recentOf, toUnit } from './blood.ts'
import {
  allGroups,
  type BloodGroup,
  codes,
  componentOf,
  groupWords,
  isOf,
  readGroup,
  recent,
  screens,
  unitGroup,
  valueOf,
} from './blood-group.ts'
import { readDonation } from './donation-number.ts'
import type { TransfusionPolicy } from './policy.ts'
import { asksReason, type Determination, refusalOf, type Standing, standingOf } from './two-samples.ts'
import { type Recent, type Validity, validityOf } from './validity.ts'

/** A sample as it is typed: its group read twice, its screen, and the units matched on it. */
export type BloodDraft = {
  key: string
  /** In full: `O RhD positive` */
  first: string
  second: string
  screen: '' | 'negative' | 'positive'
  antibodies: string
  recent: '' | Recent
  units: UnitDraft[]
  settled: 'held' | 'earlier'
  settledWords: string
  words: string
  kind: 'amended' | 'corrected'
}
export type UnitDraft = {
  key: string
  number: string
  group: string
  outcome: '' | 'compatible' | 'incompatible'
  meets: string[]
  reason: string
}

export const groupCalled = (words: string): BloodGroup | undefined =>
  allGroups.find((one) => groupWords(one) === words)

export const emptyUnit = (): UnitDraft => ({
  key: crypto.randomUUID(),
  number: '',
  group: '',
  outcome: '',
  meets: [],
  reason: '',
})

export const isCrossmatch = ({ request, test }: Pick<Work, 'request' | 'test'>): boolean =>
  [request.code, test?.code].some((code) => hasAny(code, 'crossmatch'))

const keyOf = (value: Observation | undefined) => listOf(value?.identifier)[0]?.value

/** As it stands: what waits, or what was reported. The second read is typed again, always. */
export function bloodDraftOf(values: readonly Observation[]): BloodDraft {
  const of = (...codings: Parameters<typeof isOf>[1][]) => values.find((one) => isOf(one, ...codings))
  const [group, screen, asked] = [of(codes.group), of(codes.screen), of(recent)]
  const found = group && readGroup(valueOf(group))
  const part = /^(.+)-(?:group|abo|rh|screen|recent)$/
  return {
    key: values.map((one) => part.exec(keyOf(one) ?? '')?.[1]).find(Boolean) ?? crypto.randomUUID(),
    first: found ? groupWords(found) : '',
    second: '',
    screen: screen
      ? hasAny(valueOf(screen), screens.positive.coding?.[0]?.code ?? '')
        ? 'positive'
        : 'negative'
      : '',
    antibodies: listOf(screen?.note)
      .map(({ text }) => text)
      .join('; '),
    recent: asked ? recentOf(asked) : '',
    units: values.flatMap((one) => {
      if (!toUnit(one)) return []
      const unit = componentOf(one, unitGroup)?.valueCodeableConcept
      const group = readGroup(unit)
      return [
        {
          key: keyOf(one) ?? crypto.randomUUID(),
          number: toUnit(one)?.number ?? '',
          group: group ? groupWords(group) : '',
          outcome: /^compatible/i.test(textOf(valueOf(one), '')) ? 'compatible' : 'incompatible',
          // looked at again, always
          meets: [],
          reason: listOf(one.note)[0]?.text ?? '',
        } satisfies UnitDraft,
      ]
    }),
    settled: 'held',
    settledWords: '',
    words: '',
    kind: 'amended',
  }
}

export type BloodFormAbout = {
  work: Work
  out: ReportedValues
  blood: Blood
  policy: TransfusionPolicy | null
  amending: boolean
  now: number
}

/** What was found of this patient on whatever sample, without what this form is about. */
const others = ({ work, out, blood }: BloodFormAbout): Determination[] =>
  blood.determinations.filter(
    ({ id, workId }) => workId !== work.id && !out.values.some((value) => value.id === id),
  )

/** The group of this sample as it is typed, when both reads say the same. */
export const groupTyped = ({ first, second }: Pick<BloodDraft, 'first' | 'second'>) =>
  first !== '' && first === second ? groupCalled(first) : undefined

/** How the patient’s group stands with this sample, and without it. */
export function standingsOf(
  draft: Pick<BloodDraft, 'first' | 'second'>,
  about: BloodFormAbout,
): { before: Standing; now: Standing } {
  const before = others(about)
  const group = groupTyped(draft)
  const { specimen } = about.work
  const own: Determination[] = group
    ? [
        {
          id: 'this sample',
          group,
          specimenId: specimen?.id,
          takenAt: specimen?.collection?.collectedDateTime ?? specimen?.collection?.collectedPeriod?.start,
          takenBy: specimen?.collection?.collector?.display,
          waiting: false,
        },
      ]
    : []
  return { before: standingOf(before), now: standingOf([...before, ...own]) }
}

/** The earlier ones that this sample contradicts: only what stands in the record can be marked in error. */
export function contradicted(
  draft: Pick<BloodDraft, 'first' | 'second'>,
  about: BloodFormAbout,
): Determination[] {
  const group = groupTyped(draft)
  if (!group) return []
  return others(about).filter((one) => groupWords(one.group) !== groupWords(group))
}

export const sampleValidity = (
  { recent: said }: Pick<BloodDraft, 'recent'>,
  { work, policy, now }: BloodFormAbout,
): Validity =>
  validityOf(
    work.specimen?.collection?.collectedDateTime ?? work.specimen?.collection?.collectedPeriod?.start,
    said || 'unknown',
    policy,
    now,
  )

/** What must be put right before it is sent, by the name of the field. */
export function problemsIn(draft: BloodDraft, about: BloodFormAbout): Record<string, string> {
  const problems: Record<string, string> = {}
  const { first, second, screen, antibodies, units, settled, settledWords, words } = draft
  const matching = isCrossmatch(about.work)
  const grouping = !matching || first !== '' || second !== '' || screen !== ''
  if (grouping) {
    if (!first) problems['first'] = 'Read the group'
    else if (!second) problems['second'] = 'Read it a second time'
    else if (first !== second) problems['second'] = 'The two reads do not agree: read both again'
    if (!screen) problems['screen'] = 'Say what the antibody screen showed'
    if (screen === 'positive' && antibodies.trim().length < 2)
      problems['antibodies'] = 'Name the antibodies, or say that they are being identified'
  }
  const against = contradicted(draft, about)
  if (against.length > 0 && settled === 'earlier') {
    if (against.some(({ workId }) => workId !== undefined))
      problems['settled'] = 'What it speaks against is not authorised yet: send that back first'
    else if (settledWords.trim().length < 3)
      problems['settledWords'] = 'Say how it is known that the earlier group was wrong'
  }
  if (against.length > 0 && about.amending)
    problems['second'] = 'It speaks against another group of this patient: reject or hold, do not amend'
  if (matching && units.length === 0 && !grouping) problems['first'] = 'Enter the group, or add a unit'
  unitProblems(draft, about, problems)
  if (about.amending && words.trim().length < 3) problems['words'] = 'Say why the report changes'
  return problems
}

function unitProblems(draft: BloodDraft, about: BloodFormAbout, problems: Record<string, string>) {
  const { now: standing } = standingsOf(draft, about)
  const validity = sampleValidity(draft, about)
  const numbers: string[] = []
  draft.units.forEach(({ number, group, outcome, meets, reason }, index) => {
    const field = (name: keyof UnitDraft) => `units.${index}.${name}`
    const read = readDonation(number)
    if ('problem' in read) problems[field('number')] = read.problem
    else if (numbers.includes(read.number)) problems[field('number')] = 'This unit is in the list already'
    else numbers.push(read.number)
    const unit = groupCalled(group)
    if (!outcome) problems[field('outcome')] = 'Say what the crossmatch showed'
    if (!unit) problems[field('group')] = 'Say the group of the unit'
    if (!unit || outcome !== 'compatible') return
    const refused = refusalOf(unit, standing)
    if (refused) problems[field('group')] = refused
    else if (asksReason(unit, standing) && reason.trim().length < 3)
      problems[field('reason')] = 'RhD positive cells for an RhD negative patient: say why'
    const missing = about.blood.requirements.filter(({ flag }) => !meets.includes(flag.id))
    if (validity.state !== 'valid')
      problems[field('outcome')] = `No unit is matched on this sample. ${validity.words}`
    else if (missing.length > 0)
      problems[field('outcome')] = `The unit must also be: ${missing.map(({ short }) => short).join(', ')}`
  })
}
