import type { BundleEntry, Condition, Provenance } from 'fhir/r4'

import { isBundle, matches } from './client.ts'
import { expectThat, find, idIn, type Rule, status, type Ward } from './rule.ts'

/** An entry that is changed together with who did it (decision 013). */
export const signing: Rule[] = [
  {
    name: 'an entry is made with its Provenance in one transaction, and both once however often it is sent',
    check: async (ward) => {
      const urn = 'urn:uuid:5b1f0b39-6e0e-4d8b-9b5f-0a9f4b1f8a21'
      const entry = [
        {
          fullUrl: urn,
          resource: condition(ward),
          request: {
            method: 'POST' as const,
            url: 'Condition',
            ifNoneExist: `identifier=${ward.system}|condition`,
          },
        },
        signed(ward, urn, 'made'),
      ]
      const first = await sent(ward, entry)
      await sent(ward, entry)
      const [id = ''] = first.map(idIn)
      ward.made.push(`Condition/${id}`)
      const signatures = matches(await find(ward, `Provenance?target=Condition/${id}`))
      ward.made.push(...signatures.map((one) => `Provenance/${one.id}`))
      expectThat(signatures.length === 1, `${signatures.length} Provenances found by target`)
      const tagged = matches(await find(ward, `Provenance?_tag=${ward.system}|made`))
      expectThat(tagged.length === 1, `${tagged.length} Provenances found by tag`)
    },
  },
  {
    name: 'a transaction against an old version answers 412 and writes nothing of it',
    check: async (ward) => {
      const id = ward.made.find((key) => key.startsWith('Condition/'))?.split('/')[1] ?? ''
      const change = (text: string, version: string) => [
        {
          resource: { ...condition(ward), id, code: { text } },
          request: { method: 'PUT' as const, url: `Condition/${id}`, ifMatch: `W/"${version}"` },
        },
        signed(ward, `Condition/${id}`, text),
      ]
      const { body: seen } = await ward.ask('GET', `Condition/${id}`)
      const version = seen?.meta?.versionId ?? ''
      await sent(ward, change('first', version))
      const bundle = { resourceType: 'Bundle', type: 'transaction', entry: change('second', version) }
      status(await ward.ask('POST', '', { body: bundle }), 412, 409)
      const signatures = matches(await find(ward, `Provenance?target=Condition/${id}`))
      for (const one of signatures)
        if (!ward.made.includes(`Provenance/${one.id}`)) ward.made.push(`Provenance/${one.id}`)
      expectThat(signatures.length === 2, `${signatures.length} Provenances, not 2`)
    },
  },
]

async function sent(ward: Ward, entry: BundleEntry[]): Promise<string[]> {
  const reply = await ward.ask('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } })
  status(reply, 200)
  expectThat(isBundle(reply.body), 'the answer is not a Bundle')
  return (reply.body.entry ?? []).map(({ response }) => response?.location ?? '')
}

const condition = ({ patient, system }: Ward): Condition => ({
  resourceType: 'Condition',
  identifier: [{ system, value: 'condition' }],
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  code: { text: 'Conformance' },
  subject: { reference: `Patient/${patient}` },
})

function signed({ patient, system }: Ward, target: string, tag: string): BundleEntry<Provenance> {
  return {
    resource: {
      resourceType: 'Provenance',
      meta: { tag: [{ system, code: tag }] },
      extension: [
        {
          url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Provenance.patient',
          valueReference: { reference: `Patient/${patient}` },
        },
      ],
      target: [{ reference: target }],
      recorded: new Date().toISOString(),
      agent: [{ who: { display: 'Conformance' } }],
    },
    request: { method: 'POST', url: 'Provenance', ifNoneExist: `_tag=${system}|${tag}` },
  }
}
