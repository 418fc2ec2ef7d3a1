import { existsSync, readdirSync, readFileSync } from 'node:fs'

import type { Bundle, BundleEntry, DiagnosticReport, FhirResource, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { toAlert } from '#clinical/care/alert.ts'
import { everyLine } from '#clinical/results/result-line.ts'
import { toReport } from '#clinical/results/report.ts'
import { memberIn, topOf } from '#departments/pathology/work/nested.ts'
import type { Stored } from '#fhir/client.ts'

import { alerted } from './alert-act.ts'
import { codes } from './codes.ts'
import { isolatesOf, proposedAlerts, toCultures } from './isolates.ts'

const snomed = (code: string, text: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code }],
  text,
})
const mrsa = snomed('115329001', 'Methicillin resistant Staphylococcus aureus')
const organism = (id: string, what = mrsa, member?: string): Stored<Observation> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: codes.organism,
  valueCodeableConcept: what,
  ...(member ? { hasMember: [{ reference: `Observation/${member}` }] } : {}),
})
const drug = (id: string, letter: string): Stored<Observation> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'Trimethoprim' },
  interpretation: [{ coding: [{ code: letter }] }],
})
const report = (id: string, when: string, ...results: string[]): Stored<DiagnosticReport> => ({
  resourceType: 'DiagnosticReport',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'MB' }] }],
  code: { text: 'Urine culture' },
  effectiveDateTime: when,
  result: results.map((one) => ({ reference: `Observation/${one}` })),
})
const policy = {
  alerts: [{ id: 'mrsa', words: 'MRSA', precautions: '', organisms: [mrsa], source: '' }],
  name: '',
  antibiotics: [],
  telephoned: [],
  interimAfter: undefined,
}

it('stands what grew at different times side by side, the newest first', () => {
  const coli = snomed('112283007', 'Escherichia coli')
  const cultures = toCultures(
    [report('old', '2026-01-05', 'o1'), report('new', '2026-03-02', 'o2')],
    [organism('o1', coli, 'd1'), drug('d1', 'S'), organism('o2', coli, 'd2'), drug('d2', 'R')],
  )
  const table = isolatesOf(cultures)
  expect(table?.organisms.map(({ name }) => name)).toEqual([
    'Escherichia coli, 02-Mar-2026',
    'Escherichia coli, 05-Jan-2026',
  ])
  expect(table?.antibiotics.map(({ cells }) => cells.map((cell) => cell?.susceptibility?.words))).toEqual([
    ['Resistant', 'Susceptible'],
  ])
})
it('takes no report of blood sciences for a culture, and none that was entered in error', () => {
  const chemistry = { ...report('c', '2026-03-01'), category: [{ coding: [{ code: 'LAB' }] }] }
  const wrong = { ...report('w', '2026-03-01'), status: 'entered-in-error' as const }
  expect(toCultures([chemistry, wrong], [])).toEqual([])
})
it('proposes an alert once for an organism that asks for it, and not where one says it already', () => {
  const cultures = toCultures(
    [report('r1', '2026-03-01', 'o1'), report('r2', '2026-03-05', 'o2')],
    [organism('o1'), organism('o2')],
  )
  expect(proposedAlerts(cultures, policy, []).map(({ organismId }) => organismId)).toEqual(['o2'])
  expect(proposedAlerts(cultures, policy, ['MRSA carrier'])).toEqual([])
  expect(proposedAlerts(cultures, policy, ['At risk of falls'])).toHaveLength(1)
})
it('makes one alert of an organism, whoever confirms it, that names its report and is one of infection control', () => {
  const [proposed] = proposedAlerts(
    toCultures([report('r', '2026-03-01', 'o1')], [organism('o1')]),
    policy,
    [],
  )
  if (!proposed) throw new Error('nothing proposed')
  const session = {
    userId: '1',
    name: 'Mei',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'nurse' as const, areas: [] },
  }
  const by = (actId: string) => alerted(proposed, '', { patientId: 'ada', session, actId, now: new Date() })
  const [first, second] = [by('one'), by('two')].map(({ make = [] }) => make[0]?.resource)
  expect(first?.identifier).toEqual(second?.identifier)
  expect(by('one')).toMatchObject({ shared: true, make: [{ from: { reference: 'Observation/o1' } }] })
  if (first?.resourceType !== 'Flag') throw new Error('no alert')
  expect(toAlert({ ...first, id: 'f' }).kind).toBe('infection')
  expect(
    proposedAlerts(toCultures([report('r', '2026-03-01', 'o1')], [organism('o1')]), policy, [
      first.code.text ?? '',
    ]),
  ).toEqual([])
})
it('proposes nothing for an organism that only has the name', () => {
  const named = organism('o1', { ...snomed('3092008', ''), text: 'MRSA' })
  expect(proposedAlerts(toCultures([report('r', '2026-03-01', 'o1')], [named]), policy, [])).toEqual([])
})

