import { useCallback, useRef } from 'react'

/**
 * When what stands in a time field came to stand there. In October an hour comes twice, and the one that is meant is the one
 * it was written in, however long the form stays open after that (hazard H14). `first`: what it was filled with is of then.
 */
export function useWrittenAt(first: number) {
  const written = useRef<{ text: string | undefined; at: number }>({ text: undefined, at: first })
  /** Told of what stands there, each time it is another */
  const stands = useCallback((text: string) => {
    const { text: before, at } = written.current
    if (before !== text) written.current = { text, at: before === undefined ? at : Date.now() }
  }, [])
  const at = useCallback(() => written.current.at, [])
  return { stands, at }
}
