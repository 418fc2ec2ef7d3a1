import type { CapabilityStatement, CapabilityStatementRestResource, FhirResource } from 'fhir/r4'

import type { FhirResponse } from '../fhir-backend.ts'

/** What can be done through here: of what the record says it does, what is let through, and how one is let in. */
export function asOffered(answer: FhirResponse): FhirResponse {
  if (!isCapability(answer.body)) return answer
  const { rest = [], ...capability } = answer.body
  const body: CapabilityStatement = {
    ...capability,
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json'],
    rest: rest.map(({ operation: _, compartment: __, ...one }) => ({
      ...one,
      security: {
        cors: false,
        service: [
          {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' },
            ],
          },
        ],
        description:
          'A bearer token of the sign-in. What a role may do is less than what is listed here; the audit trail is written by the gateway alone.',
      },
      interaction: [{ code: 'transaction' }, { code: 'batch' }],
      resource: (one.resource ?? []).map(offered),
    })),
  }
  return { ...answer, body }
}

function offered(resource: CapabilityStatementRestResource): CapabilityStatementRestResource {
  const { operation = [], ...rest } = resource
  if (rest.type === 'AuditEvent')
    return { ...rest, interaction: (rest.interaction ?? []).filter(({ code }) => looks.has(code)) }
  const expand = operation.filter(({ name }) => name === 'expand')
  if (rest.type === 'ValueSet' && expand.length > 0) return { ...rest, operation: expand }
  return rest.type === 'Patient' ? { ...rest, operation: patientOperations } : rest
}

const looks = new Set(['read', 'vread', 'history-instance', 'search-type'])

const patientOperations = [
  { name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' },
  {
    name: 'break-glass',
    definition: 'https://lune.example/fhir/OperationDefinition/Patient-break-glass',
    documentation: 'Emergency access to a very restricted record, with a reason, for eight hours.',
  },
  {
    name: 'last-seen',
    definition: 'https://lune.example/fhir/OperationDefinition/Patient-last-seen',
    documentation: 'When the caller last opened the summary of this chart, before the sitting under way.',
  },
  {
    name: 'record-counts',
    definition: 'https://lune.example/fhir/OperationDefinition/Patient-record-counts',
    documentation: 'How many entries of each type stand in this record alone, for whoever may merge records.',
  },
]

const isCapability = (body: FhirResource | undefined): body is CapabilityStatement =>
  body?.resourceType === 'CapabilityStatement'
