import type { Bundle, DiagnosticReport, Observation, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Who } from './hospital-for-tests.ts'
import { by, filed, type Kept, laboratoryForTests, mark } from './laboratory-for-tests.ts'

const { hospital, say, lay, potassium, newWork, report, entry, bundle, reporting, marked, reports, now } =
  await laboratoryForTests()

// Two people stand behind a laboratory's report.

describe('two people stand behind a laboratory’s report', () => {
  it('what one has authorised technically, another reports', async () => {
    await marked()
    expect((await reporting('doctor', potassium(6.8))).status).toBe(200)
    expect(await reports()).toHaveLength(1)
  })
  it.each(['final', 'preliminary', 'amended', 'corrected', 'partial', 'unknown'] as const)(
    'nobody reports alone (%s)',
    async (status) => {
      await marked()
      const { status: answered, words } = await reporting('scientist', potassium(6.8), { status })
      expect([answered, words]).toEqual([
        422,
        expect.stringContaining('somebody else authorises it clinically'),
      ])
      expect(await reports()).toEqual([])
    },
  )
  it('nobody reports what was not authorised technically', async () => {
    expect((await reporting('doctor', potassium(6.8))).words).toContain(
      'Nobody has authorised this technically',
    )
    const alone = report({ resultsInterpreter: [by('doctor')] })
    expect((await say('doctor', 'POST', '/DiagnosticReport', alone)).status).toBe(422)
    // filed elsewhere, or as nothing, it answers a laboratory's request all the same
    for (const category of [filed('RAD'), []])
      expect((await say('doctor', 'POST', '/DiagnosticReport', { ...alone, category })).status).toBe(422)
  })
  it('what is reported is what was authorised', async () => {
    await marked()
    expect((await reporting('doctor', potassium(4.8))).words).toContain('not what was authorised technically')
    const other = await lay(potassium(4.8))
    const named = report({
      resultsInterpreter: [by('doctor')],
      result: [{ reference: `Observation/${other.id}` }],
    })
    expect((await say('doctor', 'POST', '/DiagnosticReport', named)).status).toBe(422)
    const lost = { ...named, result: [{ reference: 'Observation/nowhere' }] }
    expect((await say('doctor', 'POST', '/DiagnosticReport', lost)).status).toBe(422)
  })
  it('a report is signed in one’s own name', async () => {
    await marked()
    for (const resultsInterpreter of [[], [by('nurse')], [by('doctor'), by('nurse')]])
      expect((await reporting('doctor', potassium(6.8), { resultsInterpreter })).words).toContain('own name')
    expect(
      (await reporting('scientist', potassium(6.8), { resultsInterpreter: [by('doctor')] })).words,
    ).toContain('own name')
  })
  it('a batch, a PUT and a PATCH are judged as well', async () => {
    await marked()
    await reporting('scientist', potassium(6.8), {}, 'batch')
    expect(await reports()).toEqual([])
    const draft = await lay(report({ status: 'registered', resultsInterpreter: [by('scientist')] }))
    expect(
      (await say('scientist', 'PUT', `/DiagnosticReport/${draft.id}`, { ...draft, status: 'final' })).status,
    ).toBe(422)
    const patch = [{ op: 'replace', path: '/status', value: 'final' }]
    const headers = { 'content-type': 'application/json-patch+json' }
    expect((await say('scientist', 'PATCH', `/DiagnosticReport/${draft.id}`, patch, headers)).status).toBe(
      422,
    )
    const inside = {
      resourceType: 'Binary' as const,
      contentType: 'application/json-patch+json',
      data: btoa(JSON.stringify(patch)),
    }
    const patched = bundle('transaction', {
      resource: inside,
      request: { method: 'PATCH', url: `DiagnosticReport/${draft.id}` },
    })
    expect((await say('scientist', 'POST', '/', patched)).words).toContain(
      'somebody else authorises it clinically',
    )
  })
  it('says that somebody was first when the work has moved on, and finds what was sent before', async () => {
    await marked()
    const late = { ...newWork(), id: now().work.id, extension: [mark('nurse')] }
    const stale = {
      ...entry(late),
      request: { method: 'PUT' as const, url: `Task/${now().work.id}`, ifMatch: 'W/"long-ago"' },
    }
    expect((await say('doctor', 'POST', '/', bundle('transaction', stale))).status).toBe(412)
  })
})

