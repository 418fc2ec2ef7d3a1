/**
 * How far what is typed has got. Only `saved` and `untouched` may be left without asking; `refused` stands until
 * something has been saved.
 */
export type SaveState =
  | { status: 'untouched' }
  | { status: 'typed'; refused?: Error }
  | { status: 'saving'; refused?: Error }
  | { status: 'saved'; at: number }
  | { status: 'not saved'; refused: Error }

/**
 * Sends what is typed to the record a moment after the typing stops, one send at a time. What a send had not taken
 * along goes with the next; what was refused stays here, and goes when more is typed or when it is asked for.
 */
export function openAutosave<Words>(send: (words: Words) => Promise<void>, delay = 1200) {
  let state: SaveState = { status: 'untouched' }
  let waiting: { words: Words } | undefined
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const refusedBefore = () => ('refused' in state && state.refused ? { refused: state.refused } : {})

  function show(next: SaveState) {
    state = next
    for (const listener of listeners) listener()
  }

  async function sendAll() {
    try {
      while (waiting) {
        const { words } = waiting
        waiting = undefined
        show({ status: 'saving', ...refusedBefore() })
        try {
          await send(words)
        } catch (error) {
          waiting ??= { words }
          throw error
        }
      }
      show({ status: 'saved', at: Date.now() })
    } catch (error) {
      show({
        status: 'not saved',
        refused: error instanceof Error ? error : new Error('It could not be sent.'),
      })
      throw error
    } finally {
      running = undefined
    }
  }

  /** Everything typed so far, now. Rejects when it is not in the record. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    if (!running && waiting) running = sendAll()
    return running ?? Promise.resolve()
  }

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    typed: (words: Words) => {
      waiting = { words }
      clearTimeout(timer)
      if (state.status !== 'saving') show({ status: 'typed', ...refusedBefore() })
      timer = setTimeout(() => void flush().catch(() => undefined), delay)
    },
    flush,
    /** What was typed is settled otherwise: it was dropped, or it is in the record by another way. */
    settle: () => {
      clearTimeout(timer)
      waiting = undefined
      show({ status: 'saved', at: Date.now() })
    },
    /** Nothing is sent any more: the page it was typed on is gone. */
    stop: () => clearTimeout(timer),
  }
}
