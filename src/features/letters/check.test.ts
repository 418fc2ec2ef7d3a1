import { describe, expect, it } from 'vitest'

import { copiesFor } from '#clinical/letters/copies.ts'
import type { LetterDraft } from '#clinical/letters/letter.ts'
import { otherAsPerson, type People } from '#clinical/letters/people.ts'

import { problemsOf } from './check.ts'

const people: People = {
  patient: otherAsPerson('Mrs Ada Field\n1 Mill Lane'),
  gp: otherAsPerson('Surgery\nBurnley'),
  died: false,
}
const template = { sections: [{ title: 'Plan', words: '', required: true }] }
const letter = (more: Partial<LetterDraft> = {}): LetterDraft => ({
  title: 'Clinic letter',
  sections: [{ title: 'Plan', words: 'Home' }],
  copies: copiesFor(['patient']),
  ...more,
})
const said = (draft: LetterDraft, who = people) => problemsOf(draft, template, who).join(' ')

describe('a letter cannot be signed', () => {
  it('while something in it is open or empty', () => {
    expect(said(letter())).toBe('')
    expect(said(letter({ sections: [{ title: 'Plan', words: 'On [Date: not recorded]' }] }))).toContain(
      'Date: not recorded',
    )
    expect(said(letter({ sections: [{ title: 'Plan', words: ' ' }] }))).toContain('“Plan” is empty')
  })
  it('to nobody, or to somebody without a name', () => {
    expect(said(letter({ copies: copiesFor([]) }))).toContain('goes to nobody')
    expect(said(letter({ copies: copiesFor(['other']) }))).toContain('Write the name')
  })
  it('to a patient who has died', () => {
    expect(said(letter(), { ...people, died: true })).toContain('has died')
  })
  it('by post to an address that is withheld or not there; by hand it can', () => {
    const withheld = {
      ...people,
      patient: { ...people.patient, lines: [], noPost: 'Withheld – sensitive record' },
    }
    expect(said(letter(), withheld)).toContain('Withheld – sensitive record')
    expect(
      said(
        letter({ copies: copiesFor(['patient']).map((one) => ({ ...one, by: 'hand' as const })) }),
        withheld,
      ),
    ).toBe('')
  })
  it('to a practice the record does not name', () => {
    expect(said(letter({ copies: copiesFor(['gp']) }), { ...people, gp: undefined })).toContain(
      'no GP practice',
    )
  })
})
