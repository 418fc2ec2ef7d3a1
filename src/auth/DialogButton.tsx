import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

import { ActionButton } from './ActionButton.tsx'
import type { Activity } from './permissions.ts'

type Props = {
  may: Activity
  to: string
  className?: string
  /** Where the words alone would not say whose */
  label?: string
  children: ReactNode
}

/** Opens a dialog that has an address of its own; a button, as on every ward row, for it leads to no other page. */
export function DialogButton({ to, label, ...rest }: Props) {
  const navigate = useNavigate()
  return (
    <ActionButton {...rest} {...(label ? { 'aria-label': label } : {})} onClick={() => void navigate(to)} />
  )
}
