import type { CodeableConcept, Observation, Reference } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { entered } from '#departments/pathology/bench/laboratory-acts.ts'
import type { ReportedValues } from '#departments/pathology/bench/previous.ts'
import { wholeAmended } from '#departments/pathology/bench/whole-report.ts'
import { atStep, newWork, withTechnical, withValues } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import type { Stored } from '#fhir/client.ts'
import { concept } from '#fhir/coding.ts'

import {
  aboConcept,
  answers,
  codes,
  groupConcept,
  groupWords,
  named,
  recent,
  rhConcept,
  screens,
  unitGroup,
  unitMeets,
} from './blood-group.ts'
import { type BloodDraft, groupCalled, groupTyped } from './blood-form.ts'
import { donationWords, readDonation } from './donation-number.ts'
import type { SpecialRequirement } from './requirement.ts'
import type { Determination } from './two-samples.ts'

/** Flat, each with its own id: the group holds its two parts, each unit stands for itself (decision 040). */
export function toValues(
  draft: BloodDraft,
  { request, specimen }: Work,
  requirements: readonly SpecialRequirement[],
  actor: Actor,
): Observation[] {
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
  const { key, screen, antibodies } = draft
  const group = groupTyped(draft)
  if (group)
    add(`${key}-group`, named(codes.group, 'Blood group'), {
      valueCodeableConcept: groupConcept(group),
      note: [{ text: `Read twice: ${groupWords(group)}` }],
      hasMember: [
        add(`${key}-abo`, named(codes.abo, 'ABO group'), { valueCodeableConcept: aboConcept(group) }),
        add(`${key}-rh`, named(codes.rh, 'RhD type'), { valueCodeableConcept: rhConcept(group) }),
      ],
    })
  if (screen)
    add(`${key}-screen`, named(codes.screen, 'Antibody screen'), {
      valueCodeableConcept: screens[screen],
      ...(screen === 'positive' && antibodies.trim() ? { note: [{ text: antibodies.trim() }] } : {}),
    })
  if (draft.recent) add(`${key}-recent`, concept(recent), { valueCodeableConcept: answers[draft.recent] })
  for (const unit of draft.units) {
    const read = readDonation(unit.number)
    const of = groupCalled(unit.group)
    if (!of || 'problem' in read) continue
    const met = requirements.filter(({ flag }) => unit.meets.includes(flag.id)).map(({ short }) => short)
    add(unit.key, named(codes.crossmatch, `Crossmatch, unit ${donationWords(read.number)}`), {
      valueCodeableConcept: { text: unit.outcome === 'compatible' ? 'Compatible' : 'Incompatible' },
      component: [
        { code: named(codes.unitNumber, 'Donation number'), valueString: read.number },
        { code: named(codes.unitType, 'Component'), valueCodeableConcept: { text: 'Red cells' } },
        { code: concept(unitGroup), valueCodeableConcept: groupConcept(of) },
        ...(met.length > 0 ? [{ code: concept(unitMeets), valueString: met.join('; ') }] : []),
      ],
      ...(unit.reason.trim() ? { note: [{ text: unit.reason.trim() }] } : {}),
    })
  }
  return values
}

const laboratory = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/observation-category',
      code: 'laboratory',
      display: 'Laboratory',
    },
  ],
}

type About = {
  work: Work
  out: ReportedValues
  requirements: readonly SpecialRequirement[]
  amending: boolean
  /** What this sample contradicts */
  against: readonly Determination[]
  entries: readonly Stored<Observation>[]
  heldBecause: string
}

/**
 * A group that speaks against an earlier one is held: nobody can authorise it until it is said which was wrong. An earlier
 * one that was is marked in error in the same act (domain facts §6.1.5).
 */
export function toBloodAct(draft: BloodDraft, about: About, actor: Actor): Act {
  const { work, out, requirements, amending, against, entries, heldBecause } = about
  const values = toValues(draft, work, requirements, actor)
  if (against.length > 0 && draft.settled === 'held' && !amending)
    return held(work, values, heldBecause, actor)
  const said = [draft.words.trim(), against.length > 0 ? draft.settledWords.trim() : '']
    .filter(Boolean)
    .join('; ')
  const act = amending ? wholeAmended(values, draft, out, actor) : entered(work, values, said, actor)
  const wrong = entries.filter((one) => against.some(({ id }) => id === one.id || isPartOf(one, id, entries)))
  if (wrong.length === 0) return act
  return {
    ...act,
    change: [
      ...(act.change ?? []),
      ...wrong.map((seen) => ({
        seen,
        to: { ...seen, status: 'entered-in-error' as const },
        withdrawn: true,
      })),
    ],
    reason: said,
  }
}

/** ABO and RhD are wrong with the group that holds them. */
const isPartOf = ({ id }: Stored<Observation>, whole: string, entries: readonly Stored<Observation>[]) =>
  listOf(entries.find((one) => one.id === whole)?.hasMember).some(
    (one) => referenceId(one, 'Observation') === id,
  )

/** What was found stays with the bench, with why. */
function held(work: Work, values: readonly Observation[], why: string, actor: Actor): Act {
  const task = work.task ?? newWork(work.request, actor)
  const to = withTechnical(withValues(atStep(task, 'in-progress', `held: ${why}`, actor), values), undefined)
  return work.task ? { change: [{ seen: work.task, to }] } : { make: [{ resource: to }] }
}
