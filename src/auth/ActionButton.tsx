import { type ComponentProps, useId } from 'react'

import { type Activity, can } from './permissions.ts'
import { roleWords } from './roles.ts'
import { useSession } from './session.ts'

type Props = { may: Activity } & Omit<ComponentProps<'button'>, 'aria-disabled' | 'aria-describedby'>

/** A button for something that not every role may do: for the others it is there, disabled, with the reason. */
export function ActionButton({ may, className = 'button', type = 'button', ...rest }: Props) {
  const reason = useRefusal(may)
  const reasonId = useId()
  if (!reason) return <button type={type} className={className} {...rest} />
  const { onClick: _, ...inert } = rest
  return (
    <span className="action">
      <button
        {...inert}
        type="button"
        className={className}
        aria-disabled="true"
        aria-describedby={reasonId}
      />
      <span id={reasonId} className="action-reason">
        {reason}
      </span>
    </span>
  )
}

/** Why the person at the screen may not do this; undefined when they may. */
function useRefusal(activity: Activity): string | undefined {
  const { role } = useSession().post
  return can(role, activity) ? undefined : `Your role (${roleWords[role]}) does not allow this.`
}
