import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { FhirResource } from 'fhir/r4'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { importPaths } from './import-paths.ts'
import { emptyRecord } from './record-for-tests.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterEach(async () => await rm(folder, { recursive: true }))

const put = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

const nhs = (value: string) => [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }]
const ada = { resourceType: 'Patient', id: 'ada', identifier: nhs('9990000018'), name: [{ family: 'Field' }] }
const pulse = {
  resourceType: 'Observation',
  id: 'pulse',
  status: 'final',
  subject: { reference: 'Patient/ada' },
}

describe('an import', () => {
  it('takes single resources, arrays, lines and every kind of bundle that holds content', async () => {
    await put('one.json', ada)
    await put('many.json', [pulse, { ...pulse, id: 'second' }])
    await put(
      'lines.ndjson',
      `\uFEFF${JSON.stringify({ ...pulse, id: 'third' })}\n\n${JSON.stringify({ ...pulse, id: 'fourth' })}\n`,
    )
    for (const type of [
      'transaction',
      'batch',
      'collection',
      'message',
      'searchset',
      'document',
      undefined,
    ]) {
      await put(`${type}.json`, {
        resourceType: 'Bundle',
        type,
        entry: [{ resource: { ...pulse, id: `in-${type}` } }],
      })
    }
    const { record, held } = emptyRecord()
    const report = await importPaths(record, [folder])
    expect(report.refusals).toEqual([])
    expect([...held.keys()].toSorted()).toEqual([
      'Observation/fourth',
      'Observation/in-batch',
      'Observation/in-collection',
      'Observation/in-document',
      'Observation/in-message',
      'Observation/in-searchset',
      'Observation/in-transaction',
      'Observation/in-undefined',
      'Observation/pulse',
      'Observation/second',
      'Observation/third',
      'Patient/ada',
    ])
  })

  it('is safe to run twice', async () => {
    await put('all.json', [ada, pulse, { resourceType: 'Basic', code: { text: 'No id of its own' } }])
    const { record, writes } = emptyRecord()
    await importPaths(record, [folder])
    const again = await importPaths(record, [folder])
    expect(writes()).toBe(3)
    expect(again).toMatchObject({ alreadyThere: 3, refusals: [] })
  })

  it('leaves alone what somebody has changed in the record since', async () => {
    await put('ada.json', ada)
    const { record, current, held } = emptyRecord()
    await importPaths(record, [folder])
    const changed: FhirResource = {
      resourceType: 'Patient',
      id: 'ada',
      identifier: nhs('9990000018'),
      gender: 'female',
    }
    await record.batch([{ method: 'PUT', url: 'Patient/ada', resource: changed }])
    const again = await importPaths(record, [folder])
    expect(again.alreadyThere).toBe(1)
    expect(current('Patient/ada')).toMatchObject({ gender: 'female' })
    expect(held.get('Patient/ada')).toHaveLength(2)
  })

  it('brings a later version of what it brought before', async () => {
    await put('ada.json', ada)
    const { record, current } = emptyRecord()
    await importPaths(record, [folder])
    await put('ada.json', { ...ada, gender: 'female' })
    await importPaths(record, [folder])
    expect(current('Patient/ada')).toMatchObject({ gender: 'female', meta: { versionId: '2' } })
  })

  it('gives a new id where the id is another’s, and references follow', async () => {
    const { record, current, held, writes } = emptyRecord()
    const stranger: FhirResource = { resourceType: 'Patient', id: 'ada', identifier: nhs('9990000026') }
    await record.batch([{ method: 'PUT', url: 'Patient/ada', resource: stranger }])
    await put('later.json', ada)
    await put('earlier.json', pulse)
    await importPaths(record, [folder])
    expect(current('Patient/ada')).toMatchObject({ identifier: nhs('9990000026') })
    const [newKey = ''] = [...held.keys()].filter(
      (key) => key.startsWith('Patient/') && key !== 'Patient/ada',
    )
    expect(current(newKey)).toMatchObject({ identifier: nhs('9990000018') })
    expect(current('Observation/pulse')).toMatchObject({ subject: { reference: newKey } })
    await importPaths(record, [folder])
    expect(writes()).toBe(3)
  })

  it('keeps apart two people who share an id in two files, each with their own', async () => {
    const other = { ...ada, identifier: nhs('9990000034') }
    await put('a.json', [ada, { ...pulse, id: 'of-a' }])
    await put('b.json', [other, { ...pulse, id: 'of-b' }])
    const { record, held, current } = emptyRecord()
    await importPaths(record, [folder])
    const patients = [...held.keys()].filter((key) => key.startsWith('Patient/'))
    expect(patients).toHaveLength(2)
    for (const [id, number] of [
      ['of-a', '9990000018'],
      ['of-b', '9990000034'],
    ] as const) {
      const observation = current(`Observation/${id}`)
      const whom = observation?.resourceType === 'Observation' ? observation.subject?.reference : ''
      expect(current(whom ?? '')).toMatchObject({ identifier: nhs(number) })
    }
  })

  it('follows urn:uuid and absolute addresses, and leaves what means nothing known', async () => {
    const uuid = 'urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a'
    const absolute = 'https://elsewhere.example/fhir/Patient/ada'
    await put('bundle.json', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          resource: {
            ...pulse,
            subject: { reference: uuid },
            focus: [{ reference: absolute }],
            performer: [{ reference: 'Practitioner/later' }, { reference: '#inside' }],
          },
        },
        { fullUrl: uuid, resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Patient' } },
        { fullUrl: absolute, resource: ada },
      ],
    })
    const { record, current } = emptyRecord()
    await importPaths(record, [folder])
    expect(current('Observation/pulse')).toMatchObject({
      subject: { reference: 'Patient/61ebe359-bfdc-4613-8bf2-c5e300945f0a' },
      focus: [{ reference: 'Patient/ada' }],
      performer: [{ reference: 'Practitioner/later' }, { reference: '#inside' }],
    })
  })

  it('resolves conditional references against the files, then against the record', async () => {
    const { record, current } = emptyRecord()
    const known: FhirResource = { resourceType: 'Patient', id: 'known', identifier: nhs('9990000042') }
    await record.batch([{ method: 'PUT', url: 'Patient/known', resource: known }])
    const to = (number: string) => ({
      reference: `Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|${number}`,
    })
    await put('a.json', [
      { ...pulse, id: 'a', subject: to('9990000018') },
      { ...pulse, id: 'b', subject: to('9990000042') },
      { ...pulse, id: 'c', subject: to('9990000050') },
    ])
    await put('b.json', ada)
    await importPaths(record, [folder])
    expect(current('Observation/a')).toMatchObject({ subject: { reference: 'Patient/ada' } })
    expect(current('Observation/b')).toMatchObject({ subject: { reference: 'Patient/known' } })
    expect(current('Observation/c')).toMatchObject({ subject: to('9990000050') })
  })

  it('resolves other conditions too, once what they mean has been written', async () => {
    await put('a.json', { ...pulse, subject: { reference: 'Patient?_id=ada' } })
    await put('b.json', ada)
    const { record, current, writes } = emptyRecord()
    await importPaths(record, [folder])
    expect(current('Observation/pulse')).toMatchObject({ subject: { reference: 'Patient/ada' } })
    await importPaths(record, [folder])
    expect(writes()).toBe(2)
  })

  it('takes copies once and keeps the last updated of several versions', async () => {
    await put('a.json', { ...ada, gender: 'male', meta: { lastUpdated: '2026-01-01T00:00:00Z' } })
    await put('b.json', { ...ada, gender: 'female', meta: { lastUpdated: '2026-02-01T00:00:00Z' } })
    await put('c.json', [pulse, pulse])
    const { record, current, writes } = emptyRecord()
    const report = await importPaths(record, [folder])
    expect(report.copies).toBe(2)
    expect(writes()).toBe(2)
    expect(current('Patient/ada')).toMatchObject({ gender: 'female' })
  })

  it('keeps two vaccinations that were given one identifier', async () => {
    const vaccine = { resourceType: 'Immunization', id: 'v', identifier: nhs('1'), status: 'completed' }
    await put('a.json', { ...vaccine, vaccineCode: { text: 'Influenza' } })
    await put('b.json', { ...vaccine, vaccineCode: { text: 'MMR' } })
    const { record, held, writes } = emptyRecord()
    await importPaths(record, [folder])
    expect(JSON.stringify([...held.values()])).toMatch(/Influenza.*MMR|MMR.*Influenza/)
    await importPaths(record, [folder])
    expect(writes()).toBe(2)
  })

  it('passes over what is not content, and counts it', async () => {
    const entry = [{ resource: pulse }, { resource: ada }]
    await put('history.json', { resourceType: 'Bundle', type: 'history', entry })
    await put('answer.json', { resourceType: 'Bundle', type: 'transaction-response', entry })
    await put('outcome.json', { resourceType: 'OperationOutcome', issue: [] })
    await put('requests.json', {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'DELETE', url: 'Patient/ada' } },
        { request: { method: 'GET', url: 'Patient' } },
      ],
    })
    await put('README.md', 'words')
    const { record, writes } = emptyRecord()
    const report = await importPaths(record, [folder])
    expect(writes()).toBe(0)
    expect(report.refusals).toEqual([])
    expect(report.filesPassedOver).toBe(1)
    expect(Object.fromEntries(report.passedOver)).toEqual({
      'entry of a history Bundle': 2,
      'entry of a transaction-response Bundle': 2,
      OperationOutcome: 1,
      'DELETE request': 1,
      'GET request': 1,
    })
  })

  it('names file, entry and reason of each thing refused, and takes the rest', async () => {
    await put('broken.json', '{"resourceType": "Patient",')
    await put('lines.ndjson', `${JSON.stringify(ada)}\nnot json\n`)
    await put('mixed.json', {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: { resourceType: 'Pokemon' } }, { resource: pulse }],
    })
    await put('nothing.json', '42')
    const { record, writes } = emptyRecord()
    const { refusals } = await importPaths(record, [folder])
    expect(writes()).toBe(2)
    expect(refusals.map(({ where, reason }) => [where.replace(/^[^/]*\//, ''), reason])).toEqual([
      ['broken.json', expect.stringContaining('does not parse')],
      ['lines.ndjson, line 2', expect.stringContaining('does not parse')],
      ['mixed.json, entry 1', 'FHIR R4 has no resource type "Pokemon"'],
      ['nothing.json', 'This is not a FHIR resource: it has no resourceType'],
    ])
  })

  it('does the same whatever the files are called', async () => {
    const contents = [ada, pulse, { ...ada, identifier: nhs('9990000034') }, [{ ...pulse, id: 'x' }]]
    const results: string[] = []
    for (const names of ['abcd', 'dcba', 'badc']) {
      await rm(folder, { recursive: true })
      folder = await mkdtemp(join(tmpdir(), 'import-'))
      for (const [index, content] of contents.entries()) await put(`${names.charAt(index)}.json`, content)
      const { record, held } = emptyRecord()
      await importPaths(record, [folder])
      results.push(JSON.stringify([...held].toSorted(([one], [other]) => one.localeCompare(other))))
    }
    expect(new Set(results).size).toBe(1)
  })

  it('says which path is not there', async () => {
    await expect(importPaths(emptyRecord().record, [join(folder, 'missing')])).rejects.toThrow(
      'There is no file or folder',
    )
  })
  it('learns one by one what a refused transaction held', async () => {
    const { record, writes } = emptyRecord()
    await put('all.json', [ada, pulse])
    const report = await importPaths({ ...record, together: () => Promise.resolve(undefined) }, [folder])
    expect(report.refusals).toEqual([])
    expect(writes()).toBe(2)
  })
})
