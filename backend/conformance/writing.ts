import type { Encounter } from 'fhir/r4'

import { isBundle, matches, statuses } from './client.ts'
import { expectThat, find, idIn, patientNamed, pulse, type Rule, status } from './rule.ts'

/** Creating, changing, and several things at once. */
export const writing: Rule[] = [
  {
    name: 'CapabilityStatement of FHIR R4 says batch and transaction',
    check: async ({ ask }) => {
      const { body } = await ask('GET', 'metadata')
      expectThat(body?.resourceType === 'CapabilityStatement', 'no CapabilityStatement')
      expectThat(body.fhirVersion.startsWith('4.0'), `fhirVersion ${body.fhirVersion}`)
      const interactions = (body.rest?.[0]?.interaction ?? []).map(({ code }) => code)
      expectThat(interactions.includes('transaction') && interactions.includes('batch'), interactions.join())
    },
  },
  {
    name: 'create answers 201 with a Location and an ETag',
    check: async (ward) => {
      const reply = await ward.ask('POST', 'Patient', { body: patientNamed(ward, 'Ada', 'first') })
      status(reply, 201)
      ward.patient = reply.body?.id ?? idIn(reply.location)
      ward.made.push(`Patient/${ward.patient}`)
      expectThat(reply.location.includes(`Patient/${ward.patient}`), `Location ${reply.location}`)
      expectThat(/^W\/".+"$/.test(reply.etag), `ETag ${reply.etag}`)
    },
  },
  {
    name: 'read gives the resource with its version as ETag',
    check: async (ward) => {
      const reply = await ward.ask('GET', `Patient/${ward.patient}`)
      status(reply, 200)
      expectThat(
        reply.body?.meta?.versionId !== undefined && reply.body.meta.lastUpdated !== undefined,
        'no meta',
      )
      ward.etag = reply.etag
    },
  },
  {
    name: 'create with If-None-Exist makes it once',
    check: async (ward) => {
      const options = {
        body: patientNamed(ward, 'Bella', 'second'),
        headers: { 'if-none-exist': `identifier=${ward.system}|second` },
      }
      const first = await ward.ask('POST', 'Patient', options)
      status(first, 201)
      ward.other = first.body?.id ?? idIn(first.location)
      ward.made.push(`Patient/${ward.other}`)
      const again = await ward.ask('POST', 'Patient', options)
      status(again, 200)
      const id = again.body?.id ?? idIn(again.location)
      expectThat(id === '' || id === ward.other, `a second one, ${id}`)
    },
  },
  {
    name: 'update with If-Match makes a new version',
    check: async (ward) => {
      const body = { ...patientNamed(ward, 'Ada', 'first'), id: ward.patient, active: true }
      const reply = await ward.ask('PUT', `Patient/${ward.patient}`, {
        body,
        headers: { 'if-match': ward.etag },
      })
      status(reply, 200)
      expectThat(reply.etag !== '' && reply.etag !== ward.etag, `ETag ${reply.etag}`)
    },
  },
  {
    name: 'update on an old version answers 412 and changes nothing',
    check: async (ward) => {
      const body = { ...patientNamed(ward, 'Wrong', 'first'), id: ward.patient }
      status(
        await ward.ask('PUT', `Patient/${ward.patient}`, { body, headers: { 'if-match': ward.etag } }),
        412,
      )
      const { body: now } = await ward.ask('GET', `Patient/${ward.patient}`)
      expectThat(JSON.stringify(now).includes('Ada'), 'the old version was overwritten')
    },
  },
  {
    name: 'JSON Patch changes one element',
    check: async (ward) => {
      const body = [{ op: 'replace', path: '/gender', value: 'unknown' }]
      const headers = { 'content-type': 'application/json-patch+json' }
      status(await ward.ask('PATCH', `Patient/${ward.patient}`, { body, headers }), 200)
      const { body: now } = await ward.ask('GET', `Patient/${ward.patient}`)
      expectThat(now?.resourceType === 'Patient' && now.gender === 'unknown', 'gender is as before')
    },
  },
  {
    name: 'vread gives the first version again',
    check: async (ward) => {
      const version = ward.etag.replace(/^W\/"|"$/g, '')
      const reply = await ward.ask('GET', `Patient/${ward.patient}/_history/${version}`)
      status(reply, 200)
      expectThat(
        reply.body?.resourceType === 'Patient' && reply.body.gender === 'female',
        'not the first version',
      )
    },
  },
  {
    name: 'history lists every version, newest first',
    check: async (ward) => {
      const versions = matches(await find(ward, `Patient/${ward.patient}/_history`))
      expectThat(versions.length === 3, `${versions.length} versions`)
      const [newest] = versions
      expectThat(newest?.resourceType === 'Patient' && newest.gender === 'unknown', 'the newest is not first')
    },
  },
  {
    name: 'a resource that breaks R4 is refused with an OperationOutcome',
    check: async ({ ask }) => {
      const reply = await ask('POST', 'Patient', {
        body: { resourceType: 'Patient', birthDate: 'yesterday' },
      })
      status(reply, 400, 422)
      expectThat(reply.body?.resourceType === 'OperationOutcome', 'no OperationOutcome')
    },
  },
]

