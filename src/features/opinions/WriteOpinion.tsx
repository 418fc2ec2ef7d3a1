import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { ServiceRequest } from 'fhir/r4'
import { useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import { useSession } from '#auth/session.ts'
import { DraftConflict } from '#clinical/writing/DraftConflict.tsx'
import { DraftWorkspace } from '#clinical/writing/DraftWorkspace.tsx'
import { currentVisits } from '#clinical/care/encounter.ts'
import { priorities } from '#clinical/care/order.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import type { Stored } from '#fhir/client.ts'
import { ChoiceField, TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { emptyOpinion, type OpinionForm, opinionDrafts, toForm, toRequest } from './draft.ts'
import { toOpinion } from './model.ts'
import { useSendOpinion } from './mutations.ts'
import { OpinionText } from './OpinionText.tsx'
import { type Team, teamOptions } from './teams.ts'

const title = 'Ask for an opinion'

/** What must be said before it is sent; what is typed is kept as it is until then. */
const complete = z.object({
  team: z.string().check(z.minLength(1, 'Say which team')),
  priority: z.string().check(z.minLength(1, 'Say how soon')),
  question: z.string().check(z.trim(), z.minLength(5, 'Say what you want to know')),
  summary: z.string().check(z.trim(), z.minLength(5, 'Say what the team must know of the patient')),
})

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  entryId: string
  offered: Team[]
  stored: Stored<ServiceRequest> | null
}

export function WriteOpinion({ patient, entryId, offered, stored, frame }: Props) {
  const session = useSession()
  const visits = useQuery(currentVisits(patient.id))
  const encounterId = visits.data?.entries[0]?.id
  const drafts = useDrafts(opinionDrafts, patient.id, stored ? [stored] : [])
  const { autosave, keeper, flush } = drafts
  const form = useForm<OpinionForm>({
    defaultValues: stored ? toForm(stored) : emptyOpinion,
    resolver: zodResolver(complete),
  })
  const send = useSendOpinion(patient.id, drafts)
  const sending = useRef(false)

  const keep = () => {
    const written = structuredClone(form.getValues())
    const about = { patientId: patient.id, encounterId, entryId, session, now: new Date() }
    autosave.typed({
      entryIds: [entryId],
      compose: (_, base) => toRequest(written, offered, about, base),
    })
  }
  useEffect(() => form.subscribe({ formState: { values: true }, callback: keep }))

  async function onSend(written: OpinionForm) {
    if (sending.current) return // a double click
    sending.current = true
    try {
      await send.mutateAsync(written)
    } catch {
      // `send.error` tells of it below
    } finally {
      sending.current = false
    }
  }

  function settle(seen: Stored<ServiceRequest>) {
    keeper.over([seen])
    send.reset()
  }
  const [theirs] = drafts.elsewhere(send.error) ?? []

  if (send.isSuccess)
    return (
      <Workspace title={title} {...frame}>
        <p role="status" className="notice success">
          Sent. The answer will stand among the opinions and the notes of this patient.
        </p>
        <button type="button" className="button" onClick={frame.onClose}>
          Close
        </button>
      </Workspace>
    )
  return (
    <DraftWorkspace
      title={title}
      drafts={drafts}
      form={form}
      frame={frame}
      busy={send.isPending}
      foot={
        <div className="opinion-foot">
          <p>{identityLine(patient)}</p>
          {!send.isPending && !theirs && send.error && (
            <p role="alert" className="notice not-saved">
              <span>
                <strong>Not sent.</strong> {send.error.message} Every word is still here.
              </span>
            </p>
          )}
          <button
            type="button"
            className="button primary"
            aria-disabled={send.isPending}
            onClick={() => void form.handleSubmit(onSend)()}
          >
            {send.isPending ? 'Sending…' : 'Sign and send'}
          </button>
        </div>
      }
      conflict={
        theirs && (
          <DraftConflict
            theirs={theirs}
            show={(request) => <OpinionText opinion={toOpinion(request, [])} />}
            onKeepMine={(seen) => {
              settle(seen)
              keep()
              flush()
            }}
            onTakeTheirs={(seen) => {
              settle(seen)
              form.reset(toForm(seen))
              autosave.settle()
            }}
          />
        )
      }
    >
      <ChoiceField name="team" label="Team" options={teamOptions(offered, session.post.orgName)} />
      <ChoiceField name="priority" label="How soon" options={priorities} />
      <TextField name="question" label="Question" multiline rows={3} />
      <TextField
        name="summary"
        label="Summary"
        hint="What the team must know before they see the patient"
        multiline
        rows={5}
      />
    </DraftWorkspace>
  )
}
