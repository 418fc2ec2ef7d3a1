import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import type { Task } from 'fhir/r4'
import { type ReactNode, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { isPassedOn, standingWords, toAcknowledgement } from '#clinical/results/acknowledgement.ts'
import { isOverdue, type OwedResult } from '#clinical/results/owed-result.ts'
import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { differences, type Rows } from '#clinical/entries/versions.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { RadioField, TextField } from '#ui/fields.tsx'

import {
  type AnswerDraft,
  answerDraft,
  answers,
  answersFor,
  emptyAnswer,
  needsAction,
  needsPerson,
  needsReason,
  sendWords,
} from './draft.ts'
import { useAnswerResult, useRecordSeen } from './mutations.ts'
import { personNamed } from './people.ts'
import { PersonField } from './PersonField.tsx'

type Props = { patientId: string; result: OwedResult; onClose: () => void; children: ReactNode }

/** What the reader does about a result; sent once, kept as written when it could not be sent. */
export function AnswerForm({ patientId, result, onClose, children }: Props) {
  const { userId } = useSession()
  const queryClient = useQueryClient()
  const personOf = (words: string) => personNamed(queryClient, words)
  const form = useForm({
    resolver: zodResolver(answerDraft((words) => personOf(words) !== undefined)),
    defaultValues: emptyAnswer,
  })
  const answer = useWatch({ control: form.control, name: 'answer' })
  const answering = useAnswerResult(patientId, result, personOf)
  useRecordSeen(patientId, result)
  const { answers: possible, why } = answersFor(
    result.report,
    result.standing,
    userId,
    isOverdue(result, useNow()),
  )
  const { state, now } = result.standing
  // The list refreshes itself after a refusal: what the answer was written against is kept to be shown beside it.
  const [seen, setSeen] = useState<Task>()
  const save = {
    ...answering,
    mutateAsync: (draft: AnswerDraft) => {
      setSeen(now?.task)
      return answering.mutateAsync(draft)
    },
  }
  const isAccepting = isPassedOn({ state }) && now?.owner?.user === userId
  return (
    <FormDialog
      title="Result"
      submit={sendWords(answer, isAccepting)}
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="stack">
        {children}
        <Theirs error={save.error} seen={seen} />
        <div className="fields answer-fields">
          <RadioField
            name="answer"
            label="What do you do about it?"
            options={possible.map((one) => ({ value: one, label: answers[one] }))}
            className="wide"
            {...(why ? { hint: why } : {})}
          />
          {needsAction(answer) && (
            <TextField
              name="action"
              label="Action taken"
              multiline
              rows={3}
              className="wide"
              maxLength={4000}
            />
          )}
          {answer === 'escalate' && (
            <p className="quiet-text wide">
              {result.consultant
                ? `Responsible consultant: ${result.consultant}.`
                : 'No responsible consultant is recorded.'}
            </p>
          )}
          {needsPerson(answer) && <PersonField name="to" label="To whom" />}
          {needsReason(answer) && (
            <TextField name="reason" label="Why" multiline rows={2} className="wide" maxLength={1000} />
          )}
        </div>
      </div>
    </FormDialog>
  )
}

/** Somebody else was first: what they did, beside what the reader had seen (hazard H11). */
function Theirs({ error, seen }: { error: Error | null; seen: Task | undefined }) {
  const theirs = error instanceof ChangedMeanwhile ? error.theirs.find(isTask) : undefined
  if (!theirs) return null
  return (
    <SideBySide
      caption="As you saw it and as it is now"
      before="As you saw it"
      after="As it is now"
      rows={differences(rowsOf(seen), rowsOf(theirs))}
    />
  )
}

const isTask = (resource: { resourceType: string }): resource is Task => resource.resourceType === 'Task'

function rowsOf(task: Task | undefined): Rows {
  const found = task?.id ? toAcknowledgement({ ...task, id: task.id }) : undefined
  if (!found) return [['State', 'Not acknowledged']]
  return [
    ['State', standingWords({ state: found.state, now: found })],
    ...found.steps.map(({ who, words }) => ['Done', `${words} (${who})`] as const),
  ]
}
