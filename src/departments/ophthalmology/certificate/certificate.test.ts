import { describe, expect, it } from 'vitest'

import { copiesIn } from '#clinical/letters/copies.ts'
import { sectionsIn } from '#clinical/letters/letter-html.ts'
import { htmlOf } from '#clinical/letters/letter.ts'
import { toIdentity } from '#clinical/patient/patient.ts'
import { acuityText, readAcuity } from '#departments/ophthalmology/eye/acuity.ts'

import { carried, certificateDraft, type CertificateDraft, toCertificate } from './certificate.ts'

const post = { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'doctor' as const, areas: [] }
const session = { userId: '5', name: 'Rohan Mistry', posts: [post], post }
const eye = { acuity: '3/60', source: '', field: 'Central loss', cause: 'Glaucoma' }
const draft: CertificateDraft = {
  grade: 'severe',
  right: { ...eye, source: 'from the record, 01-Mar-2026, Pinhole' },
  left: { ...eye, acuity: 'NPL' },
  examined: '14-Mar-2026',
  consent: 'patient',
  gp: true,
  authority: true,
  authorityAddress: 'Lancashire County Council\nPreston PR1 0LD',
  note: '',
}
const faultsOf = (changed: object) =>
  certificateDraft.safeParse({ ...draft, ...changed }).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('a certificate of vision impairment', () => {
  it('is a clinical letter that says what is certified, each eye in words, and by whose consent', () => {
    const letter = toCertificate(
      draft,
      { patient: toIdentity({ resourceType: 'Patient', id: 'ada' }), entryId: 'e', session },
      new Date('2026-03-14T10:00:00Z'),
    )
    expect(JSON.stringify(letter.category)).toContain('clinical')
    expect(JSON.stringify(letter.category)).toContain('severely-sight-impaired')
    const words = sectionsIn(htmlOf(letter))
    expect(words.map(({ title }) => title)).toEqual([
      'Certified as',
      'Right eye',
      'Left eye',
      'Examined',
      'Consent',
    ])
    expect(words[1]?.words).toContain('3/60 (from the record, 01-Mar-2026, Pinhole)')
    expect(
      copiesIn(letter.extension)
        .filter(({ chosen }) => chosen)
        .map(({ who }) => who),
    ).toEqual(['patient', 'gp', 'other'])
  })
  it('is not issued without consent, a cause for each eye, and an address of whoever gets a copy', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ consent: '' })).toEqual(['consent'])
    expect(faultsOf({ left: { ...eye, cause: '' } })).toEqual(['left.cause'])
    expect(faultsOf({ right: { ...eye, acuity: 'poor' } })).toEqual(['right.acuity'])
    expect(faultsOf({ authorityAddress: 'Lancashire County Council' })).toEqual(['authorityAddress'])
  })
  it.each(['6/60', '6/60-2', '20/400', '1.30', '35 letters', 'CF'])(
    'carries %s forward as it was written',
    (text) => {
      const acuity = readAcuity(text)
      if (!acuity) throw new Error('Not read')
      expect(readAcuity(carried(acuityText(acuity), '')?.acuity ?? '')).toEqual(acuity)
    },
  )
})
