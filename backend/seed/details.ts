import type { Address, Consent, ConsentProvision, Extension, Patient, PatientContact } from 'fhir/r4'

import { type Chart, file } from './chart.ts'
import { alert, type alerts } from './history.ts'
import { streets } from './names.ts'
import { type Random, randomFrom } from './random.ts'
import { coding, concept, day, dayOf, hl7, instant, ours, terminology } from './shapes.ts'

/**
 * What a desk knows of people beside who they are: whom to call, where letters go, how they may be reached, what they need.
 * Most have been asked some of it, few all. Numbers of its own, by the patient: what else the seed tells stays as it was.
 */

const ukCore = 'https://fhir.hl7.org.uk'
const ukExtension = (name: string) => `${ukCore}/StructureDefinition/Extension-UKCore-${name}`
const ukCoding = (list: string, [code, display]: readonly [code: string, display: string]) =>
  coding(`${ukCore}/CodeSystem/UKCore-${list}`, code, display)

const chanceOf = ({ id = '' }: Patient, salt: number): Random =>
  randomFrom(Number.parseInt(id.slice(0, 8), 16) ^ salt)

/** The patient with what was asked of them at the desk. Of a sensitive record nothing more is made up. */
export function withDetails(patient: Patient, now: number): Patient {
  if (patient.meta?.security || !patient.id) return patient
  const random = chanceOf(patient, 41)
  const extension = [...(patient.extension ?? []), ...asked(random)]
  const contact = kin(patient, random)
  const address = [...(patient.address ?? []), ...otherAddresses(random, now)]
  return {
    ...patient,
    ...(extension.length > 0 ? { extension } : {}),
    ...(patient.contact || contact.length === 0 ? {} : { contact }),
    ...(address.length > 0 ? { address } : {}),
    ...(patient.maritalStatus || !random.chance(0.4)
      ? {}
      : { maritalStatus: { coding: [ukCoding('PersonMaritalStatusEngland', random.pick(marital))] } }),
  }
}

const marital = [
  ['M', 'Married/Civil Partner'],
  ['S', 'Single'],
  ['W', 'Widowed/Surviving Civil Partner'],
] as const
const methods = [
  ['3', 'Telephone'],
  ['1', 'Letter'],
  ['4', 'E-mail'],
] as const
const formats = [
  ['11', 'Large print'],
  ['12', 'Braille'],
] as const

function asked(random: Random): Extension[] {
  const parts: Extension[] = []
  if (random.chance(0.3))
    parts.push({
      url: 'PreferredContactMethod',
      valueCodeableConcept: { coding: [ukCoding('PreferredContactMethod', random.pick(methods))] },
    })
  if (random.chance(0.1))
    parts.push({
      url: 'PreferredContactTimes',
      valueTiming: {
        repeat: { frequency: 1, period: 1, periodUnit: 'd', when: [random.pick(['MORN', 'AFT', 'EVE'])] },
      },
    })
  if (random.chance(0.05))
    parts.push({
      url: 'PreferredWrittenCommunicationFormat',
      valueCodeableConcept: {
        coding: [ukCoding('PreferredWrittenCommunicationFormat', random.pick(formats))],
      },
    })
  return [
    ...(parts.length > 0 ? [{ url: ukExtension('ContactPreference'), extension: parts }] : []),
    ...(random.chance(0.5)
      ? [
          {
            url: ukExtension('ResidentialStatus'),
            valueCodeableConcept: { coding: [ukCoding('ResidentialStatus', ['H', 'UK Resident'])] },
          },
        ]
      : []),
  ]
}

const relatives = [
  ['DAU', 'Daughter', ['Susan', 'Karen', 'Emma']],
  ['SON', 'Son', ['David', 'Mark', 'Imran']],
  ['SIS', 'Sister', ['Margaret', 'Aisha', 'Helen']],
  ['FRND', 'Friend', ['Pat', 'Chris', 'Jo']],
  ['NBOR', 'Neighbour', ['Mr Holt', 'Mrs Rigg', 'Mrs Shah']],
] as const

