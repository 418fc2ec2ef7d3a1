import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isEnough, type QueryWords, queryWords } from './query-words.ts'

const today = new Date('2026-03-10T12:00:00Z')
const nothing: QueryWords = {
  names: [],
  nhsNumber: undefined,
  hospitalNumbers: [],
  born: [],
  eitherNumber: undefined,
  unused: [],
}
const read = (typed: string) => queryWords(typed, today)
const onDay = (date: string) => [{ from: date, to: date }]

describe('names', () => {
  it.each([
    ['smith', ['smith']],
    ['smith john', ['smith', 'john']],
    ['SMITH, John (Mr)', ['SMITH', 'John']],
    ['Mrs. Doreen Ashworth', ['Doreen', 'Ashworth']],
    ['o’neill', ["o'neill"]],
    ['Smith–Jones', ['Smith-Jones']],
    ['J. Smith', ['J', 'Smith']],
    ['Zoë Ångström', ['Zoë', 'Ångström']],
    ['Mohammed al-Rashid', ['Mohammed', 'al-Rashid']],
    ['李 王', ['李', '王']],
  ])('%s', (typed, names) => expect(read(typed)).toEqual({ ...nothing, names }))

  it('keeps a title that is all there is: it may be a name', () => {
    expect(read('Master').names).toEqual(['Master'])
  })
  it('keeps May, April and June as names when no day stands with them', () => {
    expect(read('may 1945')).toMatchObject({
      names: ['may'],
      born: [{ from: '1945-01-01', to: '1945-12-31' }],
    })
    expect(read('June Smith').names).toEqual(['June', 'Smith'])
  })
})

describe('the NHS number', () => {
  it.each([
    '9434765919',
    '943 476 5919',
    '943-476-5919',
    ' 943 4765919 ',
    'NHS No. 943 476 5919',
    '(943 476 5919)',
  ])('%s', (typed) =>
    expect(read(typed)).toEqual({ ...nothing, nhsNumber: { digits: '9434765919', valid: true } }),
  )
  it('is told from a wrong one, and both are searched', () => {
    expect(read('943 476 5918').nhsNumber).toEqual({ digits: '9434765918', valid: false })
  })
  it('is found among other words', () => {
    expect(read('SMITH, Richard (Mr) Born 14-Jul-1945 (80y) Gender Male NHS No. 943 476 5919')).toMatchObject(
      {
        nhsNumber: { digits: '9434765919', valid: true },
        born: onDay('1945-07-14'),
      },
    )
  })
  it('is not eleven figures', () => {
    expect(read('94347659190')).toEqual({ ...nothing, hospitalNumbers: ['94347659190'] })
  })
})

describe('the date of birth', () => {
  it.each([
    '14/07/1945',
    '14/7/1945',
    '14.07.1945',
    '14-07-1945',
    '14 07 1945',
    '14-Jul-1945',
    '14 July 1945',
    '14th july 1945',
    '14jul1945',
    'July 14, 1945',
    '1945-07-14',
    'born 14-Jul-1945 (80y)',
    'DOB: 14/07/1945',
    '14/07/45',
    '14 jul 45',
  ])('%s', (typed) => expect(read(typed)).toEqual({ ...nothing, born: onDay('1945-07-14') }))

  it('in eight figures may be a hospital number as well', () => {
    expect(read('14071945')).toEqual({ ...nothing, born: onDay('1945-07-14'), eitherNumber: '14071945' })
    expect(read('19450714')).toEqual({ ...nothing, born: onDay('1945-07-14'), eitherNumber: '19450714' })
    expect(read('99999999')).toEqual({ ...nothing, hospitalNumbers: ['99999999'] })
  })
  it('with a two-figure year is of either century that has been', () => {
    expect(read('05/06/12').born).toEqual([...onDay('2012-06-05'), ...onDay('1912-06-05')])
    expect(read('05/06/27').born).toEqual(onDay('1927-06-05'))
  })
  it('may be a year or a month', () => {
    expect(read('1945').born).toEqual([{ from: '1945-01-01', to: '1945-12-31' }])
    expect(read('02/1948').born).toEqual([{ from: '1948-02-01', to: '1948-02-29' }])
    expect(read('Feb-1945').born).toEqual([{ from: '1945-02-01', to: '1945-02-28' }])
  })
  it.each(['31/02/1945', '00/07/1945', '14/13/1945', '14/07/2027', '11/03/2026', '1066'])(
    '%s is not one, and is said to be unused',
    (typed) => expect(read(typed)).toEqual({ ...nothing, unused: [typed] }),
  )
  it('today is one', () => expect(read('10/03/2026').born).toEqual(onDay('2026-03-10')))
})

describe('the hospital number', () => {
  it('has figures, and is sought in capitals', () => {
    expect(read('rxr1234567')).toEqual({ ...nothing, hospitalNumbers: ['RXR1234567'] })
    expect(read('1234567')).toEqual({ ...nothing, hospitalNumbers: ['1234567'] })
    expect(read('Hospital No. RXR1234567').hospitalNumbers).toEqual(['RXR1234567'])
  })
})

describe('any order', () => {
  it.each(['smith john 1945', '1945 smith john', 'smith 1945 john'])('%s', (typed) => {
    expect(read(typed)).toEqual({
      ...nothing,
      names: ['smith', 'john'],
      born: [{ from: '1945-01-01', to: '1945-12-31' }],
    })
  })
  it('of all four', () => {
    const parts = ['ashworth', '14/07/1945', '943 476 5919', 'RXR1234567']
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 4 }), (some) => {
        expect(read(some.join(' '))).toEqual({
          ...nothing,
          names: ['ashworth'],
          born: onDay('1945-07-14'),
          nhsNumber: { digits: '9434765919', valid: true },
          hospitalNumbers: ['RXR1234567'],
        })
      }),
    )
  })
})

describe('what is typed so far', () => {
  it.each(['', ' ', 's', '1', '14/', '14/07', '943 476', '(', '?!'])('%j is not enough', (typed) =>
    expect(isEnough(read(typed))).toBe(false),
  )
  it.each(['sm', 'j s', '李王', '1945', '9434765919', '12345'])('%j is enough', (typed) =>
    expect(isEnough(read(typed))).toBe(true),
  )
  it('takes anything, and loses no letter or figure of it in silence', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const { names, nhsNumber, hospitalNumbers, born, unused } = read(typed)
        const label = /\b(?:nhs|hospital|unit|mrn|dob|date|\d+\s*[ymwd])/i.test(typed)
        const understood = names.length + hospitalNumbers.length + born.length + unused.length
        expect(label || !/[a-z0-9]/i.test(typed) || understood > 0 || nhsNumber !== undefined).toBe(true)
      }),
    )
  })
  it('reads every real day in every way it is written', () => {
    const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-03-09'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          const [y = '', m = '', d = ''] = iso.split('-')
          for (const typed of [
            iso,
            `${d}/${m}/${y}`,
            `${d}-${month[Number(m) - 1]}-${y}`,
            `${d}${m}${y}`,
            `${+d}.${+m}.${y}`,
          ])
            expect(read(typed).born).toContainEqual({ from: iso, to: iso })
        },
      ),
    )
  })
})
