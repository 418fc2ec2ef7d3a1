import type { Bundle, Composition, FhirResource } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { readDocument } from './document.ts'

const composition: Composition = {
  resourceType: 'Composition',
  id: 'c1',
  status: 'final',
  type: { text: 'Discharge summary' },
  subject: { reference: 'Patient/ada' },
  date: '2026-03-14T10:00:00Z',
  author: [{ display: 'Dr Amina Hargreaves' }],
  title: 'Discharge summary',
  section: [
    { title: 'Diagnoses', text: { status: 'additional', div: '<div>Pneumonia<script>x()</script></div>' } },
  ],
}
const document = (first: FhirResource, more: Bundle<FhirResource>['entry'] = []): Bundle<FhirResource> => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: [{ fullUrl: 'https://a/fhir/Composition/c1', resource: first }, ...more],
})

describe('a document', () => {
  it('is read from what the Bundle itself carries', () => {
    const patient: FhirResource = {
      resourceType: 'Patient',
      id: 'ada',
      name: [{ family: 'Field', given: ['Ada'] }],
    }
    expect(readDocument(document(composition, [{ resource: patient }]), 'ada')).toMatchObject({
      title: 'Discharge summary',
      status: undefined,
      authors: ['Dr Amina Hargreaves'],
      patient: { name: 'FIELD, Ada' },
      sections: [{ title: 'Diagnoses', text: 'Pneumonia' }],
    })
  })
  it('about somebody else is not shown', () => {
    expect(() => readDocument(document(composition), 'ben')).toThrow(/not about this patient/)
  })
  it('that calls its patient by an address of its own is about the entry of that address', () => {
    const subject = { reference: 'urn:uuid:2' }
    const patient: FhirResource = { resourceType: 'Patient', id: 'ada' }
    const bundle = document({ ...composition, subject }, [{ fullUrl: 'urn:uuid:2', resource: patient }])
    expect(readDocument(bundle, 'ada').patient?.id).toBe('ada')
    expect(() => readDocument(bundle, 'ben')).toThrow(/not about this patient/)
  })
  it('that does not begin with a composition is no document', () => {
    expect(() => readDocument(document({ resourceType: 'Patient', id: 'ada' }), 'ada')).toThrow(
      /not a FHIR document/,
    )
  })
})
