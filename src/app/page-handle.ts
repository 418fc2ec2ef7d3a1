/** What the shell reads of the page that is open. */
export type PageHandle = { title: string; dialog: boolean }

export const toHandle = (title: string, dialog = false): PageHandle => ({ title, dialog })

/** Reads a route's handle back; routes without one are none of ours. */
export const isPageHandle = (handle: unknown): handle is PageHandle =>
  typeof handle === 'object' && handle !== null && 'title' in handle && 'dialog' in handle
