import type { ActivityDefinition, ObservationDefinition, SpecimenDefinition } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { found, toCatalogue } from './catalogue.ts'

const url = (id: string) => `https://lune.example/fhir/ActivityDefinition/${id}`
const laboratory = { coding: [{ system: 'http://snomed.info/sct', code: '108252007' }] }
const activity = (id: string, more: Partial<ActivityDefinition> = {}): ActivityDefinition => ({
  resourceType: 'ActivityDefinition',
  id,
  status: 'active',
  url: url(id),
  title: id,
  topic: [laboratory],
  code: { text: id },
  ...more,
})
const whole = <R>(...resources: R[]) => ({ resources: resources as (R & { id: string })[], withheld: 0 })
const catalogueOf = (...activities: ActivityDefinition[]) =>
  toCatalogue(whole(...activities), whole()).orderables.entries

const specimen: SpecimenDefinition = {
  resourceType: 'SpecimenDefinition',
  id: 'specimen',
  typeCollected: { text: 'Venous blood' },
  typeTested: [{ preference: 'preferred', container: { description: 'Purple: EDTA' } }],
}
const haemoglobin: ObservationDefinition = {
  resourceType: 'ObservationDefinition',
  id: 'hb',
  code: { text: 'Haemoglobin' },
}

describe('an orderable', () => {
  it('says its tube, what it measures, and how soon is too soon', () => {
    const [fbc] = catalogueOf(
      activity('fbc', {
        contained: [specimen, haemoglobin],
        specimenRequirement: [{ reference: '#specimen' }],
        observationResultRequirement: [{ reference: '#hb' }],
        extension: [
          {
            url: 'https://lune.example/fhir/StructureDefinition/minimum-interval',
            valueDuration: { value: 6, unit: 'weeks', code: 'wk' },
          },
        ],
      }),
    )
    expect(fbc).toMatchObject({
      kind: 'laboratory',
      specimen: 'Venous blood, Purple: EDTA',
      measures: [{ name: 'Haemoglobin' }],
      interval: { hours: 1008, words: '6 weeks' },
    })
  })
  it('is taken with almost nothing said of it, and left out when nobody could ask for it', () => {
    expect(catalogueOf(activity('bare'))).toMatchObject([{ specimen: undefined, measures: [] }])
    expect(catalogueOf({ resourceType: 'ActivityDefinition', status: 'active' })).toEqual([])
    expect(catalogueOf(activity('visit', { kind: 'Appointment' }))).toEqual([])
  })
})

it('a set says how many of it are not in the catalogue', () => {
  const plan = {
    resourceType: 'PlanDefinition' as const,
    id: 's',
    status: 'active' as const,
    url: 'https://lune.example/fhir/PlanDefinition/s',
    title: 'Set',
    action: [{ definitionCanonical: `${url('fbc')}|1` }, { definitionCanonical: url('gone') }],
  }
  const { sets } = toCatalogue(whole(activity('fbc')), whole(plan))
  expect(sets.entries).toMatchObject([{ orderables: [{ url: url('fbc') }], missing: 1 }])
})

describe('looking for a test', () => {
  const things = [
    { title: 'Full blood count', words: 'FBC, haemoglobin' },
    { title: 'Blood cultures', words: 'microbiology' },
    { title: 'Urea and electrolytes', words: 'U&E, UE' },
    { title: 'CT head', words: 'brain' },
  ]
  const titles = (typed: string) => found(things, typed).map(({ title }) => title)
  it('finds nothing by one letter, and an abbreviation of two', () => {
    expect(titles('u')).toEqual([])
    expect(titles('ue')).toEqual(['Urea and electrolytes'])
    expect(titles('u&e')).toEqual(['Urea and electrolytes'])
  })
  it('puts what begins so before what only holds it', () => {
    expect(titles('blood')).toEqual(['Blood cultures', 'Full blood count'])
  })
  it('finds by several beginnings of words in any order', () => {
    expect(titles('hea ct')).toEqual(['CT head'])
    expect(titles('count full')).toEqual(['Full blood count'])
  })
  it('finds no test in the middle of a word', () => {
    expect(titles('lood')).toEqual([])
  })
})
