import type { Composition } from 'fhir/r4'
import { expect, it } from 'vitest'

import { findingIdsOf } from './coded-findings.ts'
import { eyeExamination } from './note-types.ts'

const naming = (more: Partial<Composition>) =>
  findingIdsOf({
    resourceType: 'Composition',
    status: 'final',
    type: {},
    date: '2026-03-02',
    author: [],
    title: 'Note',
    section: [{ entry: [{ reference: 'Observation/o1' }, { reference: 'Condition/c1' }] }],
    ...more,
  })

it('are those that an examination was signed with', () => {
  expect(naming({ type: eyeExamination })).toEqual(['o1'])
})
it('are none in a note that only quotes the record: what others found is not withdrawn with it', () => {
  expect(naming({})).toEqual([])
})
