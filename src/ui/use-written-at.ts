import { type RefObject, useEffect, useRef } from 'react'

type Written = { text: string | undefined; at: number }

/**
 * When what stands in a time field came to stand there. In October an hour comes twice, and the one that is meant is the one
 * it was written in, however long the form stays open after that (hazard H14). `first`: what it was filled with is of then.
 */
export const useWrittenAt = (first: number): RefObject<Written> =>
  useRef<Written>({ text: undefined, at: first })

/** Keeps `written` up to what stands in the field. */
export function useWriting(written: RefObject<Written>, text: string) {
  useEffect(() => {
    const { text: before, at } = written.current
    if (before !== text) written.current = { text, at: before === undefined ? at : Date.now() }
  }, [written, text])
}
