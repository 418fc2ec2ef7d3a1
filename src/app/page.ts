import type { ComponentType } from 'react'
import type { LoaderFunction } from 'react-router'

import type { Activity } from '#auth/permissions.ts'

/** One line of the table of pages. A page file exports `Component`, and a `loader` for what it is nothing without. */
export type Page = {
  /** As the router writes it, from the page it stands in; '' is that page's own address */
  path: string
  /** Browser title and announcement: never a word about a patient */
  title: string
  load: () => Promise<{ Component: ComponentType; loader?: LoaderFunction }>
  /** What one must be allowed to do to open it; everybody signed in when not said */
  needs?: Activity
  /** In the menu and the palette; `words`: other words people look for it by */
  menu?: { icon: ComponentType; words: string }
  /** Opens over the page it stands in, so moving to it does not move the reader */
  dialog?: true
  /** Pages that open inside of this one */
  inside?: readonly Page[]
}
