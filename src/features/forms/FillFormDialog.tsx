import './forms.css'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Resolver, type ResolverResult, useForm, useWatch } from 'react-hook-form'

import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { type Answers, faultsIn } from './answers.ts'
import { FormItems } from './FormItems.tsx'
import { useFillForm } from './mutations.ts'
import { filledForms, wardForms } from './queries.ts'
import { everyItem, type Form } from './questionnaire.ts'
import { answersOf, askedOn, type Draft, isOf } from './response.ts'

type Props = {
  formId: string
  /** Of which forms; those of a ward when not said */
  forms?: typeof wardForms
  patientId: string
  patientLine: string
  encounterId: string | undefined
  onClose: () => void
}

/** One form about one patient; the answers of last time are offered, never put in by themselves. */
export function FillFormDialog({ formId, forms: those = wardForms, onClose, ...about }: Props) {
  const forms = useQuery(those)
  const form = forms.data?.find(({ id }) => id === formId)
  if (form) return <Filling form={form} onClose={onClose} {...about} />
  return (
    <Dialog title="Form" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={forms} what="the form">
          {() => <p>This form is not in use here.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Filling({
  form,
  patientId,
  patientLine,
  encounterId,
  onClose,
}: Omit<Props, 'formId' | 'forms'> & { form: Form }) {
  const filled = useQuery(filledForms(patientId))
  const last = filled.data?.responses.find((response) => isOf(response, form))
  const resolver = useMemo(() => resolverOf(form), [form])
  const fields = useForm<Draft, unknown, Draft>({
    resolver,
    defaultValues: { answers: emptyOf(form), carried: undefined },
  })
  const carried = useWatch({ control: fields.control, name: 'carried' })
  function carry() {
    if (!last?.authored) return
    const answers = answersOf(last, form)
    fields.setValue(
      'carried',
      { on: last.authored, answers, asked: askedOn(last, form) },
      { shouldDirty: true },
    )
    fields.setValue('answers', { ...fields.getValues('answers'), ...answers }, { shouldDirty: true })
  }
  return (
    <FormDialog
      title={form.title}
      submit={`Save ${form.title}`}
      submitting="Saving…"
      form={fields}
      save={useFillForm(form, patientId, encounterId)}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {form.about && <p className="wide quiet-text">{form.about}</p>}
        {last && !carried && (
          <p className="wide">
            Last filled in {formatDateTime(last.authored, 'on a day that is not recorded')}.{' '}
            {last.authored && (
              <button type="button" className="button small" onClick={carry}>
                Start from the answers of {formatDate(last.authored)}
              </button>
            )}
          </p>
        )}
        <FormItems form={form} items={form.items} carried={carried} />
        {form.source && <p className="wide quiet-text form-source">{form.source}</p>}
      </div>
    </FormDialog>
  )
}

/** Every answer has a value from the start, or the form could not tell what has been written since. */
const emptyOf = (form: Form): Answers =>
  Object.fromEntries(
    everyItem(form.items).map((item) => [item.key, item.kind === 'choice' && item.many ? [] : '']),
  )

const resolverOf =
  (form: Form): Resolver<Draft, unknown, Draft> =>
  (draft): ResolverResult<Draft, Draft> => {
    const faults = Object.entries(faultsIn(form, draft.answers))
    if (faults.length === 0) return { values: draft, errors: {} }
    const answers = Object.fromEntries(faults.map(([key, message]) => [key, { type: 'value', message }]))
    return { values: {}, errors: { answers } }
  }
