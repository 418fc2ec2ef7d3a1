import type { PatientIdentity } from '#clinical/patient/patient.ts'

import type { Basket, RequestDraft } from './basket.ts'
import type { Orderable } from './catalogue.ts'
import { askedNow, type Questions, unanswered } from './safety.ts'

/** What stands between a basket and its signature: the field, and what to do there. */
export type Problem = { field: string; words: string }

/** What is known just now of one thing asked for. */
export type Known = {
  orderable: Orderable | undefined
  /** Undefined while they are loading, or could not be loaded */
  questions: Questions | undefined
  tooSoon: boolean
}

export function problemsOf(
  { details, requests }: Basket,
  known: (request: RequestDraft) => Known,
  patient: Pick<PatientIdentity, 'gender' | 'birth'>,
  now: Date,
): Problem[] {
  const problems: Problem[] = []
  if (requests.length === 0) problems.push({ field: 'details', words: 'Choose something to ask for first' })
  else if (details.trim().length < 3)
    problems.push({ field: 'details', words: 'Say what is the matter and what you are looking for' })
  for (const [index, request] of requests.entries()) {
    const { side, repeat, answers } = request
    const { orderable, questions, tooSoon } = known(request)
    const at = (field: string, words: string) => problems.push({ field: `requests.${index}.${field}`, words })
    if (!orderable) {
      at('orderable', 'This is no longer in the catalogue: remove it, and choose again')
      continue
    }
    if (tooSoon && repeat.trim().length < 3) at('repeat', 'Say why it is needed again so soon')
    if (orderable.sided && !side) at('side', 'Say which side')
    if (!orderable.safety) continue
    if (!questions) {
      at(
        'orderable',
        'The questions before this examination are not here yet: it cannot be signed without them',
      )
      continue
    }
    for (const { key } of unanswered(askedNow(questions, answers, patient, now), answers))
      at(`answers.${key}`, 'Answer this before signing')
  }
  return problems
}
