import type { Page } from '#auth/page.ts'

import { antenatalPages } from '#departments/maternity/antenatal/pages.ts'
import { birthPages } from '#departments/maternity/birth/pages.ts'
import { labourPages } from '#departments/maternity/labour/pages.ts'
import { newbornPages } from '#departments/maternity/newborn/pages.ts'

export const pages: readonly Page[] = [...antenatalPages, ...labourPages, ...birthPages, ...newbornPages]
