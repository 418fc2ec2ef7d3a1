import type { Encounter, Location, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { withBedRequest, withKeptBed } from '#clinical/care/bed-request.ts'
import { withBedState } from '#clinical/care/bed-state.ts'
import type { Stored } from '#fhir/client.ts'

import { forecastOf } from './forecast.ts'
import { toBoard, toHospitals } from './model.ts'
import { refusalOf } from './mutations.ts'
import { suggestionsFor, suitabilityWords } from './suggest.ts'
import { ofSpecialty } from './use-board.ts'

const place = (
  id: string,
  type: string,
  partOf?: string,
  more: Partial<Location> = {},
): Stored<Location> => ({
  resourceType: 'Location',
  id,
  name: id,
  status: 'active',
  physicalType: { coding: [{ code: type }] },
  ...(partOf ? { partOf: { reference: `Location/${partOf}` } } : {}),
  ...more,
})
const state = (code: string) => ({ operationalStatus: { code } })
const site = place('Burnley', 'si')
const places = [
  site,
  place('Ward 1', 'wa', 'Burnley', { type: [{ text: 'Cardiology' }] }),
  place('Bay A', 'ro', 'Ward 1'),
  place('A1', 'bd', 'Bay A', state('O')),
  place('A2', 'bd', 'Bay A', state('U')),
  place('A3', 'bd', 'Bay A', state('C')),
  place('SR1', 'bd', 'Ward 1', state('U')),
  place('SR2', 'bd', 'Ward 1', state('H')),
  place('SR3', 'bd', 'Ward 1', state('O')),
  place('Ward 2', 'wa', 'Burnley'),
]
const bed = (id: string) => places.find((one) => one.id === id) ?? site
const person = (id: string, gender: 'male' | 'female'): Stored<Patient> => ({
  resourceType: 'Patient',
  id,
  gender,
  name: [{ family: id, given: ['Ada'] }],
})
const at = (id: string) => ({ location: { reference: `Location/${id}` }, status: 'active' as const })
const stay = (id: string, patient: string, more: Partial<Encounter>): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: { reference: `Patient/${patient}` },
  ...more,
})
const asked = {
  from: 'ed' as const,
  since: '2026-11-27T09:00:00Z',
  needed: undefined,
  sideRoom: false,
  specialty: { text: 'Cardiology' },
  by: { display: 'Mrs Entwistle' },
}
const lying = stay('s1', 'man', {
  location: [at('Ward 1'), at('A1')],
  serviceType: { text: 'Stroke Medicine' },
  extension: [
    {
      url: 'https://lune.example/fhir/StructureDefinition/expected-discharge-date',
      valueDate: '2026-11-27',
    },
    { url: 'https://lune.example/fhir/StructureDefinition/expected-discharge-time', valueTime: '14:00:00' },
  ],
})
const needing = withBedRequest(stay('s2', 'woman', { status: 'planned' }), asked, site)
const boardOf = (...stays: Stored<Encounter>[]) =>
  toBoard(
    {
      places,
      stays: {
        resources: stays,
        included: [person('man', 'male'), person('woman', 'female')],
        withheld: 1,
        withheldPatients: [],
      },
    },
    ['Ward 1', 'Ward 2'],
  )
const now = Date.parse('2026-11-27T10:20:00Z')

describe('the bed board', () => {
  it('has every ward, every bay and every bed, with what each is; an empty ward too', () => {
    const { wards, withheld } = boardOf(lying, needing)
    expect(
      wards.map(({ name, bays }) => [name, bays.map((bay) => bay.beds.map(({ state }) => state.kind))]),
    ).toEqual([
      [
        'Ward 1',
        [
          ['occupied', 'empty', 'empty'],
          ['empty', 'empty', 'restricted'],
        ],
      ],
      ['Ward 2', []],
    ])
    // the stay nobody may see is in the bed that nobody else is in
    expect(withheld).toBe(0)
  })
  it('says who lies in a ward of another specialty', () => {
    const [first] = boardOf(lying).wards[0]?.bays[0]?.beds ?? []
    expect(first?.state).toMatchObject({
      kind: 'occupied',
      lying: [{ outlier: true, specialty: 'Stroke Medicine' }],
    })
  })
  it('suggests what suits first and says why; what is closed, taken or kept is not offered', () => {
    const board = boardOf(lying, needing)
    const [one] = board.waiting
    if (!one) throw new Error('Nobody waits')
    expect(suggestionsFor(board, one).map((each) => [each.bed.id, suitabilityWords(each)])).toEqual([
      ['SR1', 'Suits – Cardiology'],
      ['A2', 'But: Bay A has men – Cardiology'],
      ['SR2', 'But: Being cleaned – Cardiology'],
    ])
    const kept = boardOf(lying, withKeptBed(needing, bed('SR1')))
    expect(kept.waiting[0]?.keptBedId).toBe('SR1')
    expect(suggestionsFor(kept, one).map((each) => each.bed.id)).not.toContain('SR1')
  })
  it('counts who waits for a specialty with its wards', () => {
    expect(ofSpecialty(boardOf(needing), 'Cardiology')).toMatchObject({
      wards: [{ name: 'Ward 1' }],
      waiting: [{}],
    })
    expect(ofSpecialty(boardOf(needing), 'Urology')).toMatchObject({ wards: [], waiting: [] })
  })
  it('lists the hospitals that have wards, with what is free', () => {
    expect(toHospitals([...places, place('Empty house', 'si')])).toMatchObject([
      { name: 'Burnley', wardIds: ['Ward 1', 'Ward 2'], beds: 6, free: 2 },
    ])
  })
})

describe('the next hours', () => {
  it('count who leaves and who comes in the hour somebody has said, and the beds that are open', () => {
    const { hours, taken, open, late } = forecastOf(boardOf(lying, needing), now)
    expect([taken, open, late]).toEqual([2, 5, 0])
    expect(hours[0]).toMatchObject({ leaving: 0, coming: 1, taken: 3 })
    expect(hours[4]).toMatchObject({ leaving: 1, coming: 0, taken: 2 })
  })
  it('keep what has no hour, and what is past its hour, apart', () => {
    const { extension: [date] = [] } = lying
    expect(forecastOf(boardOf({ ...lying, extension: date ? [date] : [] }), now)).toMatchObject({
      noHour: 1,
      late: 0,
    })
    expect(forecastOf(boardOf(lying), now + 5 * 3_600_000)).toMatchObject({ noHour: 0, late: 1 })
  })
})

describe('a bed is kept', () => {
  it.each([
    ['when it is free', needing, bed('A2'), /can be kept/],
    ['while it is cleaned', needing, bed('SR2'), /can be kept/],
    ['not when somebody lies in it', needing, bed('A1'), /no longer free/],
    ['not when it is closed', needing, bed('A3'), /no longer free/],
    [
      'not when it is cleaned for somebody else',
      needing,
      withBedState(
        bed('SR2'),
        { state: 'cleaning', reason: 'For WOMAN, Ada' },
        { display: 'x' },
        new Date(now),
      ),
      /no longer free/,
    ],
    ['not for somebody who asks no more', stay('s3', 'man', {}), bed('A2'), /Nobody asks/],
  ])('%s', (_, who, which, refused) => {
    expect(refusalOf(who, which) ?? 'can be kept').toMatch(refused)
  })
})
