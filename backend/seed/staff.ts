import type { Practitioner, PractitionerRole, Reference } from 'fhir/r4'

import { people } from '../identity/people.ts'
import { communities } from './names.ts'
import type { Random } from './random.ts'
import { type Ward, wards } from './region.ts'
import { serviceOf } from './services.ts'
import { concept, reference } from './shapes.ts'

/** Who works here. The demonstration sign-ins come first. */

type Worker = {
  id: string
  title?: string
  given: string
  family: string
  userId: string
  job: string
  trusts: string[]
  ward?: Ward
}

const sdsUser = 'https://fhir.nhs.uk/Id/sds-user-id'

const demonstration: Worker[] = people.map(({ user, userId, title, given, family, job, roles }) =>
  worker(
    user,
    title,
    given,
    family,
    userId,
    job,
    roles.map(({ org_code }) => org_code.toLowerCase()),
  ),
)

function worker(
  id: string,
  title: string | undefined,
  given: string,
  family: string,
  userId: string,
  job: string,
  trusts: string[],
  ward?: Ward,
): Worker {
  return { id, ...(title ? { title } : {}), given, family, userId, job, trusts, ...(ward ? { ward } : {}) }
}

/** Staff of one ward: consultants to be responsible, nurses to sign what they chart. */
type WardStaff = { consultants: Reference[]; nurses: Reference[] }

export type Staff = { workers: Worker[]; byWard: Map<string, WardStaff> }

/** Where a demonstration sign-in is one of the consultants. */
const consultantOf: Record<string, string> = { 'rxr20-amu': 'doctor', 'rxn02-amu': 'doctor' }

export function hire(random: Random): Staff {
  const workers = [...demonstration]
  const byWard = new Map<string, WardStaff>()
  let userId = 555_100_000_000
  for (const ward of wards) {
    const team = (job: string, count: number, title?: string) =>
      Array.from({ length: count }, (_, index) => {
        userId += 17
        const names = random.pick(communities)
        const given = random.pick(random.chance(0.5) ? names.female : names.male)
        const id = `${ward.id}-${job === 'Consultant' ? 'consultant' : 'nurse'}-${index + 1}`
        return worker(id, title, given, random.pick(names.family), String(userId), job, [ward.trust], ward)
      })
    const consultants = team('Consultant', 3, 'Dr')
    const nurses = team('Staff Nurse', 3)
    workers.push(...consultants, ...nurses)
    const resident = demonstration.filter(({ id }) => id === consultantOf[ward.id])
    byWard.set(ward.id, {
      consultants: [...consultants, ...resident].map((one) => reference('Practitioner', one.id, spoken(one))),
      nurses: nurses.map(signature),
    })
  }
  return { workers, byWard }
}

const spoken = ({ title, given, family }: Worker) => [title, given, family].filter(Boolean).join(' ')

/** As people sign what they write: by user id and name, so that it means the same on any server. */
const signature = (one: Worker): Reference => ({
  identifier: { system: sdsUser, value: one.userId },
  display: spoken(one),
})

export function* staffResources(workers: Worker[]): Generator<Practitioner | PractitionerRole> {
  for (const one of workers) {
    yield {
      resourceType: 'Practitioner',
      id: one.id,
      identifier: [{ system: sdsUser, value: one.userId }],
      active: true,
      name: [
        {
          use: 'official',
          family: one.family,
          given: [one.given],
          ...(one.title ? { prefix: [one.title] } : {}),
        },
      ],
    }
    for (const trust of one.trusts) {
      yield {
        resourceType: 'PractitionerRole',
        id: `${one.id}-${trust}`,
        active: true,
        practitioner: reference('Practitioner', one.id, spoken(one)),
        organization: reference('Organization', trust),
        code: [concept(one.job)],
        ...serviceOf(one.id, trust, one.ward?.speciality[0]),
        ...(one.ward
          ? {
              specialty: [concept(one.ward.speciality[1])],
              location: [reference('Location', one.ward.id, one.ward.name)],
            }
          : {}),
      }
    }
  }
}
