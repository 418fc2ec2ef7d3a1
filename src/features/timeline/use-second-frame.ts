import { useEffect, useState } from 'react'

/** False in the first frame: what is drawn in the second makes no one long task of the two. */
export function useSecondFrame(): boolean {
  const [isSecond, setSecond] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setSecond(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isSecond
}
