import type { Flag } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'

import type { Proposed } from './isolates.ts'

/** Two people who confirm the same organism make one alert of it. */
export function alerted({ organismId, alert, when }: Proposed, words: string, actor: Actor): Act {
  const flag: Flag = {
    resourceType: 'Flag',
    identifier: [
      { system: 'https://lune.example/fhir/Id/infection-alert', value: `${organismId}-${alert.id}` },
    ],
    status: 'active',
    category: [
      {
        // domain facts §4.7: infection risk
        coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/flag-categories-bars', code: 'IR' }],
        text: 'Infection control',
      },
    ],
    code: {
      coding: [
        {
          system: 'https://lune.example/fhir/CodeSystem/infection-alert',
          code: alert.id,
          display: alert.words,
        },
        ...(alert.organisms[0]?.coding ?? []),
      ],
      text: [alert.words, alert.precautions, words.trim()].filter(Boolean).join(': '),
    },
    subject: { reference: `Patient/${actor.patientId}` },
    period: { start: when ?? actor.now.toISOString() },
    author: recordedBy(actor.session),
  }
  return { make: [{ resource: flag, from: { reference: `Observation/${organismId}` } }], shared: true }
}
