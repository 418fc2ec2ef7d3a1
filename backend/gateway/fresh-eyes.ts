import type { FhirResource, Observation } from 'fhir/r4'

import type { FhirResponse } from '../fhir-backend.ts'
import type { Caller } from './caller.ts'
import { refusal } from './outcome.ts'

const labour = 'https://lune.example/fhir/CodeSystem/labour'

/**
 * Fresh eyes on a CTG are a second person's (NICE NG229; decision 045): whoever writes them signs them, and is none of
 * those who classified the CTG they are about. To take them back is anybody's who may write.
 */
export async function refusedFreshEyes(
  { userId }: Caller,
  resource: FhirResource,
  stored: FhirResource | undefined,
  read: (url: string) => Promise<FhirResponse>,
): Promise<FhirResponse | undefined> {
  if (resource.resourceType !== 'Observation') return undefined
  if (resource.status === 'entered-in-error' || resource.status === 'cancelled') return undefined
  const before = stored?.resourceType === 'Observation' ? signersOf(stored) : []
  const signers = signersOf(resource)
  if (isOf(resource, 'ctg') && ![userId, ...before].every((one) => signers.includes(one)))
    return refused('A CTG is signed by whoever classified or amended it, and by all who did so before.')
  if (!isOf(resource, 'ctg-fresh-eyes')) return undefined
  if (!signers.includes(userId) || signers.some((one) => one !== userId))
    return refused('Fresh eyes are signed by whoever looked, and by nobody else.')
  const about = [resource.derivedFrom].flat().flatMap((one) => one?.reference ?? [])
  if (about.length === 0) return refused('Fresh eyes name the CTG that they are about.')
  for (const reference of about) {
    const [, id] = /^Observation\/([A-Za-z0-9\-.]{1,64})$/.exec(reference) ?? []
    const { status, body } = await read(`/Observation/${id ?? ''}`)
    if (!id || status !== 200 || body?.resourceType !== 'Observation')
      return refused('Fresh eyes name a CTG that is in the record.')
    if (signersOf(body).includes(userId))
      return refused('You classified this CTG yourself: fresh eyes are a second person’s.')
  }
  return undefined
}

// what is sent need not be whole: the store says so, and not this
const isOf = ({ code }: Partial<Observation>, kind: string) =>
  [code?.coding].flat().some((one) => one?.system === labour && one.code === kind)

/** SDS user ids of who stands behind it. */
const signersOf = ({ performer }: Observation): string[] =>
  [performer].flat().flatMap((one) => one?.identifier?.value ?? [])

const refused = (words: string) => refusal(403, 'business-rule', words)