describe('technical authorisation', () => {
  it('is put in one’s own name, by a scientist', async () => {
    for (const [who, whose] of [
      ['scientist', 'doctor'],
      ['doctor', 'scientist'],
      ['doctor', 'doctor'],
      ['nurse', 'scientist'],
    ] as const) {
      const { status } = await say(who, 'PUT', `/Task/${now().work.id}`, {
        ...now().work,
        extension: [mark(whose)],
      })
      expect([who, whose, status]).toEqual([who, whose, 422])
      expect((await say(who, 'POST', '/Task', newWork({ extension: [mark(whose)] }))).status).toBe(422)
    }
    expect(
      (
        await say('scientist', 'PUT', `/Task/${now().work.id}`, {
          ...now().work,
          extension: [mark('scientist'), mark('nurse')],
        })
      ).status,
    ).toBe(422)
    expect(
      (await say('scientist', 'POST', '/Task', newWork({ contained: [], extension: [mark('scientist')] })))
        .status,
    ).toBe(422)
  })
  it('stands over values that stay as they are, for the request they were measured for', async () => {
    await marked()
    const other = { ...potassium(4.8), id: 'value-1' }
    for (const more of [
      { contained: [other] },
      { contained: [] },
      { focus: { reference: 'ServiceRequest/another' } },
    ])
      expect(
        (await say('doctor', 'PUT', `/Task/${now().work.id}`, { ...now().work, ...more })).words,
      ).toContain('Send it back')
    const { extension: _, ...back } = now().work
    expect(
      (await say('scientist', 'PUT', `/Task/${now().work.id}`, { ...back, contained: [other] })).status,
    ).toBe(200)
  })
  it('is kept with what has been reported: nobody takes it away to amend alone', async () => {
    await marked()
    await reporting('doctor', potassium(6.8))
    const { body: done } = await hospital.as<Kept<Task>>('system', 'GET', `/Task/${now().work.id}`)
    for (const more of [{ extension: [] }, { status: 'in-progress' }, { extension: [mark('doctor')] }])
      expect((await say('scientist', 'PUT', `/Task/${now().work.id}`, { ...done, ...more })).words).toContain(
        'has been reported',
      )
  })
})

