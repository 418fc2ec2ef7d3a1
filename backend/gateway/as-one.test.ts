import type { Composition, FhirResource, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { asOne, asWritten, widened } from './as-one.ts'
import { namedBy, toPersons } from './persons.ts'

const link = (...links: [type: 'replaces' | 'replaced-by', id: string][]): NonNullable<Patient['link']> =>
  links.map(([type, id]) => ({ type, other: { reference: `Patient/${id}` } }))
const person = (id: string, ...links: Parameters<typeof link>): Patient => ({
  resourceType: 'Patient',
  id,
  name: [{ family: id }],
  link: link(...links),
})

const first = person('first', ['replaced-by', 'second'])
const second = person('second', ['replaces', 'first'], ['replaced-by', 'last'])
const last = person('last', ['replaces', 'second'])
const persons = toPersons([first, second], [last])

describe('who is one person with whom', () => {
  it('is followed over every merge, both ways', () => {
    expect(namedBy([first, second])).toEqual(['last'])
    expect(persons.survivorOf.get('first')?.id).toBe('last')
    expect(persons.sameAs.get('second')).toEqual(['last', 'first', 'second'])
    expect(persons.sameAs.get('last')).toBe(persons.sameAs.get('first'))
  })
  it('is nobody when only one record says so, though that one takes nothing new', () => {
    const alone = toPersons([first], [person('second')])
    expect(alone.survivorOf.size).toBe(0)
    expect([...alone.replaced.keys()]).toEqual(['first'])
  })
  it('is nobody when records replace each other in a ring', () => {
    const ring = [
      person('a', ['replaced-by', 'b'], ['replaces', 'b']),
      person('b', ['replaced-by', 'a'], ['replaces', 'a']),
    ]
    expect(toPersons(ring, []).survivorOf.size).toBe(0)
  })
})

describe('criteria', () => {
  const asked = (type: string, query: string) => {
    const params = new URLSearchParams(query)
    return [widened(type, params, persons), params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')]
  }
  it('that name the survivor ask for every record, in the form they were asked in', () => {
    expect(asked('Observation', 'patient=last&code=1')).toEqual([false, 'code=1&patient=last,first,second'])
    expect(asked('Task', 'subject=Patient/last')).toEqual([
      false,
      'subject=Patient/last,Patient/first,Patient/second',
    ])
    expect(asked('Observation', 'patient=other,last')).toEqual([false, 'patient=other,last,first,second'])
  })
  it('that name a replaced record ask for it alone', () => {
    expect(asked('Observation', 'patient=first')).toEqual([true, 'patient=first'])
  })
  it('of patients are left as they are', () => {
    expect(asked('Patient', '_id=last')).toEqual([false, '_id=last'])
  })
})

describe('what is read and written back', () => {
  const note: Composition = {
    resourceType: 'Composition',
    id: 'n1',
    status: 'final',
    type: { text: 'Note' },
    title: 'Note',
    date: '2026-11-27',
    subject: { reference: 'Patient/first', display: 'FIRST' },
    author: [{ display: 'Dr Amina Hargreaves' }],
    section: [
      { entry: [{ reference: 'Patient/first' }, { reference: 'http://old.example/fhir/Patient/second' }] },
    ],
  }
  it('is to the letter what was stored: a signature holds', () => {
    const read = asOne(persons, note)
    expect(read.subject).toMatchObject({ reference: 'Patient/last', display: 'LAST' })
    expect(asWritten(persons, JSON.parse(JSON.stringify(read)) as FhirResource, note)).toEqual(note)
  })
  it('is about the survivor when it is new', () => {
    const copied = asWritten(persons, asOne(persons, note), undefined)
    expect(copied.subject).toEqual({ reference: 'Patient/last', display: 'LAST' })
    expect(JSON.stringify(copied)).not.toContain('first')
  })
  it('stays in its record though a form names the patient anew', () => {
    const anew = { ...note, subject: { reference: 'Patient/last' } }
    expect(asWritten(persons, anew, note).subject).toEqual(note.subject)
  })
  it('of others is not touched', () => {
    const other = { ...note, subject: { reference: 'Patient/other' }, section: [] }
    expect(asOne(persons, other)).toBe(other)
  })
  it('of a record itself, and of who did what to it, keeps its name', () => {
    const signed = { resourceType: 'Provenance', target: [{ reference: 'Patient/first' }] } as FhirResource
    expect(asOne(persons, signed)).toBe(signed)
    expect(asOne(persons, last)).toBe(last)
  })
})
