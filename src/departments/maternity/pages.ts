import type { Page } from '#auth/page.ts'

import { antenatalPages } from '#departments/maternity/antenatal/pages.ts'
import { birthPages } from '#departments/maternity/birth/pages.ts'
import { bloodPages } from '#departments/maternity/blood/pages.ts'
import { bookingPages } from '#departments/maternity/booking/pages.ts'
import { labourPages } from '#departments/maternity/labour/pages.ts'
import { newbornPages } from '#departments/maternity/newborn/pages.ts'
import { notificationPages } from '#departments/maternity/notification/pages.ts'
import { postnatalPages } from '#departments/maternity/postnatal/pages.ts'
import { scanPages } from '#departments/maternity/scans/pages.ts'
import { wrongPages } from '#departments/maternity/wrong/pages.ts'

export const pages: readonly Page[] = [
  ...antenatalPages,
  ...bookingPages,
  ...bloodPages,
  ...scanPages,
  ...wrongPages,
  ...labourPages,
  ...birthPages,
  ...newbornPages,
  ...notificationPages,
  ...postnatalPages,
]
