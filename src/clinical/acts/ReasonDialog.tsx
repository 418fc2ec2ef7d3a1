import { zodResolver } from '@hookform/resolvers/zod'
import type { ComponentProps, ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

const draft = z.object({
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why'), z.maxLength(500)),
})
type Draft = z.infer<typeof draft>

type Props = Pick<
  ComponentProps<typeof FormDialog<Draft, Draft, void>>,
  'title' | 'submit' | 'save' | 'onClose'
> & {
  label: string
  children: ReactNode
}

/** One act on a stay that needs no more than its reason. */
export function ReasonDialog({ label, children, ...dialog }: Props) {
  const form = useForm({ resolver: zodResolver(draft), defaultValues: { reason: '' } })
  return (
    <FormDialog {...dialog} form={form}>
      <div className="stack">
        <p>{children}</p>
        <TextField name="reason" label={label} multiline autoFocus maxLength={500} />
      </div>
    </FormDialog>
  )
}
