import type { Act, Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { valueText } from '#clinical/results/value.ts'
import { readOpenWork } from '#departments/pathology/work/about-work.ts'
import type { Work } from '#departments/pathology/work/model.ts'

import { amended } from './amending.ts'
import {
  askedAgain,
  authorised,
  begun,
  entered,
  received,
  rejected,
  reported,
  sentBack,
} from './laboratory-acts.ts'
import type { ReportedValues } from './previous.ts'
import { toValue, typedOf } from './values.ts'
import { amendable, measuresOf, type StepValues } from './work-draft.ts'

type About = { work: Work; out: ReportedValues; gender: string }

/** The step as one act on the record. */
export async function toStepAct(draft: StepValues, { work, out, gender }: About, actor: Actor): Promise<Act> {
  const { step, number, reason, words, again, values, kind } = draft
  const { request, specimen } = work
  const shared = {
    subject: request.subject,
    ...(request.encounter ? { encounter: request.encounter } : {}),
    at: specimen?.collection?.collectedDateTime ?? specimen?.collection?.collectedPeriod?.start,
    gender,
    by: recordedBy(actor.session),
  }
  switch (step) {
    case 'receive':
      return received(work, number, actor)
    case 'reject': {
      const { entries } = await readOpenWork(actor.patientId)
      const others = entries.filter((one) => one.id !== work.id && one.specimen?.id === specimen?.id)
      return rejected(work, { reason, words, again }, others, actor)
    }
    case 'again':
      return askedAgain(work, actor)
    case 'begin':
      return begun(work, actor)
    case 'enter': {
      const measured = measuresOf(work.test).flatMap((measure, index) => {
        const typed = values[index]?.trim()
        return typed ? toValue(measure, typed, shared) : []
      })
      return entered(work, measured, words.trim(), actor)
    }
    case 'authorise':
      return authorised(work, words.trim(), actor)
    case 'back':
      return sentBack(work, words.trim(), actor)
    case 'report':
    case 'interim':
      return reported(work, { interim: step === 'interim', comment: words }, out, actor)
    case 'amend': {
      if (!out.report) throw new Error('There is no report to amend.')
      const changed = amendable({ work, out }).flatMap((measure, index) => {
        const [seen, typed] = [out.values[index], values[index]?.trim()]
        if (!seen || !typed || typedOf(seen) === typed) return []
        return { seen, to: toValue(measure, typed, shared), was: valueText(seen) }
      })
      const kept = out.values.filter((one) => changed.every(({ seen }) => seen.id !== one.id))
      return amended({ report: out.report, values: changed, kept, status: kind, why: words.trim() }, actor)
    }
  }
}
