import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { ServiceRequest } from 'fhir/r4'
import { useEffect, useRef } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import { useSession } from '#auth/session.ts'
import { DraftRefused, DraftStatus } from '#clinical/writing/DraftStatus.tsx'
import { currentVisits } from '#clinical/care/encounter.ts'
import { priorities } from '#clinical/care/order.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { RequestsChanged } from '#clinical/writing/request-keeper.ts'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { useRequests } from '#clinical/writing/use-requests.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import type { Stored } from '#fhir/client.ts'
import { ChoiceField, TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { emptyOpinion, type OpinionForm, toForm, toRequest, wordsOf } from './draft.ts'
import { useSendOpinion } from './mutations.ts'
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
  const drafts = useRequests(patient.id, stored ? [stored] : [], wordsOf)
  const { autosave, keeper, state, unsaved, flush } = drafts
  const form = useForm<OpinionForm>({
    defaultValues: stored ? toForm(stored) : emptyOpinion,
    resolver: zodResolver(complete),
  })
  const send = useSendOpinion(patient.id, drafts)
  const sending = useRef(false)

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const written = structuredClone(values)
          autosave.typed({
            entryIds: [entryId],
            compose: (_, base) => {
              const about = { patientId: patient.id, encounterId, entryId, session, now: new Date() }
              return toRequest(written, offered, about, base)
            },
          })
        },
      }),
    [form, autosave, patient.id, encounterId, entryId, session, offered],
  )

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

  const refused = 'refused' in state ? state.refused : undefined
  const theirs = elsewhere(send.error) ?? elsewhere(refused)
  const open = theirs?.find(({ status }) => status === 'draft')

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
    <Workspace
      title={title}
      status={<DraftStatus state={state} keptAt={stored?.meta?.lastUpdated} />}
      unsaved={unsaved}
      {...frame}
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
    >
      <FormProvider {...form}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a field that is left is saved at once */}
        <form
          className="opinion-form"
          onSubmit={(event) => event.preventDefault()}
          onBlur={flush}
          inert={send.isPending}
          noValidate
        >
          {theirs ? (
            <div role="alert" className="notice warning">
              <div>
                <p>
                  <strong>Not saved.</strong>{' '}
                  {open
                    ? `You have changed this in another window meanwhile. There: “${toForm(open).question}” ${toForm(open).summary}`
                    : 'This has been sent or removed in another window. What you have written here is below.'}
                </p>
                {open && (
                  <p className="buttons">
                    <button
                      type="button"
                      className="button"
                      onClick={() => {
                        keeper.over(theirs)
                        send.reset()
                        flush()
                      }}
                    >
                      Go on with what is here
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() => {
                        keeper.over(theirs)
                        send.reset()
                        form.reset(toForm(open))
                        flush()
                      }}
                    >
                      Take what is there
                    </button>
                  </p>
                )}
              </div>
            </div>
          ) : (
            <DraftRefused state={state} onAgain={flush} />
          )}
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
        </form>
      </FormProvider>
    </Workspace>
  )
}

/** As this writer has left it in another window. */
function elsewhere(error: Error | null | undefined): Stored<ServiceRequest>[] | undefined {
  if (error instanceof RequestsChanged) return error.theirs
  if (!(error instanceof ChangedMeanwhile)) return undefined
  return error.theirs.flatMap((one) =>
    one.resourceType === 'ServiceRequest' && one.id ? [{ ...one, id: one.id }] : [],
  )
}
