import { orderKindOf } from '#clinical/care/order.ts'
import { listOf } from '#clinical/entries/lenient.ts'

import { type Draft, entryIdOf } from './draft-keeper.ts'
import { isDischargeSummary, isEyeExamination } from './note-types.ts'
import type { Work } from './work.ts'

/** What a draft is gone on with in. */
export function workOf(draft: Draft): Work {
  const id = entryIdOf(draft)
  if (draft.resourceType === 'DocumentReference') return { kind: 'letter', id }
  if (draft.resourceType === 'ServiceRequest')
    return orderKindOf(listOf(draft.category)) === 'opinion'
      ? { kind: 'opinion', id }
      : { kind: 'orders', id: 'basket' }
  if (isDischargeSummary(draft)) return { kind: 'discharge', id }
  if (isEyeExamination(draft)) return { kind: 'eyes', id }
  const taskId = /^answer-(.+)-\d+$/.exec(id)?.[1]
  return taskId ? { kind: 'answer', id: taskId } : { kind: 'note', id }
}
