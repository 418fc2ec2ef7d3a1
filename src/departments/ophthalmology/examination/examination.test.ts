import fc from 'fast-check'
import type { Composition, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Session } from '#auth/session.ts'
import { eyeExamination } from '#clinical/writing/note-types.ts'
import { toNoteSections } from '#clinical/writing/note-sections.ts'
import { type Part, parts, zones } from '#departments/ophthalmology/eye/drawing.ts'
import { elementNames, elements, type Field } from '#departments/ophthalmology/eye/elements.ts'
import { toFindings } from '#departments/ophthalmology/eye/finding.ts'
import type { Stored } from '#fhir/client.ts'

import { signedExamination, toComposition, toExamination } from './draft.ts'
import { discAt, placeAt, pointOf } from './geometry.ts'
import { observationsOf } from './observations.ts'
import { problemsOf } from './problems.ts'
import { emptyExamination, type Examination, sectionsOf, sets } from './values.ts'
import { toVisits } from './visits.ts'

const at = '2026-03-02T17:00'
const now = new Date('2026-03-02T18:00:00Z')
const examination = (change: (draft: Examination) => void = () => undefined): Examination => {
  const draft = structuredClone(emptyExamination(at))
  change(draft)
  return draft
}
const said = (draft: Examination) =>
  observationsOf(draft, 'p1').map(
    ({ eye, observation: { code, dataAbsentReason } }) =>
      `${eye} ${code.text} ${dataAbsentReason?.text ?? ''}`,
  )
const problems = (change: (draft: Examination) => void) =>
  problemsOf(examination(change), now.getTime()).map(({ name }) => name)

describe('not examined', () => {
  it('is nothing at all where nobody looked', () => {
    expect(said(examination())).toEqual([])
  })
  it('is said once of an eye that is missing, whatever had been typed for it', () => {
    const draft = examination(({ left }) => {
      left.state = 'Eye missing'
      left.acuity = [{ value: '6/9', method: 'Glasses', chart: '', distance: '' }]
    })
    expect(said(draft)).toEqual(['left Visual acuity Eye missing'])
  })
  it('is said of the one part that could not be assessed', () => {
    const draft = examination(({ right }) => {
      right.unable.gonioscopy = true
      right.of.gonioscopy['superior'] = 'Grade 2'
    })
    expect(said(draft)).toEqual(['right Gonioscopy Unable to assess'])
    expect(problemsOf(draft, now.getTime())).toEqual([])
  })
})

describe('what is typed', () => {
  it('is asked about where it is not whole, by the field', () => {
    expect(
      problems(({ right }) => (right.acuity = [{ value: '6/9', method: '', chart: '', distance: '' }])),
    ).toEqual(['right.acuity.0.method'])
    expect(
      problems(({ left }) => (left.pressure = [{ value: '81', instrument: 'I-care', time: '' }])),
    ).toEqual(['left.pressure.0.value'])
    expect(
      problems(({ left }) => (left.pressure = [{ value: '18', instrument: 'I-care', time: '25:00' }])),
    ).toEqual(['left.pressure.0.time'])
    expect(problems(({ right }) => (right.of.refraction['cylinder'] = '-0.50'))).toEqual([
      'right.of.refraction.axis',
    ])
    expect(problems(({ right }) => (right.of.oct['thickness'] = '310'))).toEqual(['right.of.oct.device'])
    expect(problems(() => undefined)).toEqual(['plan'])
  })
  it.each([
    ['sphere', '-2.25', true],
    ['sphere', '-2.3', false],
    ['sphere', '-2,25', false],
    ['axis', '180', true],
    ['axis', '0', false],
  ])('a refraction with %s %s is taken: %s', (field, typed, taken) => {
    const found = problems(({ right }) => {
      right.of.refraction['sphere'] = '1.00'
      right.of.refraction['cylinder'] = '-0.50'
      right.of.refraction['axis'] = '90'
      right.of.refraction[field] = typed
    })
    expect(found.length === 0).toBe(taken)
  })
  it('takes every step of a cup to disc ratio, and nothing between', () => {
    for (let step = 0; step <= 20; step++)
      expect(problems(({ right }) => (right.of.disc['cupDisc'] = (step * 0.05).toFixed(2)))).toEqual([])
    expect(problems(({ right }) => (right.of.disc['cupDisc'] = '0.53'))).toEqual(['right.of.disc.cupDisc'])
  })
  it('is kept in view though its part was left out', () => {
    const draft = examination(({ right }) => (right.of.diabetic['retinopathy'] = 'R0, none'))
    draft.picked = []
    expect(sectionsOf(draft)).toEqual(['diabetic'])
  })
  it('has a set for each reason, of parts that exist', () => {
    for (const set of Object.values(sets))
      expect(sectionsOf({ ...examination(), picked: [...set] })).toHaveLength(set.length)
  })
})

describe('every part', () => {
  const typedIn = (field: Field): string => {
    if (field.kind === 'choice') return field.options[0] ?? ''
    return field.kind === 'number' ? String(field.high) : 'In words'
  }
  it.each(elementNames)('%s reads back in words that hold every value', (name) => {
    const { fields, title } = elements[name]
    const draft = examination(({ right }) => {
      for (const field of fields) right.of[name][field.name] = typedIn(field)
    })
    const made = observationsOf(draft, 'p1').map(({ observation }, index) => ({
      ...observation,
      id: `o${index}`,
    }))
    const [found] = toFindings(made, [])
    expect(found).toMatchObject({ eye: 'right', title })
    const whole = JSON.stringify(found?.words)
    expect(fields.map(typedIn).filter((typed) => !whole.includes(typed))).toEqual([])
  })
})

