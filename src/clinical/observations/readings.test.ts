import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { loinc, snomed } from '#fhir/coding.ts'

import { scorable, spoken, toReadings } from './readings.ts'

const observation = (code: object, rest: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [code] },
  ...rest,
})
const quantity = (value: number, code?: string, unit = code) => ({
  valueQuantity: {
    value,
    ...(code ? { code, system: 'http://unitsofmeasure.org' } : {}),
    ...(unit ? { unit } : {}),
  },
})

describe('readings of anybody’s FHIR', () => {
  it('are known by LOINC alone', () => {
    expect(toReadings(observation(loinc('9279-1'), quantity(15, '/min', 'breaths/minute'))).rr).toEqual({
      text: '15',
      value: 15,
    })
  })
  it('are known by SNOMED CT alone, with the UK’s own units', () => {
    expect(toReadings(observation(snomed('364075005'), quantity(95, '{beats}/min'))).pulse?.value).toBe(95)
  })
  it('take a blood pressure apart, whichever half there is', () => {
    const half = toReadings(
      observation(loinc('55284-4'), {
        component: [{ code: { coding: [loinc('8480-6')] }, ...quantity(120, 'mm[Hg]') }],
      }),
    )
    expect(half).toEqual({ sbp: { text: '120', value: 120 } })
  })
  it('in Fahrenheit are shown as sent and never converted or scored', () => {
    const { temp } = toReadings(observation(loinc('8310-5'), quantity(98.6, '[degF]', 'F')))
    expect(temp).toEqual({ text: '98.6 F', value: undefined, remark: 'unit not scored' })
  })
  it('without a unit are not scored', () => {
    expect(toReadings(observation(loinc('8867-4'), quantity(72))).pulse).toMatchObject({ value: undefined })
    expect(toReadings(observation(loinc('8867-4'), { valueInteger: 72 })).pulse).toMatchObject({
      text: '72',
      value: undefined,
    })
  })
  it('with a comparator are not scored', () => {
    expect(
      toReadings(
        observation(loinc('2708-6'), { valueQuantity: { value: 80, comparator: '<', code: '%', unit: '%' } }),
      ).spo2,
    ).toEqual({ text: '<80%', value: undefined, remark: 'not an exact value, not scored' })
  })
  it('without a value say why', () => {
    expect(toReadings(observation(loinc('9279-1'), { dataAbsentReason: { text: 'Refused' } })).rr).toEqual({
      text: '–',
      value: undefined,
      remark: 'Refused',
    })
  })
  it('say that they were amended', () => {
    expect(
      toReadings(observation(loinc('9279-1'), { ...quantity(15, '/min'), status: 'amended' })).rr,
    ).toEqual({ text: '15', value: 15, remark: 'Amended' })
  })
  it('with many decimals are shown to a tenth, said to be rounded, and scored as sent', () => {
    expect(toReadings(observation(loinc('8867-4'), quantity(110.46, '/min'))).pulse).toEqual({
      text: '110.5',
      value: 110.46,
      remark: 'rounded',
    })
  })
  it('are none for what is not on the chart', () => {
    expect(toReadings(observation(loinc('29463-7'), quantity(80, 'kg')))).toEqual({})
    expect(toReadings({ resourceType: 'Observation', status: 'final', code: {} })).toEqual({})
  })
})

describe('consciousness', () => {
  it.each([
    ['248234008', 'A'],
    ['130987000', 'C'],
    ['300202002', 'V'],
    ['450847001', 'P'],
    ['422768004', 'U'],
  ])('%s is %s', (code, letter) => {
    const value = { valueCodeableConcept: { coding: [snomed(code)] } }
    expect(toReadings(observation(snomed('1104441000000107'), value)).acvpu).toEqual({
      text: letter,
      value: letter,
    })
  })
  it('by another scale is shown and not scored', () => {
    const value = { valueCodeableConcept: { text: 'Drowsy' } }
    expect(toReadings(observation(snomed('1104441000000107'), value)).acvpu).toMatchObject({
      text: 'Drowsy',
      value: undefined,
    })
  })
})

describe('air or oxygen', () => {
  it('is air by its code, or as the value of Breathing', () => {
    expect(toReadings(observation(snomed('722742002'))).air?.value).toEqual({ oxygen: false })
    const breathing = { valueCodeableConcept: { coding: [snomed('722742002')] } }
    expect(toReadings(observation(snomed('78064003'), breathing)).air?.value).toEqual({ oxygen: false })
  })
  it('is oxygen with device and flow', () => {
    const { air } = toReadings(
      observation(snomed('371825009'), {
        ...quantity(2, 'L/min'),
        method: { coding: [{ code: 'N', display: 'Nasal cannula' }], text: 'Nasal cannula' },
      }),
    )
    expect(air).toEqual({
      text: 'N 2 L',
      value: { oxygen: true, device: 'N', litres: 2 },
      remark: 'Nasal cannula',
    })
  })
  it('is oxygen even when nothing more was sent', () => {
    expect(toReadings(observation(snomed('371825009'))).air).toEqual({ text: 'O₂', value: { oxygen: true } })
  })
  it('is neither when Breathing says something else', () => {
    expect(toReadings(observation(snomed('78064003'))).air).toMatchObject({ value: undefined })
  })
})

it('scores only what has a value', () => {
  expect(
    scorable({ rr: { text: '18', value: 18 }, temp: { text: '98 F', value: undefined, remark: 'x' } }),
  ).toEqual({ rr: 18 })
})

it('is said with its unit', () => {
  expect(spoken('rr', { text: '18', value: 18 })).toBe('18 per minute')
  expect(spoken('acvpu', { text: 'C', value: 'C' })).toBe('New confusion')
  expect(spoken('temp', { text: '98.6 F', value: undefined, remark: 'unit not scored' })).toBe(
    '98.6 F, unit not scored',
  )
})
