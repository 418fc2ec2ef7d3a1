import type { CodeableConcept } from 'fhir/r4'

const hl7 = 'http://terminology.hl7.org/CodeSystem'

/** What somebody is to be called for (HL7 v2-0131). */
export const contactRoles = { N: 'Next of kin', C: 'Emergency contact' } as const
const roleDisplays = { N: 'Next-of-Kin', C: 'Emergency Contact' } as const

/** Who somebody is to the patient (HL7 v3 RoleCode, as UK Core's examples write it). */
export const relations = {
  WIFE: 'Wife',
  HUSB: 'Husband',
  DOMPART: 'Partner',
  MTH: 'Mother',
  FTH: 'Father',
  DAU: 'Daughter',
  SON: 'Son',
  SIS: 'Sister',
  BRO: 'Brother',
  GRPRN: 'Grandparent',
  GRNDCHILD: 'Grandchild',
  FRND: 'Friend',
  NBOR: 'Neighbour',
  GUARD: 'Guardian',
  POWATT: 'Holds power of attorney',
} as const

const isRelation = (code: string): code is keyof typeof relations => code in relations

/** What they are called for, said with who they are. */
export const roleConcept = (role: keyof typeof contactRoles, words: string | undefined): CodeableConcept => ({
  coding: [{ system: `${hl7}/v2-0131`, code: role, display: roleDisplays[role] }],
  ...(words ? { text: words } : {}),
})

/** By code, or by the words of the list; nothing for words that are not in it. */
export function relationConcept(said: string): CodeableConcept | undefined {
  const code = isRelation(said) ? said : Object.entries(relations).find(([, words]) => words === said)?.[0]
  if (!code || !isRelation(code)) return undefined
  return { coding: [{ system: `${hl7}/v3-RoleCode`, code, display: relations[code] }] }
}
