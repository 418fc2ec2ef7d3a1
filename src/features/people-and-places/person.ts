import type { CodeableConcept, ContactPoint, Extension, Patient, PatientContact } from 'fhir/r4'
import * as z from 'zod/mini'

import { listOf } from '#clinical/entries/lenient.ts'
import {
  contactRoles as roles,
  relationConcept,
  relations,
  roleConcept,
} from '#clinical/patient/relations.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { ukExtension } from '#fhir/uk-core.ts'

const line = z.string().check(z.trim(), z.maxLength(100))

export const personDraft = z
  .object({
    at: z.string(),
    name: line,
    roles: z.array(z.string()),
    relation: z.string(),
    phone: line,
    email: line,
    /** Gets copies of letters about the patient */
    copies: z.boolean(),
    rank: z.string().check(z.refine((text) => /^[1-9]?$/.test(text), 'Write 1 for who is called first')),
    gone: z.boolean(),
  })
  .check(
    z.refine(({ gone, name, phone }) => gone || name !== '' || phone !== '', {
      message: 'Write a name or a telephone number',
      path: ['name'],
    }),
  )
export type PersonDraft = z.infer<typeof personDraft>

export const newPerson = (): PersonDraft => ({
  at: '',
  name: '',
  roles: ['C'],
  relation: '',
  phone: '',
  email: '',
  copies: false,
  rank: '',
  gone: false,
})

const isPast = ({ period }: PatientContact) =>
  period?.end !== undefined && Date.parse(period.end) < Date.now()

const nameOf = ({ name }: PatientContact) =>
  name?.text ?? [...listOf(name?.prefix), ...listOf(name?.given), name?.family].filter(Boolean).join(' ')

const extensionOf = ({ extension }: PatientContact, name: string): Extension | undefined =>
  listOf(extension).find(({ url }) => url.endsWith(`Extension-UKCore-${name}`))

const relationIn = (relationship: CodeableConcept[]) =>
  relationship
    .flatMap(({ coding }) => listOf(coding))
    .find(({ code }) => code !== undefined && code in relations)?.code ?? ''

const phoneOf = ({ telecom }: PatientContact) =>
  listOf(telecom).find(({ system }) => system !== 'email')?.value ?? ''
const emailOf = ({ telecom }: PatientContact) =>
  listOf(telecom).find(({ system }) => system === 'email')?.value ?? ''

export const personDrafts = ({ contact }: Patient): PersonDraft[] =>
  listOf(contact).flatMap((one, at) => {
    if (isPast(one)) return []
    const relationship = listOf(one.relationship)
    return [
      {
        at: String(at),
        name: nameOf(one),
        roles: Object.keys(roles).filter((role) => relationship.some((said) => hasAny(said, role))),
        relation: relationIn(relationship),
        phone: phoneOf(one),
        email: emailOf(one),
        copies: extensionOf(one, 'CopyCorrespondenceIndicator')?.valueBoolean === true,
        rank: String(extensionOf(one, 'ContactRank')?.valuePositiveInt ?? ''),
        gone: false,
      },
    ]
  })

/** The record's contacts with what the form changed of each; one who is no longer called is ended, not deleted. */
export function withPeople<P extends Patient>(
  patient: P,
  before: readonly PersonDraft[],
  drafts: readonly PersonDraft[],
  now: Date,
): P {
  const changed = listOf(patient.contact).map((one, at) => {
    const was = before.find((draft) => draft.at === String(at))
    const draft = drafts.find((each) => each.at === String(at))
    if (!was || !draft || JSON.stringify(was) === JSON.stringify(draft)) return one
    if (draft.gone) return { ...one, period: { ...one.period, end: now.toISOString() } }
    return fromDraft(draft, one, was)
  })
  const made = drafts.filter(({ at, gone }) => at === '' && !gone).map((draft) => fromDraft(draft, {}))
  return { ...patient, contact: [...changed, ...made] }
}

function fromDraft(draft: PersonDraft, before: PatientContact, was?: PersonDraft): PatientContact {
  const {
    name: _name,
    relationship: _relationship,
    telecom: _telecom,
    extension: _extension,
    ...rest
  } = before
  const name = was?.name === draft.name ? before.name : draft.name ? { text: draft.name } : undefined
  const relationship = relationshipOf(draft, listOf(before.relationship))
  const telecom = telecomOf(draft, listOf(before.telecom))
  const extension = extensionsOf(draft, listOf(before.extension))
  return {
    ...rest,
    ...(extension.length > 0 ? { extension } : {}),
    ...(relationship.length > 0 ? { relationship } : {}),
    ...(name ? { name } : {}),
    ...(telecom.length > 0 ? { telecom } : {}),
  }
}

function relationshipOf(
  { roles: wanted, relation }: PersonDraft,
  before: CodeableConcept[],
): CodeableConcept[] {
  // words of a relationship that no code of ours says are kept
  const others = before.filter((one) => !hasAny(one, ...Object.keys(roles), ...Object.keys(relations)))
  const words = before.find((one) => hasAny(one, ...Object.keys(roles)) && one.text)?.text
  const said = relationConcept(relation)
  const called = wanted.filter((role): role is keyof typeof roles => role in roles)
  return [
    ...called.map((role) => roleConcept(role, said?.coding?.[0]?.display ?? words)),
    ...listOf(said),
    ...others,
  ]
}

const telecomOf = ({ phone, email }: PersonDraft, before: ContactPoint[]): ContactPoint[] => {
  const [first, ...more] = before.filter(({ system }) => system !== 'email')
  const mail = before.find(({ system }) => system === 'email')
  return [
    ...(phone ? [{ system: 'phone' as const, ...first, value: phone }] : []),
    ...more,
    ...(email ? [{ ...mail, system: 'email' as const, value: email }] : []),
  ]
}

function extensionsOf({ copies, rank }: PersonDraft, before: Extension[]): Extension[] {
  const ours = ['CopyCorrespondenceIndicator', 'ContactRank']
  return [
    ...before.filter(({ url }) => !ours.some((name) => url.endsWith(`Extension-UKCore-${name}`))),
    ...(rank ? [{ url: ukExtension('ContactRank'), valuePositiveInt: Number(rank) }] : []),
    ...(copies ? [{ url: ukExtension('CopyCorrespondenceIndicator'), valueBoolean: true }] : []),
  ]
}

export type ShownPerson = {
  name: string
  who: string
  reached: string
  copies: boolean
  past: boolean
  rank: number
}

/** Everybody in words, in the order in which they are called. */
export const peopleOf = ({ contact }: Pick<Patient, 'contact'>): ShownPerson[] =>
  listOf(contact)
    .map((one) => {
      const relationship = listOf(one.relationship)
      const words = [
        ...Object.entries(roles).flatMap(([role, said]) =>
          relationship.some((each) => hasAny(each, role)) ? said : [],
        ),
        ...relationship.flatMap((each) =>
          hasAny(each, ...Object.keys(roles)) ? listOf(each.text) : textOf(each, '') || [],
        ),
      ]
      return {
        name: nameOf(one) || 'Name not recorded',
        who: [...new Set(words)].join(', ') || 'Relationship not recorded',
        reached:
          listOf(one.telecom)
            .flatMap(({ value }) => value ?? [])
            .join(', ') || 'No telephone recorded',
        copies: extensionOf(one, 'CopyCorrespondenceIndicator')?.valueBoolean === true,
        past: isPast(one),
        rank: extensionOf(one, 'ContactRank')?.valuePositiveInt ?? 99,
      }
    })
    .toSorted((one, other) => Number(one.past) - Number(other.past) || one.rank - other.rank)
