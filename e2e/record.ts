import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'

import type {
  AllergyIntolerance,
  Bundle,
  BundleEntry,
  Encounter,
  FhirResource,
  Location,
  Observation,
  Patient,
} from 'fhir/r4'

import { hospitals } from './hospital-address.ts'

const appUrl = hospitals.stories.url

/** The record as the service account sees it: stories lay their own patients and wards with it. */

const tokens = new Map<string, { token: string; at: number }>()

/** An access token as `npm run token` prints it; kept for less than its ten minutes. */
export function tokenFor(user: string, organisation?: string, { port, folder } = hospitals.stories): string {
  const key = `${user} ${organisation ?? ''} ${port}`
  const kept = tokens.get(key)
  if (kept && Date.now() - kept.at < 8 * 60_000) return kept.token
  const words = ['backend/token.ts', user, ...(organisation ? [organisation] : [])]
  const env = { ...process.env, PORT: String(port), LUNE_DATA: folder }
  const token = execFileSync(process.execPath, words, { env, encoding: 'utf8' }).trim()
  tokens.set(key, { token, at: Date.now() })
  return token
}

export type Answer = { status: number; headers: Headers; body: FhirResource }

/** One request to the hospital's own FHIR door, as this user. */
export async function ask(
  user: string,
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${appUrl}/fhir${url}`, {
    method,
    headers: {
      authorization: `Bearer ${tokenFor(user)}`,
      'content-type': method === 'PATCH' ? 'application/json-patch+json' : 'application/fhir+json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json().catch(() => undefined)) as FhirResource,
  }
}

/** Writes one resource as the service account and gives it back with its id. */
export async function put<R extends FhirResource>(resource: R): Promise<R & { id: string }> {
  const { status, body } = await ask('system', 'POST', `/${resource.resourceType}`, resource)
  if (status !== 201)
    throw new Error(`The record refused a ${resource.resourceType}: ${JSON.stringify(body)}`)
  return body as R & { id: string }
}

/** All of them in one transaction. */
export async function putAll(resources: FhirResource[]) {
  const entry = resources.map((resource): BundleEntry => ({
    resource,
    request: { method: 'POST', url: resource.resourceType },
  }))
  const { status } = await ask('system', 'POST', '', { resourceType: 'Bundle', type: 'transaction', entry })
  if (status !== 200) throw new Error(`The record refused a transaction: ${status}`)
}

/** The matches of a search, read as the service account. */
export async function found(url: string): Promise<FhirResource[]> {
  const { body } = await ask('system', 'GET', url)
  return ((body as Bundle).entry ?? []).flatMap(({ resource }) =>
    resource ? [resource as FhirResource] : [],
  )
}

export type Wanted = {
  family?: string
  given?: string
  birthDate?: string
  nhsNumber?: string
  /** `AllergyIntolerance-unavailable`, `Observation-slow`, `AllergyIntolerance-refuses-writes` */
  fault?: string
  faults?: readonly string[]
  confidentiality?: 'R' | 'V'
}

/** A patient nobody else's story knows. */
export function newPatient({
  family,
  given = 'Ada',
  birthDate = '1951-03-04',
  nhsNumber,
  fault,
  faults = fault ? [fault] : [],
  confidentiality,
}: Wanted = {}) {
  return put<Patient>({
    resourceType: 'Patient',
    meta: {
      ...(faults.length > 0
        ? { tag: faults.map((code) => ({ system: 'https://lune.example/fhir/CodeSystem/fault', code })) }
        : {}),
      ...(confidentiality
        ? {
            security: [
              { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: confidentiality },
            ],
          }
        : {}),
    },
    identifier: [
      { system: 'https://lune.example/fhir/Id/story', value: randomUUID() },
      ...(nhsNumber ? [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }] : []),
    ],
    name: [
      { use: 'usual', family: family ?? `Story${randomUUID().slice(0, 8)}`, given: [given], prefix: ['Mrs'] },
    ],
    gender: 'female',
    birthDate,
  })
}

/** Breaks what is read of this patient from now on, or mends it. */
export async function setFault(patient: Patient & { id: string }, code?: string) {
  const tag = code ? [{ system: 'https://lune.example/fhir/CodeSystem/fault', code }] : []
  const { status } = await ask('system', 'PUT', `/Patient/${patient.id}`, { ...patient, meta: { tag } })
  if (status !== 200) throw new Error(`The record refused a fault: ${status}`)
}

const physical = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code }],
})

/** A ward of East Lancashire with so many beds, all free. */
export async function newWard(
  beds: number,
): Promise<{ ward: Location & { id: string }; beds: (Location & { id: string })[] }> {
  const [trust] = await found('/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RXR')
  const managingOrganization = { reference: `Organization/${trust?.id}` }
  const ward = await put<Location>({
    resourceType: 'Location',
    status: 'active',
    name: `Story ward ${randomUUID().slice(0, 6)}`,
    physicalType: physical('wa'),
    managingOrganization,
  })
  const made: (Location & { id: string })[] = []
  for (let number = 1; number <= beds; number++) {
    made.push(
      await put<Location>({
        resourceType: 'Location',
        status: 'active',
        name: `Side room ${number}`,
        identifier: [
          { system: 'https://lune.example/fhir/Id/bed-order', value: `SR${String(number).padStart(2, '0')}` },
        ],
        physicalType: physical('bd'),
        operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'U' },
        partOf: { reference: `Location/${ward.id}` },
        managingOrganization,
      }),
    )
  }
  return { ward, beds: made }
}

/** The patient in that bed, admitted two days ago. */
export async function admit(
  patientId: string,
  wardId: string,
  bed: Location & { id: string },
): Promise<Encounter & { id: string }> {
  await ask('system', 'PUT', `/Location/${bed.id}`, {
    ...bed,
    operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'O' },
  })
  return put<Encounter>({
    resourceType: 'Encounter',
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: `Patient/${patientId}` },
    period: { start: hoursAgo(48) },
    reasonCode: [{ text: 'Community-acquired pneumonia' }],
    location: [
      { location: { reference: `Location/${wardId}` }, status: 'active', physicalType: physical('wa') },
      { location: { reference: `Location/${bed.id}` }, status: 'active', physicalType: physical('bd') },
    ],
  })
}

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** Every Observation about this patient, as the record holds them now. */
export const observationsOf = async (patientId: string) =>
  (await found(`/Observation?patient=${patientId}&_count=1000`)) as Observation[]

/** An allergy as somebody would record it; not written yet. */
export const allergyTo = (patientId: string, text: string): AllergyIntolerance => ({
  resourceType: 'AllergyIntolerance',
  patient: { reference: `Patient/${patientId}` },
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
  },
  verificationStatus: {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code: 'confirmed' },
    ],
  },
  code: { text },
})
