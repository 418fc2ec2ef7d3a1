import { beforeAll, describe, expect, it } from 'vitest'

import {
  ada,
  bundleOf,
  linkIn,
  matches,
  others,
  outcomeIn,
  reading,
  storeForTests,
} from './store-for-tests.ts'

const { get, create, found } = await storeForTests()

const nhs = 'https://fhir.nhs.uk/Id/nhs-number'
let zoe = ''
let sam = ''

beforeAll(async () => {
  zoe = await create(
    ada({
      name: [{ family: "O'Brien-Smith", given: ['Zoë', 'Mary'], prefix: ['Dr'] }],
      identifier: [{ system: nhs, value: '9990000001' }, { value: 'no-system' }],
      address: [{ line: ['1 High Street'], city: 'Preston', postalCode: 'PR1 2AB' }],
      telecom: [{ system: 'phone', value: '01772 000000' }],
      birthDate: '1950-03-02',
      active: true,
    }),
  )
  sam = await create(
    ada({
      name: [{ family: 'Smith', given: ['Sam'] }],
      gender: 'male',
      birthDate: '1980',
      deceasedBoolean: true,
    }),
  )
})

describe('a name', () => {
  it.each([
    ['name=zoe', 'whatever the accent'],
    ['name=ZOË', 'whatever the case'],
    ['family=obrien', 'whatever the apostrophe'],
    ["family=o'brien smith", 'whatever the hyphen'],
    ['given=mar', 'by its beginning'],
    ['given:contains=ary', 'by its middle, when asked to'],
    ['family:exact=O%27Brien-Smith', 'exactly as written, when asked to'],
    ['address=preston', 'or an address'],
    ['address-postalcode=pr1', 'or a postcode'],
  ])('is found by %s, %s', async (query) => {
    expect(await found(`/Patient?${query}`)).toEqual([zoe])
  })
  it.each(['family=brien', 'family:exact=o%27brien-smith', 'given=ary'])(
    'is not found by %s',
    async (query) => {
      expect(await found(`/Patient?${query}`)).toEqual([])
    },
  )
})

describe('a token', () => {
  it.each([
    [`identifier=${nhs}|9990000001`, true],
    ['identifier=9990000001', true],
    [`identifier=${nhs}|`, true],
    ['identifier=|no-system', true],
    [`identifier=${nhs}|no-system`, false],
    ['identifier=urn:other|9990000001', false],
    ['identifier=|9990000001', false],
    ['gender=female', true],
    ['gender=http://hl7.org/fhir/administrative-gender|female', true],
    ['gender:not=male', true],
    ['gender:not=female', false],
    ['gender=male,female', true],
    ['active=true', true],
    ['deceased=false', true],
    ['deceased=true', false],
    ['phone=01772 000000', true],
    ['gender=female&active=true', true],
    ['gender=female&active=false', false],
    ['address:missing=false', true],
    ['address:missing=true', false],
    ['death-date:missing=true', true],
  ])('%s: %s', async (query, expected) => {
    expect((await found(`/Patient?_id=${zoe}&${query}`)).length > 0).toBe(expected)
    expect((await found(`/Patient?${query}`)).includes(zoe)).toBe(expected)
  })
})

