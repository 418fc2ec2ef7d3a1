import './dialog.css'

import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'

import { CloseIcon } from './icons.tsx'

const control = ':is(input, select, textarea, button):not(:disabled)'
const firstChoice = ['[data-first]', `.dialog-body:not(:has([data-first])) ${control}`].join()

type Props = {
  title: string
  /** Asked for by Escape, the backdrop and the Close button; the owner decides whether to unmount */
  onClose: () => void
  width?: 'narrow' | 'wide'
  className?: string
  children: ReactNode
}

/** A modal dialog: open while it is mounted, named by its title; focus goes back to where it came from. */
export function Dialog({ title, onClose, width, className, children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const element = dialog.current
    if (!element?.open) element?.showModal()
    // The browser would start on Close, the one button nobody came for.
    element?.querySelector<HTMLElement>(firstChoice)?.focus()
    return () => element?.close()
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // The browser closes a dialog on a second Escape whatever we say of the first: so it never hears of one.
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a dialog hears Escape and its backdrop
    <dialog
      ref={dialog}
      className={['dialog', width, className].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        if (event.target === event.currentTarget) onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      {/* no <header>: within a dialog that would be a second banner */}
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button quiet" aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      {children}
    </dialog>
  )
}
