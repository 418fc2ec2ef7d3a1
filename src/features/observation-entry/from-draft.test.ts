import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { toChildScore } from '#clinical/observations/child-score.ts'
import { toObservationChart } from '#clinical/observations/observation-set.ts'

import { toDraft, type Situation, type Values } from './draft.ts'
import { type Circumstances, fromDraft, newSetIds } from './from-draft.ts'
import { emptyValues, valuesOf } from './starting-values.ts'

const now = Date.parse('2026-03-14T10:05:00Z')
const ward: Situation = { chart: 'NEWS2', birth: '1951-03-04', standing: 1, now }
const typed: Values = {
  ...emptyValues(1, now),
  rr: '21',
  spo2: '93',
  air: 'air',
  sbp: '120',
  dbp: '60',
  pulse: '95',
  acvpu: 'A',
  temp: '37.5',
}
const about: Circumstances = {
  ids: newSetIds(),
  patientId: 'p1',
  encounterId: 'e1',
  author: { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555' }, display: 'Dr A' },
  organisation: { display: 'East Lancashire Hospitals' },
  enteredAt: '2026-03-14T10:06:12Z',
}
const written = (rest: Partial<Values> = {}, situation = ward) =>
  fromDraft(toDraft({ ...typed, ...rest }, situation), about)
const observations = (entries: ReturnType<typeof fromDraft>) =>
  entries.flatMap(({ resource }) => (resource?.resourceType === 'Observation' ? [resource] : []))
const partOf = (entries: ReturnType<typeof fromDraft>, part: string): Observation => {
  const found = observations(entries).find(({ identifier }) => identifier?.[0]?.value?.endsWith(`/${part}`))
  if (!found) throw new Error(`no ${part} was written`)
  return found
}

describe('the transaction of a set', () => {
  it('is a score and seven readings, each safe to send twice', () => {
    const entries = written()
    expect(entries).toHaveLength(8)
    expect(new Set(entries.map(({ request }) => request?.ifNoneExist)).size).toBe(8)
    for (const { fullUrl, request } of entries) {
      expect(fullUrl).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
      expect(request).toMatchObject({ method: 'POST', url: 'Observation' })
      expect(request?.ifNoneExist).toContain(
        `identifier=https%3A%2F%2Flune.example%2Ffhir%2FId%2Fentry%7C${about.ids.set}`,
      )
    }
    expect(written()).toEqual(entries)
  })
  it('is about one patient, one stay, one time, one author', () => {
    for (const resource of observations(written())) {
      expect(resource).toMatchObject({
        status: 'final',
        subject: { reference: 'Patient/p1' },
        encounter: { reference: 'Encounter/e1' },
        effectiveDateTime: '2026-03-14T10:05:00+00:00',
        issued: '2026-03-14T10:06:12Z',
        performer: [about.author],
      })
    }
  })
  it('carries SNOMED CT and LOINC on every vital sign, and a coded unit on every number', () => {
    for (const resource of observations(written())) {
      const vital = resource.category?.[0]?.coding?.[0]?.code === 'vital-signs'
      const systems = resource.code.coding?.map(({ system }) => system)
      expect(systems).toEqual(
        vital ? ['http://snomed.info/sct', 'http://loinc.org'] : ['http://snomed.info/sct'],
      )
      const quantities = [resource, ...(resource.component ?? [])].flatMap((one) => one.valueQuantity ?? [])
      expect(
        quantities.filter(({ system, code }) => system !== 'http://unitsofmeasure.org' || !code),
      ).toEqual([])
    }
  })
  it('has a score derived from every reading, with its sub-scores on the scale used', () => {
    const entries = written()
    const score = partOf(entries, 'score')
    expect(score.valueQuantity).toEqual({
      value: 5,
      unit: 'score',
      system: 'http://unitsofmeasure.org',
      code: '{ScoreOf}',
    })
    expect(score.derivedFrom?.map(({ reference }) => reference)).toEqual(
      entries.slice(1).map(({ fullUrl }) => fullUrl),
    )
    const codes = score.component?.map(({ code }) => code.coding?.[0]?.code)
    expect(codes).toContain('1104311000000102')
    expect(codes).not.toContain('1104321000000108')
    expect(codes).toHaveLength(7)
  })
  it('keeps an incomplete set with its reason, its readings and no total', () => {
    const entries = written({ temp: '', incomplete: 'refused' })
    const score = partOf(entries, 'score')
    expect(score.valueQuantity).toBeUndefined()
    expect(score.dataAbsentReason).toMatchObject({ coding: [{ code: 'not-performed' }], text: 'Refused' })
    expect(score.component).toHaveLength(6)
    expect(score.derivedFrom).toHaveLength(6)
  })
  it('keeps that nothing at all could be taken', () => {
    const none = { rr: '', spo2: '', air: '', sbp: '', dbp: '', pulse: '', acvpu: '', temp: '' } as const
    const [score, ...rest] = observations(written({ ...none, incomplete: 'off-ward' }))
    expect(rest).toEqual([])
    expect(score).not.toHaveProperty('derivedFrom')
    expect(score).not.toHaveProperty('component')
  })
  it('records the decision for scale 2 with the set', () => {
    const entries = written({ scale: '2', scaleReason: 'COPD, retains CO2' })
    expect(partOf(entries, 'scale')).toMatchObject({
      code: { coding: [{ code: '852641000000103' }] },
      valueRange: { low: { value: 88, code: '%' }, high: { value: 92, code: '%' } },
      note: [{ text: 'COPD, retains CO2' }],
    })
    expect(partOf(entries, 'score').component?.map(({ code }) => code.coding?.[0]?.code)).toContain(
      '1104321000000108',
    )
    expect(partOf(entries, 'score').derivedFrom).toHaveLength(7)
  })
  it('writes air as air, and oxygen with device and amount', () => {
    expect(partOf(written(), 'air')).toMatchObject({ code: { coding: [{ code: '722742002' }] } })
    expect(partOf(written(), 'air')).not.toHaveProperty('valueQuantity')
    expect(partOf(written({ air: 'oxygen', device: 'N', flow: '2' }), 'air')).toMatchObject({
      code: { coding: [{ code: '371825009' }] },
      valueQuantity: { value: 2, code: 'L/min' },
      method: { coding: [{ code: 'N' }], text: 'Nasal cannula' },
    })
    expect(partOf(written({ air: 'oxygen', device: 'V28' }), 'air').valueQuantity).toMatchObject({
      value: 28,
      code: '%',
    })
  })
  it('keeps half a blood pressure', () => {
    expect(partOf(written({ dbp: '' }), 'bp').component).toHaveLength(1)
  })
  it('outside a stay names none', () => {
    const [first] = fromDraft(toDraft(typed, ward), { ...about, encounterId: undefined })
    expect(first?.resource).not.toHaveProperty('encounter')
  })
})

describe('a child’s set', () => {
  const child: Situation = { ...ward, chart: 'PEWS', birth: '2017-03-15' }
  const values: Partial<Values> = {
    rr: '42',
    distress: 'moderate',
    spo2: '93',
    air: 'oxygen',
    device: 'NP',
    flow: '2',
    pulse: '145',
    sbp: '100',
    crt: '3',
    carer: 'W',
    concern: ['rapid-review'],
    concernWords: 'tiring',
  }
  it('has the national score with its seven parts, the chart used and the level, and no NEWS2', () => {
    const score = partOf(written(values, child), 'score')
    expect(score.code.coding?.[0]?.code).toBe('1363261000000104')
    expect(score.valueQuantity).toMatchObject({ value: 11, code: '{ScoreOf}' })
    expect(score.component).toHaveLength(8)
    expect(score.component?.at(-1)).toMatchObject({
      code: { coding: [{ code: '1364091000000101' }] },
      valueString: '5 to 12 years',
    })
    expect(score.interpretation?.[0]).toMatchObject({ coding: [{ code: 'high' }] })
    expect(JSON.stringify(written(values, child))).not.toContain('1104051000000101')
  })
  it('keeps distress, refill, the carer’s answer and what somebody is worried about', () => {
    const entries = written(values, child)
    expect(partOf(entries, 'distress').valueCodeableConcept?.coding?.[0]?.code).toBe('6736007')
    expect(partOf(entries, 'crt').valueQuantity).toMatchObject({ value: 3, code: 's' })
    expect(partOf(entries, 'carer').valueCodeableConcept?.coding?.[0]?.code).toBe('W')
    expect(partOf(entries, 'concern')).toMatchObject({
      component: [{ code: { coding: [{ code: 'rapid-review' }] }, valueBoolean: true }],
      note: [{ text: 'tiring' }],
    })
  })
  it('keeps why there is no pressure', () => {
    const entries = written({ ...values, sbp: '', dbp: '', pressureNotRead: 'U4' }, child)
    expect(partOf(entries, 'bp')).toMatchObject({
      dataAbsentReason: { coding: [{ code: 'U4' }], text: 'Unsuccessful, with concern' },
    })
    expect(partOf(entries, 'bp')).not.toHaveProperty('component')
  })
  it('comes back from the record as it was entered', () => {
    const { sets } = toObservationChart(keptOf(written(values, child)), {
      birth: child.birth,
      childScore: toChildScore,
    })
    expect(sets).toHaveLength(1)
    expect(sets[0]).toMatchObject({
      chart: { chart: 'PEWS', band: '5-12y' },
      child: { recorded: { total: 11, level: 'high' }, computed: { status: 'scored', total: 11 }, total: 11 },
      disagreement: undefined,
    })
    const [set] = sets
    expect(set && valuesOf(set)).toMatchObject(values)
  })
})

const keptOf = (entries: ReturnType<typeof fromDraft>) =>
  entries.flatMap(({ fullUrl, resource }) =>
    resource?.resourceType === 'Observation' ? [{ ...resource, id: fullUrl }] : [],
  )

it('a concern about an adult is kept beside the score, not in it', () => {
  const entries = written({ concern: ['staff'] })
  expect(partOf(entries, 'concern').code.coding).toHaveLength(1)
  expect(partOf(entries, 'score').derivedFrom).toHaveLength(7)
})

it('comes back from the record as it was entered', () => {
  const entries = written({ air: 'oxygen', device: 'N', flow: '2' })
  const { sets } = toObservationChart(keptOf(entries))
  expect(sets).toHaveLength(1)
  expect(sets[0]).toMatchObject({
    recorded: { total: 7, scale: 1 },
    computed: { status: 'scored', total: 7 },
    disagreement: undefined,
    by: 'Dr A',
    readings: { air: { text: 'N 2 L' }, dbp: { value: 60 }, temp: { value: 37.5 } },
  })
})
