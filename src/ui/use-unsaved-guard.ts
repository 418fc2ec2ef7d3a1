import { useCallback, useEffect, useRef, useState } from 'react'
import { useBeforeUnload } from 'react-router'

import { keepWords, type Loses } from './unsaved-words.ts'

const always: Loses = () => true

/**
 * Keeps what was written from being lost: `LeaveGuard` asks before another address, the browser before the tab closes,
 * and `asking` is true while the question stands that `leave` asked; answer it by `go` or `stay`.
 */
export function useUnsavedGuard(unsaved: boolean, loses: Loses = always) {
  const letGo = useRef(false)
  const latest = useRef(loses)
  const [wanted, setWanted] = useState<(() => void) | undefined>()

  useEffect(() => {
    latest.current = loses
  })
  useEffect(
    () => (unsaved ? keepWords((leaving) => !letGo.current && latest.current(leaving)) : undefined),
    [unsaved],
  )
  useBeforeUnload(
    useCallback(
      (event) => {
        if (unsaved && !letGo.current) event.preventDefault()
      },
      [unsaved],
    ),
  )

  /** From here on nothing asks: the words are in the record, or the reader has chosen to leave them. */
  const release = () => {
    letGo.current = true
  }

  return {
    asking: wanted !== undefined,
    release,
    /** Goes at once when nothing is unsaved; asks otherwise. */
    leave: (go: () => void) => {
      if (!unsaved || letGo.current) return go()
      setWanted(() => go)
    },
    go: () => {
      release()
      setWanted(undefined)
      wanted?.()
    },
    stay: () => setWanted(undefined),
  }
}
