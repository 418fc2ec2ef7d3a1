import './opinions.css'

import { useQuery } from '@tanstack/react-query'

import { useCan, useSession } from '#auth/session.ts'
import { compositionByEntry } from '#clinical/writing/draft-queries.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { answerEntryId } from './draft.ts'
import { OpinionText } from './OpinionText.tsx'
import { askedOf } from './queries.ts'
import { WriteAnswer } from './WriteAnswer.tsx'

const title = 'Answer a question'

/** The answer of one's team beside the chart. `id` is the task's. */
export function AnswerOpinionWork({ patient, id, frame }: WorkProps) {
  const { userId } = useSession()
  const [does, writes] = [useCan('task.do'), useCan('note.write')]
  const mayAnswer = does && writes
  const asked = useQuery({ ...askedOf(patient.id, id), enabled: mayAnswer })
  const begun = useQuery({
    ...compositionByEntry(patient.id, answerEntryId(id, userId)),
    enabled: mayAnswer,
  })
  if (!mayAnswer)
    return (
      <Workspace title={title} {...frame}>
        <p>Your role does not answer for a team.</p>
      </Workspace>
    )
  if (!asked.data || begun.data === undefined)
    return (
      <Workspace title={title} {...frame}>
        <Loaded query={asked} what="what was asked">
          {() => null}
        </Loaded>
        <Loaded query={begun} what="what you had begun to write">
          {() => null}
        </Loaded>
      </Workspace>
    )
  const { opinion } = asked.data
  if ((opinion.state === 'answered' || opinion.state === 'withdrawn') && !begun.data)
    return (
      <Workspace title={title} {...frame}>
        <OpinionText opinion={opinion} />
        <p>Nothing is left to answer: see the opinions of this patient.</p>
      </Workspace>
    )
  return <WriteAnswer patient={patient} taskId={id} asked={asked.data} stored={begun.data} frame={frame} />
}
