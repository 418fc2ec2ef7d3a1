import type { Provenance, Reference } from 'fhir/r4'

import { entrySystem } from '#clinical/acts/recorded-by.ts'

type By = { who: Reference; onBehalfOf: Reference; role: string; entryId: string; now: Date }

/** That somebody printed something of this patient: what, who, in which role, when. */
export const printing = (patientId: string, what: string, by: By): Provenance => ({
  resourceType: 'Provenance',
  meta: {
    tag: [
      { system: 'https://lune.example/fhir/CodeSystem/printed', code: 'eyes-over-time' },
      { system: entrySystem, code: by.entryId },
    ],
  },
  // R4 has no place for the patient; the gateway must know whom it is about (R5 Provenance.patient).
  extension: [
    {
      url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Provenance.patient',
      valueReference: { reference: `Patient/${patientId}` },
    },
  ],
  target: [{ reference: `Patient/${patientId}` }],
  recorded: by.now.toISOString(),
  activity: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
        code: 'report',
        display: 'Output/Report Record Lifecycle Event',
      },
    ],
    text: `Printed: ${what}`,
  },
  agent: [{ role: [{ text: by.role }], who: by.who, onBehalfOf: by.onBehalfOf }],
})
