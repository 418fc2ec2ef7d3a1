import { useEffect, useRef } from 'react'

import { readCookie, writeCookie } from '#lib/cookie.ts'

/** Every key of the whole application; keys of one screen are that screen's own. */
export const keys = {
  find: { key: '/', shown: '/', does: 'Find a patient' },
  goTo: { key: 'k', control: true, shown: 'Ctrl K', does: 'Go to a page or a recent patient' },
  help: { key: '?', shown: '?', does: 'Show the keys' },
} as const satisfies Record<string, { key: string; control?: true; shown: string; does: string }>

export type KeyName = keyof typeof keys

/** Keys of one character can be turned off: speech input types them by accident (WCAG 2.1.4). */
export const singleKeysAreOn = () => readCookie('single-keys') !== 'off'
export const turnSingleKeys = (on: boolean) => writeCookie('single-keys', on ? 'on' : 'off')

/** Hears the keys of the whole application, except while a dialog is open or something is being written. */
export function useKeys(does: Record<KeyName, () => void>) {
  const latest = useRef(does)
  useEffect(() => {
    latest.current = does
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = keyPressed(event)
      if (!name) return
      event.preventDefault()
      latest.current[name]()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

function keyPressed(event: KeyboardEvent): KeyName | undefined {
  if (event.defaultPrevented || event.altKey || document.querySelector('dialog[open]')) return undefined
  const control = event.ctrlKey || event.metaKey
  if (!control && (!singleKeysAreOn() || isWriting(event.target))) return undefined
  return (Object.keys(keys) as KeyName[]).find((name) => {
    const wanted: { key: string; control?: true } = keys[name]
    return wanted.key === event.key && (wanted.control ?? false) === control
  })
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
