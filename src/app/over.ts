import type { Page } from '#auth/page.ts'

import type { dialogs } from './dialogs/dialogs.ts'

/** What opens over a page of the table, fetched when somebody first goes to it. */
export const over = (page: keyof typeof dialogs) => (): Promise<readonly Page[]> =>
  import('./dialogs/dialogs.ts').then((all) => all.dialogs[page])
