import { afterEach, describe, expect, it } from 'vitest'

import type { Who } from './hospital-for-tests.ts'
import { ada, hospitalForTests, observation, sealed } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

type Told = {
  event: string
  data: { changes?: { type: string; id: string; patients: string[]; places: string[] }[] }
}

const open: AbortController[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.abort()
})

/** A page that follows what changes; `next` waits for what it is told, or for nothing within a moment. */
async function follow(who: Who, query: string) {
  const abort = new AbortController()
  open.push(abort)
  const token = await hospital.sign(hospital.claimsOf(who))
  const response = await fetch(`${hospital.base}/$changes?${query}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: abort.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let reading: ReturnType<NonNullable<typeof reader>['read']> | undefined
  async function next(): Promise<Told | 'nothing' | 'ended'> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const [, event = ''] = /^event: (.*)$/m.exec(block) ?? []
        const [, data = '{}'] = /^data: (.*)$/m.exec(block) ?? []
        if (event) return { event, data: JSON.parse(data) as Told['data'] }
        continue
      }
      // A read that was waited for in vain is still on its way: it is waited for again.
      reading ??= reader?.read()
      const read = await Promise.race([
        reading,
        new Promise<'nothing'>((done) => setTimeout(done, 300, 'nothing')),
      ])
      if (read === 'nothing' || read === undefined) return 'nothing'
      reading = undefined
      if (read.done) return 'ended'
      text += read.value
    }
  }
  return { status: response.status, headers: response.headers, next }
}

const stay = (id: string, ward: string) => ({
  resourceType: 'Encounter' as const,
  id,
  status: 'in-progress' as const,
  class: { code: 'IMP' },
  subject: { reference: 'Patient/ada' },
  location: [{ location: { reference: `Location/${ward}` } }],
})

describe('the change feed', () => {
  it('tells what changed and of whom, and not a word of what is in it', async () => {
    const page = await follow('nurse', 'patient=ada')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/event-stream')
    expect(await page.next()).toMatchObject({ event: 'open' })
    hospital.record.put(observation('new', 'ada', { valueString: 'secret' }))
    const told = await page.next()
    expect(told).toEqual({
      event: 'changes',
      data: { changes: [{ type: 'Observation', id: 'new', patients: ['ada'], places: [] }] },
    })
  })
  it('tells all of one commit together, and nothing of patients one does not look at', async () => {
    const page = await follow('nurse', 'patient=ada')
    await page.next()
    hospital.record.put(observation('one', 'ada'))
    hospital.record.put(observation('other', 'shielded'))
    hospital.record.put(observation('two', 'ada'))
    expect(await page.next()).toMatchObject({ data: { changes: [{ id: 'one' }, { id: 'two' }] } })
    expect(await page.next()).toBe('nothing')
  })
  it('tells of stays on a ward, and of its beds through their bays', async () => {
    hospital.record.put({ resourceType: 'Location', id: 'ward', status: 'active' })
    hospital.record.put({
      resourceType: 'Location',
      id: 'bay',
      status: 'active',
      partOf: { reference: 'Location/ward' },
    })
    const page = await follow('admin', 'location=ward')
    await page.next()
    hospital.record.put(stay('stay', 'ward'))
    expect(await page.next()).toMatchObject({
      data: { changes: [{ type: 'Encounter', id: 'stay', places: ['ward'] }] },
    })
    hospital.record.put({
      resourceType: 'Location',
      id: 'bed',
      status: 'active',
      partOf: { reference: 'Location/bay' },
    })
    expect(await page.next()).toMatchObject({
      data: { changes: [{ type: 'Location', id: 'bed', places: ['ward'] }] },
    })
  })
  it('tells whose work it is of a new task, to whoever follows that person, team or organisation', async () => {
    const nurse = 'https://fhir.nhs.uk/Id/sds-user-id|555'
    const page = await follow('nurse', `owner=${encodeURIComponent(nurse)},CareTeam/stroke`)
    await page.next()
    const task = (id: string, owner: object) => ({
      resourceType: 'Task' as const,
      id,
      status: 'requested' as const,
      intent: 'order' as const,
      for: { reference: 'Patient/ada' },
      owner,
    })
    hospital.record.put(
      task('mine', { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555' } }),
    )
    expect(await page.next()).toMatchObject({ data: { changes: [{ id: 'mine', owners: [nurse] }] } })
    hospital.record.put(task('theirs', { reference: 'CareTeam/renal' }))
    hospital.record.put(task('teams', { reference: 'CareTeam/stroke' }))
    expect(await page.next()).toEqual({
      event: 'changes',
      data: {
        changes: [{ type: 'Task', id: 'teams', patients: [], places: [], owners: ['CareTeam/stroke'] }],
      },
    })
  })
  it('tells nobody of what their role does not read', async () => {
    const page = await follow('admin', 'patient=ada')
    await page.next()
    hospital.record.put(observation('clinical', 'ada'))
    expect(await page.next()).toBe('nothing')
    hospital.record.put(ada)
    expect(await page.next()).toMatchObject({ data: { changes: [{ type: 'Patient', id: 'ada' }] } })
  })
  it('tells nobody of a very restricted patient, until emergency access is given', async () => {
    hospital.record.put(sealed)
    const page = await follow('doctor', 'patient=sealed')
    await page.next()
    hospital.record.put(observation('hidden', 'sealed'))
    expect(await page.next()).toBe('nothing')
    await hospital.as('doctor', 'POST', '/Patient/sealed/$break-glass', {
      resourceType: 'Parameters',
      parameter: [
        { name: 'reason', valueCode: '1' },
        { name: 'text', valueString: 'Found unconscious at home' },
      ],
    })
    hospital.record.put(observation('seen', 'sealed'))
    expect(await page.next()).toMatchObject({ data: { changes: [{ id: 'seen' }] } })
  })
  it('tells whoever looks at the record to use of what changes in one it took the place of', async () => {
    const link = (type: 'replaces' | 'replaced-by', id: string) => [
      { type, other: { reference: `Patient/${id}` } },
    ]
    hospital.record.put({ resourceType: 'Patient', id: 'kept', link: link('replaces', 'left') })
    hospital.record.put({
      resourceType: 'Patient',
      id: 'left',
      active: false,
      link: link('replaced-by', 'kept'),
    })
    const page = await follow('nurse', 'patient=kept')
    await page.next()
    hospital.record.put(observation('there', 'left'))
    expect(await page.next()).toMatchObject({ data: { changes: [{ id: 'there', patients: ['kept'] }] } })
  })
  it('is there for people who are signed in, and wants to know what they look at', async () => {
    const { status } = await fetch(`${hospital.base}/$changes?patient=ada`)
    expect(status).toBe(401)
    expect((await follow('nurse', '')).status).toBe(400)
  })
})
