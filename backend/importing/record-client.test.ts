import { describe, expect, it } from 'vitest'

import { openRecord } from './record-client.ts'

describe('speaking with the record', () => {
  const server = (answers: Response[]) => {
    const asked: RequestInit[] = []
    const real = globalThis.fetch
    globalThis.fetch = (_, init) => {
      asked.push(init ?? {})
      return Promise.resolve(answers.shift() ?? new Response('', { status: 500 }))
    }
    return { asked, restore: () => void (globalThis.fetch = real) }
  }

  it('waits as long as it is told when the record is busy', async () => {
    const done = Response.json({
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: [{ response: { status: '201 Created' } }],
    })
    const { restore } = server([new Response('', { status: 429, headers: { 'retry-after': '7' } }), done])
    const waits: number[] = []
    const record = openRecord({
      base: 'http://record.example/fhir',
      token: () => Promise.resolve('t'),
      lenient: true,
      wait: (seconds) => Promise.resolve(void waits.push(seconds)),
    })
    const [answer] = await record.batch([{ method: 'PUT', url: 'Patient/ada' }]).finally(restore)
    expect(answer?.status).toBe(201)
    expect(waits).toEqual([7])
  })

  it('finds the one entry that is too large', async () => {
    const ok = () =>
      Response.json({
        resourceType: 'Bundle',
        type: 'batch-response',
        entry: [{ response: { status: '201' } }],
      })
    const tooLarge = () => new Response('', { status: 413, statusText: 'Payload Too Large' })
    const { restore } = server([tooLarge(), ok(), tooLarge()])
    const record = openRecord({
      base: 'http://record.example/fhir',
      token: () => Promise.resolve('t'),
      lenient: false,
    })
    const answers = await record
      .batch([
        { method: 'PUT', url: 'Patient/ada' },
        { method: 'PUT', url: 'Binary/huge' },
      ])
      .finally(restore)
    expect(answers.map(({ status }) => status)).toEqual([201, 413])
  })
})
