import type { ComponentType } from 'react'
import type { LoaderFunction } from 'react-router'

import type { Activity } from './permissions.ts'
import type { Post } from './session.ts'

/** How a page is reached without a pointer: `words`, other words people look for it by; `key`, one letter (app/keys.ts). */
export type Reach = { key?: Letter; words: string }

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z'

/** One line of the table of pages. A page file exports `Component`, and a `loader` for what it is nothing without. */
export type Page = {
  /** As the router writes it, from the page it stands in; '' is that page's own address */
  path: string
  /** Browser title and announcement: never a word about a patient */
  title: string
  load: () => Promise<{ Component: ComponentType; loader?: LoaderFunction }>
  /** What one must be allowed to do to open it; everybody signed in when not said */
  needs?: Activity
  /** In the menu and the palette, and after G; `of`: in the menu of these alone */
  menu?: { icon: ComponentType; of?: (post: Post) => boolean } & Reach
  /** A section of a chart: in the palette while a chart is open, and after G */
  section?: Reach
  /** Something one does in the open chart: in the palette meanwhile, and after N (new) */
  action?: Reach
  /** The same for what opens beside the chart, by its kind in `pages/patient/work-kinds.ts`; `id`: a new one when not said */
  works?: readonly (Reach & { kind: string; title: string; needs: Activity; id?: string })[]
  /** Opens over the page it stands in, so moving to it does not move the reader */
  dialog?: true
  /** Pages that open inside of this one */
  inside?: readonly Page[]
  /** The same, told only when somebody first goes to one: what lies deeper weighs nothing before (decision 033) */
  over?: () => Promise<readonly Page[]>
}
