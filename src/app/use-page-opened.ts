import { useEffect, useRef } from 'react'
import { useMatches } from 'react-router'

import { findBoxId } from '#lib/find-box.ts'

import { isPageHandle } from './page-handle.ts'

/**
 * When another page has opened: the browser's title says which, and the focus goes to its heading, so that a screen
 * reader says it and Tab goes on from there. A dialog over a page is not another page.
 */
export function usePageOpened() {
  const matches = useMatches().filter(({ handle }) => isPageHandle(handle))
  const handle = matches.at(-1)?.handle
  const title = isPageHandle(handle) ? handle.title : ''
  const page = matches.findLast(({ handle }) => isPageHandle(handle) && !handle.dialog)?.pathname
  const shown = useRef<string>(undefined)

  useEffect(() => {
    document.title = title ? `${title} – Lune` : 'Lune'
  }, [title])

  useEffect(() => {
    const first = shown.current === undefined
    const moved = shown.current !== page
    shown.current = page
    if (first || !moved || document.querySelector('dialog[open]')) return
    if (document.activeElement?.id === findBoxId) return // still typing: the results open below
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main')
    if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1
    heading?.focus({ preventScroll: true })
  }, [page])
}
