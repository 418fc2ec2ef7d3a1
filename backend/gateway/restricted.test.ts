import type { Bundle, FhirResource, Parameters, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { outcomeIn, type Who } from './hospital-for-tests.ts'
import { ada, hospitalForTests, label, observation, sealed, stay } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

describe('restricted patients', () => {
  const withheld = ['address', 'telecom', 'generalPractitioner', 'contact', 'text']
  const expectWithheld = (patient: unknown) => {
    for (const element of withheld) expect(patient).not.toHaveProperty(element)
    expect(patient).toMatchObject({ meta: { security: [{ code: 'R' }] } })
  }
  it('do not say where they live', async () => {
    expect.hasAssertions()
    expectWithheld((await hospital.as('doctor', 'GET', '/Patient/shielded')).body)
    const found = await hospital.as<Bundle>('admin', 'GET', '/Patient?_id=shielded')
    expectWithheld(found.body.entry?.[0]?.resource)
    const history = await hospital.as<Bundle>('admin', 'GET', '/Patient/shielded/_history')
    expectWithheld(history.body.entry?.[0]?.resource)
    hospital.record.put(stay('shielded-stay', 'shielded'))
    const include = await hospital.as<Bundle<FhirResource>>(
      'nurse',
      'GET',
      '/Encounter?_include=Encounter:patient',
    )
    expectWithheld(include.body.entry?.find(({ resource }) => resource?.id === 'shielded')?.resource)
    const batch = await hospital.as<Bundle>('nurse', 'POST', '', {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ request: { method: 'GET', url: 'Patient/shielded' } }],
    })
    expectWithheld(batch.body.entry?.[0]?.resource)
  })
  it('are whole for the service account', async () => {
    expect((await hospital.as('system', 'GET', '/Patient/shielded')).body).toMatchObject({
      address: [{ city: 'Burnley' }],
    })
  })
  it('are not found by where they live', async () => {
    const { body } = await hospital.as<Bundle<FhirResource>>(
      'doctor',
      'GET',
      '/Patient?_id=shielded&address-city=Burnley',
    )
    expect(body).toMatchObject({ total: 0, entry: [] })
  })
  it('lose nothing when someone who was not shown it changes the rest', async () => {
    const { body } = await hospital.as<Patient>('admin', 'GET', '/Patient/shielded')
    const changed = { ...body, gender: 'female' }
    const saved = await hospital.as<Patient>('admin', 'PUT', '/Patient/shielded', changed)
    expect(saved.status).toBe(200)
    expectWithheld(saved.body)
    expect(hospital.record.get('Patient/shielded')).toMatchObject({
      gender: 'female',
      address: [{ city: 'Burnley' }],
      telecom: [{}],
      contact: [{}],
      generalPractitioner: [{}],
    })
  })
  it.each(['address', 'telecom', 'contact', 'generalPractitioner'])(
    'keep their %s when somebody who was not shown it writes another',
    async (element) => {
      const { body } = await hospital.as<Patient>('admin', 'GET', '/Patient/shielded')
      const written = { ...body, [element]: [{}] }
      expect((await hospital.as('admin', 'PUT', '/Patient/shielded', written)).status).toBe(403)
      const patch = [{ op: 'add', path: `/${element}`, value: [{}] }]
      expect((await hospital.as('admin', 'PATCH', '/Patient/shielded', patch)).status).toBe(403)
      expect(hospital.record.get('Patient/shielded')).toMatchObject({ address: [{ city: 'Burnley' }] })
    },
  )
  it('lose nothing when patched', async () => {
    const patch = [{ op: 'add', path: '/birthDate', value: '1970-01-01' }]
    const { status } = await hospital.as('admin', 'PATCH', '/Patient/shielded', patch, {
      'content-type': 'application/json-patch+json',
    })
    expect(status).toBe(200)
    expect(hospital.record.get('Patient/shielded')).toMatchObject({
      birthDate: '1970-01-01',
      address: [{ city: 'Burnley' }],
    })
  })
  it('are not guessed by patching: a right guess is answered as a wrong one', async () => {
    const guess = async (city: string) => {
      const patch = [{ op: 'test', path: '/address/0/city', value: city }]
      return (await hospital.as('admin', 'PATCH', '/Patient/shielded', patch)).status
    }
    expect(await guess('Burnley')).toBe(412)
    expect(await guess('Leeds')).toBe(412)
    expect((await hospital.as('admin', 'PATCH', '/Patient/shielded', [{ op: 'zap' }])).status).toBe(400)
  })
  it('stay restricted when the mark is left out', async () => {
    const { body } = await hospital.as<Patient>('admin', 'GET', '/Patient/shielded')
    expect((await hospital.as('admin', 'PUT', '/Patient/shielded', { ...body, meta: {} })).status).toBe(200)
    expect(hospital.record.get('Patient/shielded')?.meta?.security).toMatchObject([{ code: 'R' }])
  })
})

