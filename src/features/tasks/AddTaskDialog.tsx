import { useQuery } from '@tanstack/react-query'
import { type Resolver, type ResolverResult, useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { myTeams } from '#clinical/care/team.ts'
import { repeats } from '#clinical/care/task-repeat.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { type AddDraft, addProblems, type AddValues, toAddDraft, whoOptions } from './add-draft.ts'
import { useAddTask } from './mutations.ts'

type Props = {
  patientId: string
  patientLine: string
  encounterId: string | undefined
  /** Colleagues who can be asked by name: those of the ward */
  people?: readonly { user: string; who: string }[]
  onClose: () => void
}

/** Something to do for this patient: what, who or which team, when, and how often. */
export function AddTaskDialog({ patientId, patientLine, encounterId, people = [], onClose }: Props) {
  const { userId, name } = useSession()
  const mine = useQuery(myTeams(userId))
  const teams = mine.data?.teams ?? []
  const others = people.filter(({ user }) => user !== userId)
  const form = useForm<AddValues, unknown, AddDraft>({
    defaultValues: { what: '', who: '', due: '', repeat: '' },
    resolver: resolverFor({ people: others, teams }),
  })
  return (
    <FormDialog
      title="Add task"
      submit="Add task"
      submitting="Adding task…"
      form={form}
      save={useAddTask(patientId, encounterId)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <TextField name="what" label="What has to be done" className="wide" multiline rows={2} autoFocus />
        <ChoiceField
          name="who"
          label="Who is asked"
          options={whoOptions(name, others, teams)}
          {...(mine.error ? { hint: 'Your teams could not be looked up: they are not in this list.' } : {})}
        />
        <DateTimeField name="due" label="Due" hint="None: whenever there is time" />
        <ChoiceField
          name="repeat"
          label="How often"
          placeholder={null}
          options={repeats.map(({ code, label }) => ({ value: code, label }))}
          hint="Doing it makes the next one"
        />
      </div>
    </FormDialog>
  )
}

const resolverFor =
  (named: Parameters<typeof toAddDraft>[1]): Resolver<AddValues, unknown, AddDraft> =>
  (values): ResolverResult<AddValues, AddDraft> => {
    const now = Date.now()
    const problems = Object.entries(addProblems(values, now))
    if (problems.length === 0) return { values: toAddDraft(values, named, now), errors: {} }
    return {
      values: {},
      errors: Object.fromEntries(problems.map(([field, message]) => [field, { type: 'value', message }])),
    }
  }