describe('signing', () => {
  const session = {
    userId: '555',
    name: 'Dr Green',
    post: { id: 'r1', role: 'doctor', orgCode: 'RXR', orgName: 'East Lancashire' },
  } as Session
  const frame = { patientId: 'p1', encounterId: undefined, entryId: 'e1', session }
  const typed = examination(({ right, left }) => {
    right.pressure = [
      { value: '19', instrument: 'Goldmann', time: '09:00' },
      { value: '27', instrument: 'Goldmann', time: '12:30' },
    ]
    right.drawn.fundus = [{ finding: 'Retinal tear', zone: 'Far periphery', hour: 10 }]
    left.state = 'Eye missing'
  })
  const draft = { ...toComposition(typed, frame, now), id: 'c1' } as Stored<Composition>
  const actor = { patientId: 'p1', session, actId: 'a1', now }

  it('gives back the draft as it was typed', () => {
    expect(toExamination(draft, '')).toEqual(typed)
  })
  it('writes words and coded findings of one making, each finding named by its note', () => {
    const { make = [], change = [] } = signedExamination(draft, { session, replaced: undefined }, actor)
    const note = change[0]?.to as Composition
    expect(note).toMatchObject({ status: 'final' })
    const named = note.section?.flatMap(({ entry = [] }) => entry.map(({ reference }) => reference))
    expect(new Set(named)).toEqual(new Set(make.map(({ fullUrl }) => fullUrl)))
    expect(toNoteSections(note.section).map(({ text }) => text)).toEqual([
      'Left eye: Eye missing',
      'Right eye: 19 mmHg, at 09:00, Goldmann\nRight eye: 27 mmHg, at 12:30, Goldmann',
      'Right eye: Retinal tear at 10 o’clock, far periphery',
    ])
  })
  it('withdraws what it amends, with the reason', () => {
    const note = { ...draft, id: 'c0', status: 'final' } as Stored<Composition>
    const old = { resourceType: 'Observation', id: 'o0', status: 'final', code: {} } as Stored<Observation>
    const again = { ...toComposition({ ...typed, amends: 'c0', why: 'Wrong hour' }, frame, now), id: 'c2' }
    const { change = [], reason } = signedExamination(
      again as Stored<Composition>,
      { session, replaced: { note, observations: [old] } },
      actor,
    )
    expect(reason).toBe('Amended: Wrong hour')
    expect(change.map(({ to }) => `${to.id} ${(to as Observation).status}`)).toEqual([
      'c2 final',
      'c0 entered-in-error',
      'o0 entered-in-error',
    ])
  })
})

describe('a visit', () => {
  const note = (more: Partial<Composition>) =>
    ({
      resourceType: 'Composition',
      id: 'c1',
      status: 'final',
      date: '2026-03-02',
      ...more,
    }) as Stored<Composition>
  const finding = (id: string, when: string) =>
    toFindings(
      [
        {
          resourceType: 'Observation',
          id,
          status: 'final',
          code: { coding: [{ system: 'http://snomed.info/sct', code: '41633001' }] },
          effectiveDateTime: when,
        },
      ],
      [],
    )
  it('holds what its examination names; the rest stands by its day, and nothing stands twice', () => {
    const all = [...finding('a', '2026-03-02T09:00:00Z'), ...finding('b', '2026-03-02T10:00:00Z')]
    const { visits } = toVisits(all, [
      note({ type: eyeExamination, section: [{ entry: [{ reference: 'Observation/a' }] }] }),
    ])
    expect(new Set(visits.map(({ findings }) => findings.map(({ id }) => id).join(' ')))).toEqual(
      new Set(['a', 'b']),
    )
  })
  it('is no draft, and what was entered in error stands apart with its reason', () => {
    const tag = [{ system: 'https://lune.example/fhir/CodeSystem/draft-of', code: '555' }]
    const { visits, inError } = toVisits([], [note({ meta: { tag } }), note({ status: 'entered-in-error' })])
    expect(visits).toEqual([])
    expect(inError.map(({ withdrawn }) => withdrawn.reason)).toEqual(['Reason not recorded'])
  })
})

describe('a place on the picture', () => {
  const place = (part: Part) =>
    fc.record({
      zone: fc.constantFrom(...zones[part]),
      hour: fc.integer({ min: 1, max: 12 }),
      eye: fc.constantFrom('right' as const, 'left' as const),
    })
  it.each(parts)('of the %s is the same pointed at and named', (part) => {
    fc.assert(
      fc.property(place(part), ({ zone, hour, eye }) => {
        const named = { zone: zone.name, hour: zone.spot ? undefined : hour }
        const point = pointOf(part, eye, { finding: 'Drusen', ...named })
        const found = point && placeAt(part, eye, point)
        // the disc lies over the posterior pole, and is what is meant where both are
        if (found?.zone === 'Disc' && zone.name !== 'Disc') return
        expect(found).toEqual(named)
      }),
    )
  })
  it('has the disc on the side of the nose: on the right of the right eye', () => {
    expect(discAt('right').x).toBeGreaterThan(100)
    expect(discAt('left').x).toBeLessThan(100)
  })
  it('is nowhere outside of the eye', () => {
    expect(placeAt('fundus', 'right', { x: 2, y: 2 })).toBeUndefined()
  })
})
