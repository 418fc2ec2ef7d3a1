import '#clinical/writing/note-text.css'

import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'

type Props = {
  /** The verb and the thing: "Sign note" */
  title: string
  submitting: string
  /** Read again before a signature (hazard H1) */
  patientLine: string
  save: { mutateAsync: () => Promise<unknown>; isPending: boolean; error: Error | null }
  onClose: () => void
  onSigned: () => void
  /** What is signed, whole */
  children: ReactNode
}

/** One's name under something: who it is about, and all of what it says, stand above the button. */
export function SignDialog({ title, submitting, patientLine, save, onClose, onSigned, children }: Props) {
  const form = useForm()
  return (
    <FormDialog
      title={title}
      submit={title}
      submitting={submitting}
      form={form}
      save={save}
      onClose={onClose}
      onSaved={onSigned}
    >
      <div className="stack">
        <p className="sign-patient">{patientLine}</p>
        {/* long words are scrolled by keys as well */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing in it takes the focus otherwise */}
        <div className="stack" role="group" aria-label="What is signed" tabIndex={0}>
          {children}
        </div>
      </div>
    </FormDialog>
  )
}
