import './workspace.css'

import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'

import { CloseIcon } from './icons.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import type { Loses } from './unsaved-words.ts'
import { useUnsavedGuard } from './use-unsaved-guard.ts'

type Props = {
  title: string
  /** Beside the title, said aloud when it changes: "Saved as draft 10:42" */
  status?: ReactNode
  /** Words that are only on this page: leaving asks */
  unsaved?: boolean
  loses: Loses
  onClose: () => void
  /** The buttons, always in sight */
  foot?: ReactNode
  children: ReactNode
}

/**
 * A place to write in beside what one reads: at the side on a wide screen, else a sheet from below that can be made
 * small. Not modal: the page beside it stays in use.
 */
export function Workspace({ title, status, unsaved = false, loses, onClose, foot, children }: Props) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [small, setSmall] = useState(false)
  const guard = useUnsavedGuard(unsaved, loses)
  useFocusGivenBack(heading)
  useRoomBelow(heading)
  return (
    <section className="workspace" aria-labelledby={id} data-small={small}>
      <header className="workspace-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {status}
        <button
          type="button"
          className="button quiet small workspace-size"
          aria-expanded={!small}
          onClick={() => setSmall(!small)}
        >
          {small ? 'Show' : 'Minimise'}
        </button>
        <button
          type="button"
          className="button quiet small workspace-close"
          aria-label={`Close ${title}`}
          onClick={() => guard.leave(onClose)}
        >
          <CloseIcon />
        </button>
      </header>
      <div className="workspace-body">{children}</div>
      {foot !== undefined && <footer className="workspace-foot">{foot}</footer>}
      {guard.asking && <LeaveDialog onLeave={guard.go} onStay={guard.stay} />}
    </section>
  )
}

/** The focus comes here on opening; on closing it goes back to where it was, or to the page's heading. */
function useFocusGivenBack(heading: { readonly current: HTMLElement | null }) {
  useLayoutEffect(() => {
    const before = document.activeElement
    const section = heading.current?.closest('section')
    heading.current?.focus({ preventScroll: true })
    return () => {
      if (!section?.contains(document.activeElement)) return
      const there = before instanceof HTMLElement && before !== document.body && before.isConnected
      const back = there ? before : document.querySelector<HTMLElement>('main h1')
      if (back && !there) back.tabIndex = -1
      back?.focus({ preventScroll: true })
    }
  }, [heading])
}

/** How far down it begins just now, so that it ends where the window does: the buttons at its foot are never below. */
function useRoomBelow(heading: { readonly current: HTMLElement | null }) {
  useLayoutEffect(() => {
    const section = heading.current?.closest('section')
    const measure = () => section?.style.setProperty('--above', `${section.getBoundingClientRect().top}px`)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(document.body)
    addEventListener('scroll', measure, { passive: true })
    return () => {
      resized.disconnect()
      removeEventListener('scroll', measure)
    }
  }, [heading])
}
