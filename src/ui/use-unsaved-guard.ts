import { useCallback, useRef, useState } from 'react'
import { useBeforeUnload, useBlocker } from 'react-router'

/**
 * Keeps what was written from being lost: asks before another address, before the tab closes, and before `leave`.
 * `asking` is true while the question stands; answer it by `go` or `stay`.
 */
export function useUnsavedGuard(unsaved: boolean) {
  const letGo = useRef(false)
  const [wanted, setWanted] = useState<(() => void) | undefined>()
  const blocker = useBlocker(useCallback(() => unsaved && !letGo.current, [unsaved]))

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
    asking: wanted !== undefined || blocker.state === 'blocked',
    release,
    /** Goes at once when nothing is unsaved; asks otherwise. */
    leave: (go: () => void) => {
      if (!unsaved || letGo.current) return go()
      setWanted(() => go)
    },
    go: () => {
      release()
      setWanted(undefined)
      if (blocker.state === 'blocked') blocker.proceed()
      else wanted?.()
    },
    stay: () => {
      setWanted(undefined)
      if (blocker.state === 'blocked') blocker.reset()
    },
  }
}