describe('references, chains and includes', () => {
  let ward = ''
  let visit = ''
  let pulse = ''
  beforeAll(async () => {
    const hospital = await create({ resourceType: 'Organization', name: 'Royal Infirmary' })
    ward = await create({
      resourceType: 'Location',
      name: 'Ward 20',
      managingOrganization: { reference: `Organization/${hospital}` },
    })
    visit = await create({
      resourceType: 'Encounter',
      status: 'in-progress',
      class: { code: 'IMP' },
      subject: { reference: `http://localhost/fhir/Patient/${zoe}` },
      location: [{ location: { reference: `Location/${ward}` } }],
    })
    pulse = await create(
      reading(zoe, '2026-01-02T10:00:00Z', {
        encounter: { reference: `Encounter/${visit}/_history/1` },
        performer: [{ identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555036632103' } }],
        valueQuantity: { value: 80.5, unit: 'beats/min', system: 'http://unitsofmeasure.org', code: '/min' },
      }),
    )
    await create(reading(sam, '2026-01-03T10:00:00Z'))
  })

  it.each([
    (id: string) => `patient=${id}`,
    (id: string) => `patient=Patient/${id}`,
    (id: string) => `subject=Patient/${id}`,
    (id: string) => `subject=${id}`,
    (id: string) => `subject:Patient=${id}`,
    (id: string) => `patient=http://localhost/fhir/Patient/${id}`,
    (id: string) => `patient=${id},nobody`,
    () => 'patient.name=zoe',
    () => 'subject:Patient.family=obrien',
    () => 'subject:Patient.birthdate=lt1960',
    () => 'encounter.location.name=ward',
    () => 'performer:identifier=https://fhir.nhs.uk/Id/sds-user-id|555036632103',
  ])('find what is about a patient (%#)', async (query) => {
    expect(await found(`/Observation?${query(zoe)}`)).toEqual([pulse])
  })

  it.each([
    ['Observation', () => pulse, 'encounter.location.organization.name=royal'],
    [
      'Observation',
      () => pulse,
      'encounter:Encounter.location:Location.organization:Organization.name=royal',
    ],
    ['Patient', () => zoe, '_has:Observation:patient:encounter.location.name=ward'],
    ['Patient', () => zoe, '_has:Encounter:patient:_has:Observation:encounter:status=final'],
  ])(
    '%s: follow one link after another, alone and beside another condition (%#)',
    async (type, id, query) => {
      expect(await found(`/${type}?${query}`)).toEqual([id()])
      expect(await found(`/${type}?_id=${id()}&${query}`)).toEqual([id()])
      expect(await found(`/${type}?_id=${id()}&${query}x`)).toEqual([])
    },
  )

  it('do not find what is about nobody', async () => {
    expect(await found('/Observation?patient=nobody')).toEqual([])
    expect(await found('/Observation?patient.name=nobody')).toEqual([])
    expect(await found(`/Observation?subject:Group=${zoe}`)).toEqual([])
  })

  it('find a patient by what is about them', async () => {
    expect(await found('/Patient?_has:Encounter:patient:status=in-progress')).toEqual([zoe])
    expect(await found(`/Patient?_has:Encounter:patient:location=${ward}&gender=female`)).toEqual([zoe])
    expect(await found(`/Patient?_has:Observation:patient:date=ge2026-01-03`)).toEqual([sam])
  })

  it('bring along what they point at, and what points at them', async () => {
    const forth = bundleOf(
      await get(`/Encounter?location=${ward}&_include=Encounter:patient&_include=Encounter:location`),
    )
    expect(others(forth).toSorted()).toEqual([`Location/${ward}`, `Patient/${zoe}`].toSorted())
    const back = bundleOf(await get(`/Patient?_id=${zoe}&_revinclude=Observation:patient`))
    expect(others(back)).toEqual([`Observation/${pulse}`])
  })

  it('bring along more from what was brought along, only when asked to', async () => {
    const plain = bundleOf(await get(`/Observation?_id=${pulse}&_include=Observation:encounter`))
    expect(others(plain)).toEqual([`Encounter/${visit}`])
    const more = await get(
      `/Observation?_id=${pulse}&_include=Observation:encounter&_include:iterate=Encounter:location`,
    )
    expect(others(bundleOf(more))).toEqual([`Encounter/${visit}`, `Location/${ward}`])
  })

  it.each(['80.5', '81', 'gt80', 'le80.5', '80.5|http://unitsofmeasure.org|/min', '80.5||beats/min', 'ap75'])(
    'find a quantity by %s',
    async (value) => {
      expect(await found(`/Observation?value-quantity=${value}`)).toEqual([pulse])
    },
  )
  it.each(['80', 'lt80.5', '80.5||mmHg', '80.51', 'ne80.5', 'sa80.5'])(
    'find no quantity by %s',
    async (value) => {
      expect(await found(`/Observation?value-quantity=${value}`)).toEqual([])
    },
  )

  it('everything about a patient comes with one request', async () => {
    const all = bundleOf(await get(`/Patient/${zoe}/$everything`))
    expect(matches(all).toSorted()).toEqual([zoe, visit, pulse].toSorted())
    const first = bundleOf(await get(`/Patient/${zoe}/$everything?_count=1&_type=Observation,Encounter`))
    const second = bundleOf(await get(linkIn(first, 'next') ?? ''))
    expect([...matches(first), ...matches(second)].toSorted()).toEqual([visit, pulse].toSorted())
  })
})

describe('what every resource has', () => {
  it('is searched alike', async () => {
    const tag = { system: 'urn:test', code: 'trial' }
    const meta = {
      tag: [tag],
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
      profile: ['https://example.org/profile'],
      source: 'https://example.org/gp/42',
    }
    const id = await create(ada({ meta }))
    const queries = [
      '_tag=urn:test|trial',
      '_security=R',
      '_profile=https://example.org/profile',
      '_source:below=https://example.org/gp',
      `_id=${id},x`,
    ]
    const answers = await Promise.all(queries.map((query) => found(`/Patient?${query}`)))
    expect(answers).toEqual(queries.map(() => [id]))
    expect(await found(`/Patient?_id=${id}&_lastUpdated=ge${new Date().toISOString().slice(0, 10)}`)).toEqual(
      [id],
    )
    expect(await found('/Patient?_lastUpdated=gt2999')).toEqual([])
  })
})

describe('a search that cannot be done', () => {
  it.each([
    'colour=red',
    'gender:above=male',
    '_sort=colour',
    'birthdate=yesterday',
    'name=',
    '_count=many',
    '_total=some',
    'gender:missing=maybe',
    '_include=Patient:name',
    '_has:Observation:colour:code=x',
    'general-practitioner.colour=x',
    '_content=words',
    '_filter=x',
  ])('%s is refused', async (query) => {
    const refused = await get(`/Patient?${query}`)
    expect(refused.status).toBe(400)
    expect(outcomeIn(refused).issue[0]?.diagnostics).toBeTruthy()
  })

  it('is done without what is not known when the client allows it, and says so', async () => {
    const bundle = bundleOf(await get(`/Patient?_id=${zoe}&colour=red`, { prefer: 'handling=lenient' }))
    expect(matches(bundle)).toEqual([zoe])
    expect(linkIn(bundle, 'self')).toBe(`/Patient?_id=${zoe}`)
    const said = bundle.entry?.find(({ search }) => search?.mode === 'outcome')?.resource
    expect(said).toMatchObject({ issue: [{ severity: 'warning' }] })
    expect((await get('/Patient?colour=red', { prefer: 'handling=strict' })).status).toBe(400)
  })
})