describe('very restricted records', () => {
  const seal = { reference: 'Patient/sealed', display: 'Seal' }
  const ask = (reason: string, text: string): Parameters => ({
    resourceType: 'Parameters',
    parameter: [
      { name: 'reason', valueCode: reason },
      { name: 'text', valueString: text },
    ],
  })
  const kept = async (who: Who, method: string, url: string, body?: unknown) => {
    const answer = await hospital.as(who, method, url, body)
    expect(answer.status).toBe(403)
    expect(outcomeIn(answer.body)?.code).toBe('suppressed')
    expect(JSON.stringify(answer.body)).not.toContain('Seal')
  }
  it('are refused, and everything about them', async () => {
    expect.hasAssertions()
    await kept('nurse', 'GET', '/Patient/sealed')
    await kept('nurse', 'GET', '/Patient/sealed/_history')
    await kept('nurse', 'GET', '/Observation/sealed-pulse')
    await kept('nurse', 'GET', '/Observation/sealed-pulse/_history')
    await kept('nurse', 'GET', '/Patient/sealed/$everything')
  })
  it.each<FhirResource>([
    { resourceType: 'List', id: 'x', status: 'current', mode: 'working', entry: [{ item: seal }] },
    { resourceType: 'CareTeam', id: 'x', participant: [{ member: seal }] },
    { resourceType: 'Communication', id: 'x', status: 'completed', recipient: [seal] },
    { resourceType: 'Provenance', id: 'x', recorded: '2026-01-01', target: [], agent: [{ who: seal }] },
    {
      resourceType: 'Appointment',
      id: 'x',
      status: 'booked',
      participant: [{ status: 'accepted', actor: seal }],
    },
  ])('are not named in a $resourceType either', async (resource) => {
    expect.hasAssertions()
    hospital.record.put(resource)
    await kept('nurse', 'GET', `/${resource.resourceType}/x`)
  })
  it('are refused for writing as well', async () => {
    expect.hasAssertions()
    await kept('nurse', 'POST', '/Observation', observation('', 'sealed'))
    await kept('nurse', 'PUT', '/Observation/sealed-pulse', observation('sealed-pulse', 'ada'))
    await kept('nurse', 'POST', '/Observation', {
      ...observation('', ''),
      subject: { reference: 'Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000026' },
    })
    await kept('admin', 'PUT', '/Patient/sealed', { ...sealed, meta: {} })
  })
  it('are counted in a search, not told', async () => {
    const { body } = await hospital.as<Bundle<FhirResource>>(
      'nurse',
      'GET',
      '/Observation?_id=pulse,sealed-pulse',
    )
    expect(body.total).toBe(1)
    expect(body.entry?.map(({ resource }) => resource?.id ?? resource?.resourceType)).toEqual([
      'pulse',
      'OperationOutcome',
    ])
    expect(body.entry?.[1]).toMatchObject({
      search: { mode: 'outcome' },
      resource: { issue: [{ severity: 'warning', code: 'suppressed' }] },
    })
    expect(JSON.stringify(body)).not.toContain('Patient/sealed')
  })
  describe('in a search for who somebody is', () => {
    const url = 'https://lune.example/fhir/StructureDefinition/withheld-patient'
    const withheldIn = ({ entry }: Bundle<FhirResource>) =>
      entry?.flatMap(({ resource }) => (resource?.resourceType === 'OperationOutcome' ? resource.issue : []))
    const asked = async (who: Who, search: string) =>
      withheldIn((await hospital.as<Bundle<FhirResource>>(who, 'GET', search)).body)

    it('are pointed at for those who have emergency access, by id and nothing else', async () => {
      const { body } = await hospital.as<Bundle<FhirResource>>('doctor', 'GET', '/Patient?name=seal')
      expect(withheldIn(body)).toMatchObject([
        { code: 'suppressed', extension: [{ url, valueReference: { reference: 'Patient/sealed' } }] },
      ])
      expect(JSON.stringify(body)).not.toMatch(/Seal|9990000026/)
      hospital.record.put(stay('sealed-stay', 'sealed'))
      expect(
        await asked('nurse', '/Encounter?location=ward&status=in-progress&_include=Encounter:patient'),
      ).toMatchObject([{ extension: [{ url, valueReference: { reference: 'Patient/sealed' } }] }])
    })
    it('are only counted for administration', async () => {
      const issues = await asked('admin', '/Patient?name=seal')
      expect(issues).toMatchObject([{ code: 'suppressed' }])
      expect(JSON.stringify(issues)).not.toContain('sealed')
    })
    it.each(['/Encounter?reason-code=86406008', '/Condition?code=86406008'])(
      'are only counted when %s asks something else about them',
      async (search) => {
        hospital.record.put({
          resourceType: 'Condition',
          id: 'sealed-condition',
          subject: { reference: 'Patient/sealed' },
        })
        const issues = await asked('doctor', search)
        expect(issues?.map(({ code }) => code)).toContain('suppressed')
        expect(JSON.stringify(issues)).not.toContain('sealed')
      },
    )
  })
  it('stay so when only some elements are asked for', async () => {
    const { body } = await hospital.as<Bundle<FhirResource>>(
      'nurse',
      'GET',
      '/Observation?_id=pulse,sealed-pulse&_elements=code',
    )
    expect(body.entry?.[0]?.resource).toMatchObject({ code: { text: 'Pulse' } })
    expect(body.entry?.[0]?.resource).not.toHaveProperty('subject')
    expect(body.entry).toHaveLength(2)
    expect(body.entry?.[1]?.resource?.resourceType).toBe('OperationOutcome')
  })
  it('open after emergency access, for that person in that post, for eight hours', async () => {
    const { status, body } = await hospital.as<Parameters>(
      'doctor',
      'POST',
      '/Patient/sealed/$break-glass',
      ask('5', 'Unconscious in resus'),
    )
    expect(status).toBe(200)
    expect(Date.parse(body.parameter?.[0]?.valueInstant ?? '') - hospital.clock.now).toBe(8 * 3600_000)
    expect(hospital.lastOfTrail()).toMatchObject({
      type: { system: 'https://fhir.nhs.uk/CodeSystem/SCR-AlertType', code: '2' },
      subtype: [{ code: '5' }],
      outcome: '0',
      outcomeDesc: 'Unconscious in resus',
      entity: [{ what: { reference: 'Patient/sealed', identifier: { value: '9990000026' } } }, {}],
    })
    expect((await hospital.as('doctor', 'GET', '/Patient/sealed')).status).toBe(200)
    expect(hospital.lastOfTrail()?.purposeOfEvent?.map(({ coding }) => coding?.[0]?.code)).toEqual([
      'TREAT',
      'BTG',
    ])
    expect((await hospital.as('doctor', 'GET', '/Observation/sealed-pulse')).status).toBe(200)
    await kept('nurse', 'GET', '/Patient/sealed')
    hospital.clock.now += 8 * 3600_000 + 1
    await kept('doctor', 'GET', '/Patient/sealed')
  })
  it.each([
    ['without a reason', '9', 'Unconscious in resus', 422],
    ['without saying why', '5', '  short  ', 422],
    ['for words that nobody can see', '5', '\u200b'.repeat(12), 422],
  ])('do not open %s', async (_, reason, text, status) => {
    expect(
      (await hospital.as('doctor', 'POST', '/Patient/sealed/$break-glass', ask(reason, text))).status,
    ).toBe(status)
    await kept('doctor', 'GET', '/Patient/sealed')
  })
  it.each([{ parameter: 'x' }, { parameter: [null] }, { parameter: [{ name: 'text', valueString: 5 }] }])(
    'do not open for %j',
    async (more) => {
      const body = { resourceType: 'Parameters', ...more }
      expect((await hospital.as('doctor', 'POST', '/Patient/sealed/$break-glass', body)).status).toBe(422)
    },
  )
  it('do not open to administration, and the attempt is on the trail', async () => {
    expect(
      (await hospital.as('admin', 'POST', '/Patient/sealed/$break-glass', ask('5', 'Curious about this')))
        .status,
    ).toBe(403)
    expect(hospital.lastOfTrail()).toMatchObject({ type: { code: '2' }, outcome: '4' })
  })
  it('do not open when the trail cannot be written', async () => {
    hospital.record.breakTheTrail(true)
    const { status } = await hospital.as(
      'doctor',
      'POST',
      '/Patient/sealed/$break-glass',
      ask('5', 'Unconscious in resus'),
    )
    hospital.record.breakTheTrail(false)
    expect(status).toBe(503)
    await kept('doctor', 'GET', '/Patient/sealed')
  })
  it('may be single entries of an open chart', async () => {
    hospital.record.put(observation('secret', 'ada', { meta: label('V') }))
    await kept('midwife', 'GET', '/Observation/secret')
    await hospital.as('midwife', 'POST', '/Patient/ada/$break-glass', ask('5', 'Needed for this birth'))
    expect((await hospital.as('midwife', 'GET', '/Observation/secret')).status).toBe(200)
  })
  it('are closed from the moment the mark is written', async () => {
    hospital.record.put({ ...ada, id: 'marked' })
    expect((await hospital.as('nurse', 'GET', '/Patient/marked')).status).toBe(200)
    await hospital.as('system', 'PUT', '/Patient/marked', { ...ada, id: 'marked', meta: label('V') })
    await kept('nurse', 'GET', '/Patient/marked')
  })
})
