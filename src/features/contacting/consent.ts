import type { Consent, ConsentProvision } from 'fhir/r4'

import { contactConsentCategory, isContactConsent } from '#auth/limits.ts'
import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate } from '#fhir/dates.ts'

/** Ways of reaching somebody that they may allow or not; no national list, so Lune's own. */
export const channels = {
  letter: 'Letter',
  telephone: 'Telephone',
  sms: 'Text message',
  voicemail: 'Message on voicemail',
  email: 'Email',
} as const
export type Channel = keyof typeof channels
export type Answer = '' | 'yes' | 'no'
export type ContactConsent = Record<Channel, Answer>

export const channelNames = Object.keys(channels) as Channel[]
const system = 'https://lune.example/fhir/CodeSystem/contact-channel'

export const notAsked: ContactConsent = { letter: '', telephone: '', sms: '', voicemail: '', email: '' }

/** The newest that is in force. What is not said in it nobody has asked (hazard H5). */
export const inForce = (consents: readonly Stored<Consent>[]): Stored<Consent> | undefined =>
  consents
    .filter((one) => isContactConsent(one) && one.status === 'active')
    .toSorted((one, other) => (other.dateTime ?? '').localeCompare(one.dateTime ?? ''))[0]

export function consentOf(consent: Consent | undefined): ContactConsent {
  const said = listOf(consent?.provision?.provision)
  const answer = (channel: Channel): Answer => {
    const types = said
      .filter(({ code }) =>
        listOf(code).some(({ coding }) => listOf(coding).some((one) => one.code === channel)),
      )
      .map(({ type }) => type)
    // of two that contradict each other the patient is not called
    return types.includes('deny') ? 'no' : types.includes('permit') ? 'yes' : ''
  }
  return {
    letter: answer('letter'),
    telephone: answer('telephone'),
    sms: answer('sms'),
    voicemail: answer('voicemail'),
    email: answer('email'),
  }
}

export const answerWords: Record<Answer, string> = { yes: 'Yes', no: 'No', '': 'Not asked' }

export const consentRows = (consent: Stored<Consent>): Rows => [
  ...channelNames.map((channel) => [channels[channel], answerWords[consentOf(consent)[channel]]] as const),
  ['Asked', consent.dateTime && formatDate(consent.dateTime)],
  ['Status', consent.status],
]

/** As it goes into the record: a base that is neither given nor refused, and an answer for each way that was asked about. */
export function fromConsent(
  answers: ContactConsent,
  seen: Stored<Consent> | undefined,
  { session, now, actId, patientId }: Pick<Actor, 'session' | 'now' | 'actId' | 'patientId'>,
): Consent {
  const provision = channelNames.flatMap((channel): ConsentProvision[] =>
    answers[channel] === ''
      ? []
      : [
          {
            type: answers[channel] === 'yes' ? 'permit' : 'deny',
            code: [{ coding: [{ system, code: channel, display: channels[channel] }] }],
          },
        ],
  )
  const others = listOf(seen?.provision?.provision).filter(
    ({ code }) =>
      !listOf(code).some(({ coding }) => listOf(coding).some((one) => (one.code ?? '') in channels)),
  )
  return {
    resourceType: 'Consent',
    identifier: [entryIdentifier(session, actId)],
    ...seen,
    status: 'active',
    scope: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/consentscope',
          code: 'patient-privacy',
          display: 'Privacy Consent',
        },
      ],
    },
    category: [{ coding: [contactConsentCategory] }],
    patient: { reference: `Patient/${patientId}` },
    dateTime: now.toISOString(),
    organization: [ownOrganisation(session)],
    policyRule: { text: 'Asked of the patient: ways of contact they allow' },
    provision: { provision: [...others, ...provision] },
  }
}