function kin({ name }: Patient, random: Random): PatientContact[] {
  if (!random.chance(0.7)) return []
  const family = name?.[0]?.family ?? ''
  const person = (role: 'N' | 'C', rank: number): PatientContact => {
    const [code, words, names] = random.pick(relatives)
    const given = random.pick(names)
    const display = role === 'N' ? 'Next-of-Kin' : 'Emergency Contact'
    return {
      extension: [
        { url: ukExtension('ContactRank'), valuePositiveInt: rank },
        ...(random.chance(0.2)
          ? [{ url: ukExtension('CopyCorrespondenceIndicator'), valueBoolean: true }]
          : []),
      ],
      relationship: [
        { ...hl7('v2-0131', role, display), text: words },
        { coding: [coding(`${terminology}/v3-RoleCode`, code, words)] },
      ],
      name: { text: code === 'NBOR' || code === 'FRND' ? given : `${given} ${family}`.trim() },
      telecom: [{ system: 'phone', value: `07700 900${random.whole(100, 999)}`, use: 'mobile' }],
    }
  }
  return [person('N', 1), ...(random.chance(0.35) ? [person('C', 2)] : [])]
}

/** Few stay with a daughter for now, fewer want their letters somewhere else. */
function otherAddresses(random: Random, now: number): Address[] {
  const somewhere = (): Pick<Address, 'line' | 'city' | 'postalCode'> => ({
    line: [`${random.whole(1, 120)} ${random.pick(['High Street', ...streets])}`],
    city: 'Preston',
    postalCode: 'PR1 2HE',
  })
  const today = now - (now % day)
  return [
    ...(random.chance(0.04)
      ? [
          {
            use: 'temp' as const,
            ...somewhere(),
            period: {
              start: dayOf(today - random.whole(3, 40) * day),
              end: dayOf(today + random.whole(10, 90) * day),
            },
          },
        ]
      : []),
    ...(random.chance(0.03) ? [{ use: 'billing' as const, type: 'postal' as const, ...somewhere() }] : []),
  ]
}

const moreNeeds = [
  'hearingAid',
  'wheelchair',
  'lipReads',
  'easyread',
  'carer',
  'guideDog',
] as const satisfies readonly (keyof typeof alerts)[]

/** Of those in a bed: what they need of us, and which ways of contact they allow. */
export function needsAndConsent(chart: Chart) {
  const { patient, now } = chart
  if (patient.meta?.security) return
  const random = chanceOf(patient, 67)
  if (random.chance(0.14)) alert(chart, random.pick(moreNeeds), now - random.whole(30, 900) * day)
  if (random.chance(0.35)) file(chart, consent(chart, random, now - random.whole(1, 400) * day))
}

function consent({ subject }: Chart, random: Random, at: number): Consent {
  const channel = (code: string, display: string, likely: number): ConsentProvision[] =>
    random.chance(0.85)
      ? [
          {
            type: random.chance(likely) ? 'permit' : 'deny',
            code: [{ coding: [coding(`${ours}/CodeSystem/contact-channel`, code, display)] }],
          },
        ]
      : []
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: hl7('consentscope', 'patient-privacy', 'Privacy Consent'),
    category: [
      concept(
        'Consent to be contacted',
        coding(`${ours}/CodeSystem/consent-category`, 'contact', 'Consent to be contacted'),
      ),
    ],
    patient: subject,
    dateTime: instant(at),
    policyRule: { text: 'Asked of the patient: ways of contact they allow' },
    provision: {
      provision: [
        ...channel('letter', 'Letter', 0.98),
        ...channel('telephone', 'Telephone', 0.95),
        ...channel('sms', 'Text message', 0.8),
        ...channel('voicemail', 'Message on voicemail', 0.5),
        ...channel('email', 'Email', 0.6),
      ],
    },
  }
}
