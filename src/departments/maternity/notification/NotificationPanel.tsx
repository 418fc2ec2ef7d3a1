import '#departments/maternity/newborn/newborn.css'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { MessageShown } from './MessageShown.tsx'
import { messageKept, notificationsOf } from './queries.ts'

/** Whether the birth was notified, and what became of it. */
export function NotificationPanel({ babyId, action }: { babyId: string; action: ReactNode }) {
  const query = useQuery(notificationsOf(babyId))
  return (
    <Panel title="Birth notification" action={action}>
      <Loaded query={query} what="birth notifications">
        {(made) => (
          <>
            {made.length === 0 && <p>No notification has been made</p>}
            <ul className="lines">
              {made.map(({ id, at, by, state, bundleId }) => (
                <li key={id}>
                  <span className={state === 'Delivered' ? 'badge success' : 'badge warning'}>{state}</span>
                  <span className="second-line">
                    {formatDateTime(at)}, {by ?? 'by whom is not recorded'}
                  </span>
                  {bundleId && <Kept babyId={babyId} bundleId={bundleId} />}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Kept({ babyId, bundleId }: { babyId: string; bundleId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>What it says</summary>
      {open && <Message babyId={babyId} bundleId={bundleId} />}
    </details>
  )
}

function Message({ babyId, bundleId }: { babyId: string; bundleId: string }) {
  const query = useQuery(messageKept(babyId, bundleId))
  return (
    <Loaded query={query} what="the message">
      {(bundle) => <MessageShown bundle={bundle} />}
    </Loaded>
  )
}
