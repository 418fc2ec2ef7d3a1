import type { Bundle, FhirResource, Patient } from 'fhir/r4'

import type { FhirBackend } from '../fhir-backend.ts'
import { bundleIn } from './bundle.ts'
import { namedBy, nobodyMerged, type Persons, toPersons } from './persons.ts'

export const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const faultTags = 'https://lune.example/fhir/CodeSystem/fault'

/** The patients who are marked, in memory: every request of a person asks about them. */
export type Labels = {
  veryRestricted: ReadonlySet<string>
  /** Other names of the very restricted, `system|value` */
  veryRestrictedIdentifiers: ReadonlySet<string>
  restricted: ReadonlySet<string>
  /** Failures asked for by name, by patient */
  faults: ReadonlyMap<string, readonly string[]>
  /** Which records are one person: what is restricted of one is of all of them */
  persons: Persons
}

/** For the service account, which sees everything: nothing to ask the record about. */
export const noLabels: Labels = {
  veryRestricted: new Set(),
  veryRestrictedIdentifiers: new Set(),
  restricted: new Set(),
  faults: new Map(),
  persons: nobodyMerged,
}

export type LabelledPatients = { current: () => Promise<Labels>; invalidate: () => void }

type Options = {
  backend: FhirBackend
  /** Behind another server, where someone else may write: how long an answer holds */
  freshFor?: number
  faults: boolean
}

/** Asked of the record once, and again after a patient changed. When it cannot be known, nobody gets past it. */
export function labelledPatients({ backend, freshFor, faults }: Options): LabelledPatients {
  let known: Promise<Labels> | undefined
  let until = Infinity
  const load = async (): Promise<Labels> => {
    const [marked, faulty, persons] = await Promise.all([
      patientsWith(backend, `_security=${encodeURIComponent(`${confidentiality}|V,${confidentiality}|R`)}`),
      faults ? patientsWith(backend, `_tag=${encodeURIComponent(`${faultTags}|`)}`) : [],
      personsIn(backend),
    ])
    const everyRecord = (ids: string[]) => new Set(ids.flatMap((id) => persons.sameAs.get(id) ?? [id]))
    const very = marked.filter((patient) => hasLabel(patient, 'V'))
    return {
      veryRestricted: everyRecord(very.map(({ id = '' }) => id)),
      veryRestrictedIdentifiers: new Set(
        very.flatMap(({ identifier }) => listOf(identifier).map(({ system, value }) => `${system}|${value}`)),
      ),
      restricted: everyRecord(marked.filter((patient) => hasLabel(patient, 'R')).map(({ id = '' }) => id)),
      faults: new Map(faulty.map(({ id = '', meta }) => [id, listOf(meta?.tag).flatMap(faultIn)])),
      persons,
    }
  }
  return {
    current: () => {
      if (!known || Date.now() > until) {
        const loading = load()
        known = loading
        until = freshFor === undefined ? Infinity : Date.now() + freshFor
        loading.catch(() => {
          if (known === loading) known = undefined
        })
      }
      return known
    },
    invalidate: () => (known = undefined),
  }
}

/** A record that has been replaced is not active: that much every server can be asked. */
async function personsIn(backend: FhirBackend): Promise<Persons> {
  const inactive = await patientsWith(backend, 'active=false')
  const replaced = inactive.filter(({ link }) => listOf(link).some(({ type }) => type === 'replaced-by'))
  if (replaced.length === 0) return nobodyMerged
  const others: Patient[] = []
  for (let ids = namedBy(replaced); ids.length > 0; ids = ids.slice(100))
    others.push(...(await patientsWith(backend, `_id=${ids.slice(0, 100).join(',')}`)))
  return toPersons(replaced, others)
}

const faultIn = ({ system, code }: { system?: string | undefined; code?: string | undefined }) =>
  system === faultTags && code ? [code] : []

/** Does the resource itself carry this mark of confidentiality? */
export const hasLabel = ({ meta }: Pick<FhirResource, 'meta'>, code: 'R' | 'V'): boolean =>
  listOf(meta?.security).some((label) => label.system === confidentiality && label.code === code)

/** Of what should be a list: not yet checked when it is written, and an import may have kept it as it was. */
export const listOf = <T extends object>(value: readonly T[] | undefined): T[] =>
  [value].flat().filter((one): one is T => typeof one === 'object' && one !== null)

async function patientsWith(backend: FhirBackend, criteria: string): Promise<Patient[]> {
  const found: Patient[] = []
  for (let url: string | undefined = `/Patient?${criteria}&_count=1000`; url;) {
    const { status, body } = await backend.handle({ method: 'GET', url, headers: {} })
    const bundle = bundleIn(body)
    if (status !== 200 || !bundle) throw new Error('The marked patients could not be read')
    for (const { resource } of bundle.entry ?? [])
      if (resource?.resourceType === 'Patient') found.push(resource)
    url = nextOf(bundle)
  }
  return found
}

/** The next page as the backend itself is asked for it: its own address is no concern of ours. */
function nextOf({ link = [] }: Bundle): string | undefined {
  const next = link.find(({ relation }) => relation === 'next')?.url
  if (!next) return undefined
  const { pathname, search } = new URL(next, 'http://backend')
  return (pathname.endsWith('/Patient') ? '/Patient' : '/') + search
}
