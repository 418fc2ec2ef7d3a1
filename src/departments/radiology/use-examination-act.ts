import type { Act, Actor } from '#clinical/acts/act.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'

import type { Parts } from './OverExamination.tsx'
import type { Examination } from './steps.ts'

/** One step of the examination that is open; the worklist, the orders and the results of its patient are asked for again. */
export const useExaminationAct = <Draft>(
  { patient, examination }: Pick<Parts, 'patient' | 'examination'>,
  toAct: (examination: Examination, draft: Draft, actor: Actor) => Act,
) =>
  useAct(patient.id, (draft: Draft, actor) => toAct(examination, draft, actor), [
    ordersKey(patient.id),
    ['radiology'],
    ['patient', patient.id, 'results'],
  ])
