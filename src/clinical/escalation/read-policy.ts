import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

import {
  type Cause,
  causes,
  nationalPolicy,
  type Policy,
  type Response,
  type Rung,
  urgencies,
} from './policy.ts'

/**
 * The policy that holds for one trust: the national default, with what the region's PlanDefinition says instead, with what
 * the trust's own says instead of that. A part that cannot be understood is not taken, and the name says so.
 */
export function toPolicy(plans: readonly PlanDefinition[], orgCode: string): Policy {
  const newest = plans.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  const stated = [
    newest.find((plan) => venueOf(plan) === undefined),
    newest.find((plan) => venueOf(plan) === orgCode),
  ].flatMap((plan) => (plan ? [statedIn(plan)] : []))
  if (stated.length === 0) return nationalPolicy
  const rungs = { ...nationalPolicy.rungs, ...merged(stated.map((one) => one.rungs)) }
  const known = (to: string | undefined) => (to !== undefined && to in rungs ? to : undefined)
  const said = merged(stated.map((one) => one.responses))
  const responses = Object.entries(said).filter(([, { to }]) => known(to))
  const dangling = [
    ...Object.values(rungs).filter(({ next }) => next !== undefined && !known(next)),
    ...Object.values(said).filter(({ to }) => !known(to)),
  ]
  const faults = dangling.length + stated.reduce((sum, one) => sum + one.faults, 0)
  return {
    name: `${stated.map(({ name }) => name).join('; ')}${faults > 0 ? `; parts of it could not be understood (${faults}), the national default stands there` : ''}`,
    rungs: Object.fromEntries(
      Object.entries(rungs).map(([code, rung]) => [
        code,
        { ...rung, next: known(rung.next) ?? (rung.next && nationalPolicy.rungs[code]?.next) },
      ]),
    ),
    responses: { ...nationalPolicy.responses, ...Object.fromEntries(responses) },
    sepsisWithin:
      stated.findLast((one) => one.sepsisWithin !== undefined)?.sepsisWithin ?? nationalPolicy.sepsisWithin,
  }
}

const merged = <T>(parts: readonly Record<string, T>[]): Record<string, T> => Object.assign({}, ...parts)

/** Whose it is, by ODS code; undefined: everybody's. */
const venueOf = ({ useContext }: PlanDefinition): string | undefined =>
  listOf(useContext).flatMap(({ code, valueReference }) =>
    code?.code === 'venue' ? [valueReference?.identifier?.value ?? 'unknown'] : [],
  )[0]

type Stated = {
  name: string
  rungs: Record<string, Rung>
  responses: Partial<Record<Cause, Response>>
  sepsisWithin: number | undefined
  faults: number
}

function statedIn({ title, version, action }: PlanDefinition): Stated {
  const group = (id: string) => listOf(listOf(action).find((one) => one.id === id)?.action)
  const rungs = group('responders').map((one) => [one.id, toRung(one)] as const)
  const responses = group('responses').map((one) => [one.id, toResponse(one)] as const)
  const isKnown = ([id, part]: readonly [string | undefined, object | undefined]) =>
    id !== undefined && part !== undefined
  const isCause = ([id]: readonly [string | undefined, unknown]) => causes.some((one) => one === id)
  return {
    name: `${title ?? 'A policy without a title'}${version ? `, version ${version}` : ''}`,
    rungs: Object.fromEntries(rungs.filter(isKnown)) as Record<string, Rung>,
    responses: Object.fromEntries(responses.filter((one) => isKnown(one) && isCause(one))),
    sepsisWithin: minutesIn(listOf(action).find(({ id }) => id === 'sepsis-prompt')),
    faults:
      rungs.filter((one) => !isKnown(one)).length +
      responses.filter((one) => !isKnown(one) || !isCause(one)).length,
  }
}

function toRung(action: PlanDefinitionAction): Rung | undefined {
  const within = minutesIn(action)
  const words = action.title?.trim()
  if (!words || within === undefined) return undefined
  return { words, within, next: listOf(action.relatedAction)[0]?.actionId }
}

function toResponse(action: PlanDefinitionAction): Response | undefined {
  const { participant, description, priority, documentation } = action
  const to = listOf(participant).flatMap(({ role }) => listOf(role?.coding))[0]?.code
  const urgency = urgencies.find((one) => one === priority)
  const tellWithin = minutesIn(action)
  // A time that is there and not understood is not "no time".
  if (!to || !description || !urgency || (action.timingDuration && tellWithin === undefined)) return undefined
  const [{ display, label } = {}] = listOf(documentation)
  return { to, urgency, tellWithin, review: description, source: display ?? label ?? 'Source not stated' }
}

const perUnit: Record<string, number> = { min: 1, h: 60 }

function minutesIn(action: PlanDefinitionAction | undefined): number | undefined {
  const { value, code } = action?.timingDuration ?? {}
  const per = perUnit[code ?? '']
  return value !== undefined && value >= 0 && per !== undefined ? value * per : undefined
}
