import type { Asked } from './known.ts'

/** The assessments of one patient that should have been done by now, by name. What they are is another feature's to know. */
export type Outstanding = { overdue: readonly string[] }

/** As a page hands it to the board. */
export type OutstandingAsked = Asked<Outstanding>
