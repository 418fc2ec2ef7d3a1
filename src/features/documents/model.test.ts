import type { DocumentReference } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { choices, type Document, fits, noFilter, noSpecialty, toDocuments } from './model.ts'

const reference = (id: string, more: Partial<DocumentReference> = {}): Stored<DocumentReference> => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  subject: { reference: 'Patient/ada' },
  content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1', size: 2000 } }],
  ...more,
})
const documentsOf = (...resources: Stored<DocumentReference>[]) =>
  toDocuments({ resources, withheld: 0 }).entries

describe('a document', () => {
  it('says what it is, when, of which specialty, and what it carries', () => {
    const [letter] = documentsOf(
      reference('letter', {
        type: { text: 'Clinic letter' },
        description: 'Chest clinic, March',
        date: '2026-03-14T10:00:00Z',
        context: { practiceSetting: { text: 'Respiratory medicine' } },
      }),
    )
    expect(letter).toMatchObject({
      title: 'Chest clinic, March',
      kind: 'Clinic letter',
      specialty: 'Respiratory medicine',
      attachments: [{ type: 'PDF', size: '2 kB', content: { kind: 'kept', id: '1' } }],
    })
  })
  it('that says almost nothing is there all the same', () => {
    const bare = {
      resourceType: 'DocumentReference',
      id: 'bare',
      status: 'current',
    } as Stored<DocumentReference>
    expect(documentsOf(bare)).toMatchObject([
      {
        title: 'Document without a title',
        kind: 'Kind not stated',
        from: 'Source not stated',
        attachments: [],
      },
    ])
  })
  it('entered in error stands apart from the list, with who withdrew it and why', () => {
    const wrong = reference('wrong', {
      status: 'entered-in-error',
      extension: [
        {
          url: 'https://lune.example/fhir/StructureDefinition/entered-in-error',
          valueAnnotation: {
            authorReference: { display: 'Mr Daniel Okoro' },
            time: '2026-03-14T10:00:00Z',
            text: 'Wrong patient',
          },
        },
      ],
    })
    const { entries, inError } = toDocuments({ resources: [wrong, reference('right')], withheld: 0 })
    expect(entries.map(({ id }) => id)).toEqual(['right'])
    expect(inError).toMatchObject([
      { id: 'wrong', inError: { who: 'Mr Daniel Okoro', reason: 'Wrong patient' } },
    ])
  })
})

describe('a filter', () => {
  const documents: Document[] = documentsOf(
    reference('a', { type: { text: 'Letter' }, context: { practiceSetting: { text: 'Cardiology' } } }),
    reference('b', { type: { text: 'Letter' } }),
    reference('c', { type: { text: 'Scan' }, context: { practiceSetting: { text: 'Cardiology' } } }),
  )
  const found = (filter: Partial<typeof noFilter>) =>
    documents.filter((one) => fits(one, { ...noFilter, ...filter })).map(({ id }) => id)
  it('narrows by kind and specialty together; what states none can be asked for too', () => {
    expect(found({})).toEqual(['a', 'b', 'c'])
    expect(found({ kind: 'Letter', specialty: 'Cardiology' })).toEqual(['a'])
    expect(found({ specialty: noSpecialty })).toEqual(['b'])
  })
  it('offers what there is, the most first', () => {
    expect(choices(documents, 'kind')).toEqual([
      { value: 'Letter', count: 2 },
      { value: 'Scan', count: 1 },
    ])
  })
})
