import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { openAutosave } from './autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A record that answers when it is told to. */
function record() {
  const sent: string[] = []
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = []
  const send = (words: string) => {
    sent.push(words)
    return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }))
  }
  const answer = async (error?: Error) => {
    const next = answers.shift()
    if (error) next?.reject(error)
    else next?.resolve()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { sent, send, answer }
}

describe('a draft', () => {
  it('is sent once the typing stops, and is saved only after the answer', async () => {
    const { sent, send, answer } = record()
    const draft = openAutosave(send, 1000)
    draft.typed('a')
    draft.typed('ab')
    expect(draft.state().status).toBe('typed')
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual(['ab'])
    expect(draft.state().status).toBe('saving')
    await answer()
    expect(draft.state().status).toBe('saved')
  })
  it('is never sent twice at once: what is typed meanwhile goes with the next', async () => {
    const { sent, send, answer } = record()
    const draft = openAutosave(send, 1000)
    draft.typed('one')
    await vi.advanceTimersByTimeAsync(1000)
    draft.typed('one two')
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual(['one'])
    await answer()
    expect(draft.state().status).toBe('saving')
    expect(sent).toEqual(['one', 'one two'])
    await answer()
    expect(draft.state().status).toBe('saved')
  })
  it('that was refused says why, and is sent again when asked for', async () => {
    const { sent, send, answer } = record()
    const draft = openAutosave(send, 1000)
    draft.typed('one')
    const first = draft.flush()
    first.catch(() => undefined)
    await answer(new Error('No network'))
    await expect(first).rejects.toThrow('No network')
    expect(draft.state()).toEqual({ status: 'not saved', refused: new Error('No network') })
    const second = draft.flush()
    await answer()
    await second
    expect(sent).toEqual(['one', 'one'])
    expect(draft.state().status).toBe('saved')
  })
  it('that was refused goes with the next words', async () => {
    const { sent, send, answer } = record()
    const draft = openAutosave(send, 1000)
    draft.typed('one')
    await vi.advanceTimersByTimeAsync(1000)
    draft.typed('one two')
    await answer(new Error('No network'))
    await vi.advanceTimersByTimeAsync(1000)
    await answer()
    expect(sent).toEqual(['one', 'one two'])
    expect(draft.state().status).toBe('saved')
  })
})
