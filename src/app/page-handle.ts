import type { Page } from '#auth/page.ts'

/** What the shell and the router read of the page that is open. */
export type PageHandle = { title: string; dialog: boolean; over: Page['over'] }

export const toHandle = (title: string, { dialog = false, over }: Partial<PageHandle> = {}): PageHandle => ({
  title,
  dialog,
  over,
})

/** Reads a route's handle back; routes without one are none of ours. */
export const isPageHandle = (handle: unknown): handle is PageHandle =>
  typeof handle === 'object' && handle !== null && 'title' in handle && 'dialog' in handle
