import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { addressWith, searchOf, toFilter } from './filter.ts'
import { addDays, bandOf, bands } from './rtt.ts'

const asked = (query: string) => toFilter(new URLSearchParams(query))
const search = (query: string) => searchOf(asked(query), 'Organization/rxr', '2026-07-06')

describe('a waiting list', () => {
  it('is asked for whole, the longest wait first, when nothing is chosen', () =>
    expect(search('')).toEqual({
      performer: 'Organization/rxr',
      category: [
        'https://lune.example/fhir/CodeSystem/waiting-list|outpatient,https://lune.example/fhir/CodeSystem/waiting-list|inpatient',
      ],
      status: 'draft,active,on-hold',
      _sort: 'occurrence',
    }))

  it('is asked for by codes of the address, every one of them on the server', () =>
    expect(search('list=inpatient&specialty=130&priority=P2&state=active&sort=urgent')).toMatchObject({
      category: [
        'https://lune.example/fhir/CodeSystem/waiting-list|inpatient',
        'https://lune.example/fhir/CodeSystem/waiting-priority|P2',
      ],
      'performer-type': 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode|130',
      status: 'active',
      _sort: '-priority,occurrence',
    }))

  it('forgets what the address says and no list has', () =>
    expect(asked('specialty=999&band=11&sort=name&state=gone&view=x')).toEqual(asked('')))

  it.each([
    ['band=19', ['lt2026-03-02', 'sa2026-01-05']],
    ['band=104', ['lt2024-07-09']],
    ['band=18', ['sa2026-03-01']],
    ['view=breach', ['lt2026-03-30']],
    ['band=soon', ['lt2026-03-30', 'sa2026-03-01']],
    ['view=breach&band=18', ['lt2026-03-30', 'sa2026-03-01']],
  ])('with %s asks for clocks that started within days', (query, occurrence) =>
    expect(search(query)).toMatchObject({ occurrence }),
  )

  it('asks, of any clock, for the band that it is in and for no other', () => {
    const today = '2026-07-06'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 }), (days) => {
        const start = addDays(today, -days)
        const found = bands.filter(({ code }) => {
          const { occurrence = [] } = searchOf(asked(`band=${code}`), 'o', today)
          return [occurrence].flat().every((one) => {
            const day = one.slice(2)
            return one.startsWith('lt') ? start < day : start > day
          })
        })
        expect(found.map(({ code }) => code)).toEqual([bandOf(days)])
      }),
    )
  })

  it('keeps the other choices in the address, and does not say what is usual', () => {
    const params = new URLSearchParams('list=inpatient&band=52')
    expect(addressWith(params, { specialty: '130' })).toBe('?list=inpatient&band=52&specialty=130')
    expect(addressWith(params, { band: '', state: 'open' })).toBe('?list=inpatient')
  })
})
