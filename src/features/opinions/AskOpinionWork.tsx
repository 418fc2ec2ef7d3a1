import './opinions.css'

import { useQuery } from '@tanstack/react-query'

import { useCan } from '#auth/session.ts'
import { Superseded } from '#clinical/patient/Superseded.tsx'
import type { WorkProps } from '#clinical/writing/work.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { opinionDraft, teams } from './queries.ts'
import { WriteOpinion } from './WriteOpinion.tsx'

const title = 'Ask for an opinion'

/** A question to another team beside the chart: the draft under this id, or a new one. */
export function AskOpinionWork({ patient, id, frame }: WorkProps) {
  const mayAsk = useCan('order.request')
  const offered = useQuery({ ...teams(), enabled: mayAsk })
  const begun = useQuery({ ...opinionDraft(patient.id, id), enabled: mayAsk })
  if (!mayAsk)
    return (
      <Workspace title={title} {...frame}>
        <p>Your role does not ask for opinions.</p>
      </Workspace>
    )
  if (patient.replacedBy.length > 0)
    return (
      <Workspace title={title} {...frame}>
        <Superseded patient={patient} what="Nothing can be asked in it" />
      </Workspace>
    )
  if (!offered.data || begun.data === undefined)
    return (
      <Workspace title={title} {...frame}>
        <Loaded query={offered} what="the teams">
          {() => null}
        </Loaded>
        <Loaded query={begun} what="what you had begun to ask">
          {() => null}
        </Loaded>
      </Workspace>
    )
  if (begun.data && begun.data.status !== 'draft')
    return (
      <Workspace title={title} {...frame}>
        <p>This has been sent already: it stands among the opinions.</p>
      </Workspace>
    )
  return (
    <WriteOpinion patient={patient} entryId={id} offered={offered.data} stored={begun.data} frame={frame} />
  )
}
