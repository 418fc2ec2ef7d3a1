import type { Page } from '#auth/page.ts'

import { antenatalPages } from '#departments/maternity/antenatal/pages.ts'

export const pages: readonly Page[] = [...antenatalPages]