describe('an amendment', () => {
  const said = async () => {
    await marked()
    await reporting('doctor', potassium(6.8))
    const [value] =
      (await hospital.as<Bundle>('system', 'GET', `/Observation?patient=${now().ids.patient}`)).body.entry ??
      []
    const [out] = await reports()
    return { value: value?.resource as Kept<Observation>, out: out?.resource as Kept<DiagnosticReport> }
  }
  const amending = (who: Who, { value, out }: Awaited<ReturnType<typeof said>>) =>
    say(
      who,
      'POST',
      '/',
      bundle(
        'transaction',
        entry({ ...value, status: 'amended', valueQuantity: { value: 4.8, unit: 'mmol/L' } }),
        entry({ ...out, status: 'amended', resultsInterpreter: [by(who)] }),
      ),
    )
  it('is another’s than whoever authorised it technically', async () => {
    const both = await said()
    expect((await amending('scientist', both)).words).toContain('somebody else')
    expect((await amending('doctor', both)).status).toBe(200)
  })
  it('says that it is one', async () => {
    const { out } = await said()
    for (const status of ['final', 'preliminary', 'registered'] as const) {
      const changed = { ...out, status, conclusion: 'Another', resultsInterpreter: [by('doctor')] }
      const { words } = await say('doctor', 'PUT', `/DiagnosticReport/${out.id}`, changed)
      expect(words).toContain('says that it was amended')
    }
  })
  it('is of what was out: nothing that was only announced or cancelled becomes a report by it', async () => {
    for (const status of ['registered', 'cancelled'] as const) {
      const shell = await lay(report({ status, resultsInterpreter: [by('doctor')] }))
      const filled = { ...shell, status: 'amended', conclusion: 'Potassium 4.8' }
      const { words } = await say('doctor', 'PUT', `/DiagnosticReport/${shell.id}`, filled)
      expect(words).toContain('Nobody has authorised this technically')
    }
    const told = report({
      status: 'registered',
      conclusion: 'Potassium 4.8',
      resultsInterpreter: [by('doctor')],
    })
    expect((await say('doctor', 'POST', '/DiagnosticReport', told)).status).toBe(422)
  })
  it('of a value goes with its report', async () => {
    const { value } = await said()
    const changed = { ...value, valueQuantity: { value: 4.8, unit: 'mmol/L' } }
    for (const who of ['scientist', 'doctor'] as const)
      for (const other of [
        changed,
        { ...changed, status: 'entered-in-error' },
        { ...value, hasMember: [{ reference: 'Observation/other' }] },
      ])
        expect((await say(who, 'PUT', `/Observation/${value.id}`, other)).words).toContain(
          'changes with its report',
        )
    expect(
      (await say('doctor', 'PUT', `/Observation/${value.id}`, { ...value, status: 'entered-in-error' }))
        .status,
    ).toBe(200)
  })
})

describe('what was not made here', () => {
  const elsewhere = {
    performer: [{ display: 'Another laboratory', identifier: { value: 'Y8J7D' } }],
    basedOn: [],
  }
  it('has its own people behind it, and is taken by one', async () => {
    expect(
      (await reporting('scientist', potassium(6.8), { ...elsewhere, resultsInterpreter: [] })).status,
    ).toBe(200)
  })
  it('is amended by whoever sent it, with the request it came with', async () => {
    const request = await lay({
      resourceType: 'ServiceRequest',
      status: 'completed',
      intent: 'order',
      subject: { reference: `Patient/${now().ids.patient}` },
    })
    const { performer } = elsewhere
    const basedOn = [{ reference: `ServiceRequest/${request.id}` }]
    const sent = await lay(report({ performer, basedOn }))
    const amended = { ...sent, status: 'amended', conclusion: 'Repeated' }
    expect((await say('scientist', 'PUT', `/DiagnosticReport/${sent.id}`, amended)).status).toBe(200)
    // not one that was only announced: nobody has judged it
    const shell = await lay(report({ performer, basedOn, status: 'registered' }))
    const filled = { ...shell, status: 'final', conclusion: 'High' }
    expect((await say('scientist', 'PUT', `/DiagnosticReport/${shell.id}`, filled)).status).toBe(422)
  })
  it('answers no request of this record, and is not signed here', async () => {
    const { performer } = elsewhere
    expect((await reporting('scientist', potassium(6.8), { performer, resultsInterpreter: [] })).status).toBe(
      422,
    )
    expect((await reporting('scientist', potassium(6.8), elsewhere)).status).toBe(422)
    const own = {
      performer: [{ display: 'Ours', identifier: { value: 'RXR' } }],
      basedOn: [],
      resultsInterpreter: [],
    }
    expect((await reporting('scientist', potassium(6.8), own)).status).toBe(422)
  })
  it('a radiologist reports alone', async () => {
    const picture = report({ category: filed('RAD'), basedOn: [], resultsInterpreter: [by('doctor')] })
    expect((await say('doctor', 'POST', '/DiagnosticReport', picture)).status).toBe(201)
  })
  it('the hospital’s own service account writes what a laboratory’s system sends', async () => {
    expect((await say('system', 'POST', '/DiagnosticReport', report())).status).toBe(201)
  })
})