const folder = new URL('../../../../../shared/data/uk-pathology/', import.meta.url)
// not a part of the project: a clone that stands alone says that these were skipped
describe.skipIf(!existsSync(folder))('the published reports of the NHS pathology programme', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const sets = files.map((name) => {
    const whole = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as FhirResource
    const parts: BundleEntry<FhirResource>[] =
      whole.resourceType === 'Bundle' ? ((whole as Bundle<FhirResource>).entry ?? []) : [{ resource: whole }]
    // as the import does: what a message calls by urn has an address in the record
    const called = new Map(
      parts.flatMap(({ fullUrl, resource }) =>
        fullUrl && resource ? [[fullUrl, `${resource.resourceType}/${idOf(resource, fullUrl)}`]] : [],
      ),
    )
    return parts.flatMap(({ fullUrl, resource }) => {
      if (!resource) return []
      const text = JSON.stringify({ ...resource, id: idOf(resource, fullUrl) })
      return [
        JSON.parse(text.replace(/urn:uuid:[0-9a-f-]+/gi, (url) => called.get(url) ?? url)) as FhirResource,
      ]
    })
  })
  const reports = sets.flatMap((all) =>
    all.flatMap((one) =>
      one.resourceType === 'DiagnosticReport'
        ? [{ report: toReport(one as Stored<DiagnosticReport>, all), all }]
        : [],
    ),
  )

  it('are there', () => expect(reports.length).toBeGreaterThanOrEqual(5))
  it('show every value with its unit, and the range of the message beside it', () => {
    const values = sets
      .flat()
      .filter(
        (one): one is Observation => one.resourceType === 'Observation' && one.valueQuantity !== undefined,
      )
    expect(values.length).toBeGreaterThan(20)
    const lines = reports.flatMap(({ report: { lines } }) => everyLine(lines))
    const shown = lines.filter(({ number }) => number !== undefined)
    expect(shown.length).toBeGreaterThan(20)
    for (const { name, value, unit, range } of shown) {
      expect(`${name} ${value} ${range ?? ''}`).not.toMatch(/undefined|NaN|\[object|null|10\^/)
      expect(value).toContain(unit)
    }
    const ranged = values.filter(({ referenceRange = [] }) => referenceRange.length > 0)
    expect(shown.filter(({ range }) => range !== undefined).length).toBeGreaterThanOrEqual(ranged.length - 2)
  })
  it('keep the comparator, and the words beside the number', () => {
    const comparators = sets
      .flat()
      .filter(
        (one): one is Observation => one.resourceType === 'Observation' && !!one.valueQuantity?.comparator,
      )
    const lines = reports.flatMap(({ report: { lines } }) => everyLine(lines))
    for (const one of comparators)
      expect(
        lines.some(({ value }) =>
          value.startsWith(`${one.valueQuantity?.comparator}${one.valueQuantity?.value}`),
        ),
      ).toBe(true)
    expect(lines.flatMap(({ notes }) => notes).join('\n')).toContain(
      'Calculated eGFR is not valid in children',
    )
    const told = reports.flatMap(({ report: { conclusion, notes } }) => [conclusion, ...notes]).join('\n')
    expect(told).toContain('Blood culture tested positive on staphylococcus aureus.')
    expect(told).toContain('Bacteraemia caused by Staphylococcus aureus')
  })
  it('name only what stands in no other value, as the worklist shows them', () => {
    for (const { report: shown, all } of reports) {
      const values = all.filter((one): one is Observation => one.resourceType === 'Observation')
      const find = memberIn(values)
      const top = topOf(values)
      expect(shown.lines.every(({ id }) => top.some((one) => one.id === id))).toBe(true)
      expect(top.flatMap(({ hasMember = [] }) => hasMember).every((one) => find(one) !== undefined)).toBe(
        true,
      )
    }
  })
  it('stand among the cultures where they are of microbiology', () => {
    const found = sets.flatMap((all) =>
      toCultures(
        all.filter((one): one is Stored<DiagnosticReport> => one.resourceType === 'DiagnosticReport'),
        all,
      ),
    )
    expect(found.map(({ report: { conclusion } }) => conclusion?.split('\n')[0])).toEqual([
      'Blood culture tested positive on staphylococcus aureus.',
    ])
  })
})

function idOf(resource: FhirResource, fullUrl: string | undefined): string {
  return resource.id ?? fullUrl?.split(':').at(-1) ?? ''
}
