import type { Act, Actor } from '#clinical/acts/act.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { changedBy } from '#departments/maternity/pregnancy/queries.ts'

/** An act on a pregnancy, after which everything that shows it is asked for again. */
export const usePregnancyAct = <Draft>(patientId: string, toAct: (draft: Draft, actor: Actor) => Act) =>
  useAct(patientId, toAct, changedBy(patientId))
