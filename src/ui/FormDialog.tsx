import './controls.css'

import { type FormEvent, type ReactNode, useRef } from 'react'
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form'

import { Dialog } from './Dialog.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { useUnsavedGuard } from './use-unsaved-guard.ts'

type Save<Draft, Saved> = {
  mutateAsync: (draft: Draft) => Promise<Saved>
  isPending: boolean
  error: Error | null
}

type Props<Values extends FieldValues, Draft, Saved> = {
  title: string
  /** The verb and the thing: "Save observations" */
  submit: string
  /** While it is being saved: "Saving observations…" */
  submitting?: string
  form: UseFormReturn<Values, unknown, Draft>
  save: Save<Draft, Saved>
  /** The dialog is done with, saved or left */
  onClose: () => void
  /** After the record has answered; `onClose` when not given */
  onSaved?: (saved: Saved) => void
  width?: 'narrow' | 'wide'
  /** Beside the buttons, always in sight: a live score */
  foot?: ReactNode
  children: ReactNode
}

/**
 * The one way to enter something. It sends once, shows success only after the record's answer, and after a refusal
 * stays open with every word in it. Leaving with unsaved words is asked about, whichever way one leaves.
 */
export function FormDialog<Values extends FieldValues, Draft, Saved>(props: Props<Values, Draft, Saved>) {
  const { title, submit, form, save, onClose, onSaved = onClose } = props
  const { isDirty, errors, isSubmitting } = form.formState
  const guard = useUnsavedGuard(isDirty)
  const sending = useRef(false)
  const busy = save.isPending || isSubmitting

  async function send(draft: Draft) {
    if (sending.current) return // a double click
    sending.current = true
    let saved: Saved
    try {
      saved = await save.mutateAsync(draft)
    } catch {
      return // `save.error` tells of it below
    } finally {
      sending.current = false
    }
    guard.release()
    onSaved(saved)
  }

  function onSubmit(event: FormEvent) {
    event.stopPropagation() // a dialog may stand inside another form's React tree
    void form.handleSubmit(send)(event)
  }

  return (
    <Dialog
      title={title}
      onClose={() => {
        if (!save.isPending) guard.leave(onClose)
      }}
      {...(props.width ? { width: props.width } : {})}
    >
      <FormProvider {...form}>
        <form noValidate onSubmit={onSubmit} aria-busy={busy} autoComplete="off">
          <div className="dialog-body">{props.children}</div>
          <div className="dialog-foot">
            <Refusal error={save.error} invalid={countOf(errors)} busy={busy} />
            <button type="submit" className="button primary" aria-disabled={busy}>
              {busy ? (props.submitting ?? 'Saving…') : submit}
            </button>
            <button
              type="button"
              className="button quiet"
              onClick={() => guard.leave(onClose)}
              disabled={busy}
            >
              Cancel
            </button>
            {props.foot}
          </div>
        </form>
      </FormProvider>
      {guard.asking && <LeaveDialog onLeave={guard.go} onStay={guard.stay} />}
    </Dialog>
  )
}

/** Answers may stand in groups; each that has a fault of its own counts. */
const countOf = (errors: object): number =>
  Object.values(errors).reduce<number>((sum, one: unknown) => {
    if (typeof one !== 'object' || one === null) return sum
    return sum + ('type' in one ? 1 : countOf(one))
  }, 0)

type RefusalProps = { error: Error | null; invalid: number; busy: boolean }

/** Why it is not saved: the record's words, or how many answers of ours need another look. */
function Refusal({ error, invalid, busy }: RefusalProps) {
  if (busy) return null
  if (invalid > 0) {
    return (
      <p role="alert" className="notice not-saved">
        <span>
          <strong>Not saved.</strong> {invalid === 1 ? 'One answer needs' : `${invalid} answers need`} another
          look.
        </span>
      </p>
    )
  }
  if (!error) return null
  return (
    <div role="alert" className="notice not-saved">
      <div>
        <p>
          <strong>Not saved.</strong> {error.message}
        </p>
        {detailsOf(error).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </div>
  )
}

/** What the record said of this entry. `ui/` knows no FHIR: any error may carry `details` in words. */
function detailsOf(error: Error): string[] {
  const details: unknown = 'details' in error ? error.details : undefined
  return Array.isArray(details)
    ? [...new Set(details.filter((words): words is string => typeof words === 'string'))]
    : []
}