export const transactions: Rule[] = [
  {
    name: 'transaction resolves urn:uuid in any order',
    check: async (ward) => {
      const visit = 'urn:uuid:5b1f0b39-6e0e-4d8b-9b5f-0a9f4b1f8a01'
      const encounter: Encounter = {
        resourceType: 'Encounter',
        status: 'in-progress',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
        subject: { reference: `Patient/${ward.patient}` },
        period: { start: '2026-01-01T08:00:00Z' },
      }
      const reading = { ...pulse(ward, 61, '2026-01-01T09:00:00Z'), encounter: { reference: visit } }
      const body = {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            fullUrl: 'urn:uuid:5b1f0b39-6e0e-4d8b-9b5f-0a9f4b1f8a02',
            resource: reading,
            request: { method: 'POST', url: 'Observation' },
          },
          { fullUrl: visit, resource: encounter, request: { method: 'POST', url: 'Encounter' } },
        ],
      }
      const reply = await ward.ask('POST', '', { body })
      status(reply, 200)
      expectThat(statuses(reply).join() === '201,201', statuses(reply).join())
      const [observation, stay] = isBundle(reply.body) ? (reply.body.entry ?? []) : []
      const observationId = idIn(observation?.response?.location ?? '')
      ward.encounter = idIn(stay?.response?.location ?? '')
      ward.made.push(`Encounter/${ward.encounter}`, `Observation/${observationId}`)
      const { body: stored } = await ward.ask('GET', `Observation/${observationId}`)
      const refers = stored?.resourceType === 'Observation' ? stored.encounter?.reference : ''
      expectThat(refers === `Encounter/${ward.encounter}`, `encounter is ${refers}`)
    },
  },
  {
    name: 'transaction is all or nothing',
    check: async (ward) => {
      const good = { ...patientNamed(ward, 'Carol', 'never'), birthDate: '1960-01-01' }
      const body = {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          { resource: good, request: { method: 'POST', url: 'Patient' } },
          { resource: { ...good, birthDate: 'yesterday' }, request: { method: 'POST', url: 'Patient' } },
        ],
      }
      const reply = await ward.ask('POST', '', { body })
      expectThat(reply.status >= 400 && reply.status < 500, `status ${reply.status}`)
      const found = matches(await find(ward, `Patient?identifier=${ward.system}|never`))
      expectThat(found.length === 0, 'half of it was kept')
    },
  },
  {
    name: 'transaction with ifNoneExist is safe to send twice',
    check: async (ward) => {
      const entry = [72, 85].map((value, index) => ({
        resource: pulse(ward, value, `2026-01-0${index + 2}T09:00:00Z`),
        request: {
          method: 'POST',
          url: 'Observation',
          ifNoneExist: `identifier=${ward.system}|pulse-${value}`,
        },
      }))
      const body = { resourceType: 'Bundle', type: 'transaction', entry }
      const first = await ward.ask('POST', '', { body })
      status(first, 200)
      const again = await ward.ask('POST', '', { body })
      status(again, 200)
      expectThat(statuses(again).join() === '200,200', `second time ${statuses(again).join()}`)
      const entries = isBundle(first.body) ? (first.body.entry ?? []) : []
      ward.made.push(...entries.map(({ response }) => `Observation/${idIn(response?.location ?? '')}`))
    },
  },
  {
    name: 'batch answers each entry for itself',
    check: async (ward) => {
      const entry = [
        `Patient/${ward.patient}`,
        `Patient/none-${ward.mark}`,
        `Patient?_id=${ward.patient}`,
      ].map((url) => ({
        request: { method: 'GET', url },
      }))
      const reply = await ward.ask('POST', '', { body: { resourceType: 'Bundle', type: 'batch', entry } })
      status(reply, 200)
      expectThat(statuses(reply).join() === '200,404,200', statuses(reply).join())
      const searched = isBundle(reply.body) ? reply.body.entry?.[2]?.resource : undefined
      expectThat(
        isBundle(searched) && searched.entry?.length === 1,
        'the search within the batch found nothing',
      )
    },
  },
]
