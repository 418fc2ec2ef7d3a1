import { zodResolver } from '@hookform/resolvers/zod'
import type { ComponentProps, ReactNode } from 'react'
import { useForm } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { type Reason, reasonDraft } from './reason.ts'

type Props = Pick<
  ComponentProps<typeof FormDialog<Reason, Reason, unknown>>,
  'title' | 'submit' | 'submitting' | 'save' | 'onClose'
> & {
  /** The question: "Why is it wrong?" */
  label?: string
  /** What becomes of the reason */
  hint?: string
  /** What it is about, as it stands */
  children: ReactNode
}

/** One act that needs no more than its reason: something is taken back, cancelled, withdrawn. */
export function ReasonDialog({ label = 'Why', hint, children, ...dialog }: Props) {
  const form = useForm({ resolver: zodResolver(reasonDraft), defaultValues: { reason: '' } })
  return (
    <FormDialog {...dialog} form={form}>
      <div className="stack">
        {children}
        <TextField
          name="reason"
          label={label}
          {...(hint ? { hint } : {})}
          multiline
          rows={3}
          autoFocus
          maxLength={500}
        />
      </div>
    </FormDialog>
  )
}
