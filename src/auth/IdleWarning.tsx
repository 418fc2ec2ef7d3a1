import { useEffect, useRef, useSyncExternalStore } from 'react'

import type { IdleWatch } from './idle.ts'

type Props = { watch: IdleWatch; signOut: () => void }

/** Two minutes before an idle session ends: a live countdown, and the choice. */
export function IdleWarning({ watch, signOut }: Props) {
  const warning = useSyncExternalStore(watch.subscribe, watch.getSnapshot)
  return (
    warning && <Warning secondsLeft={warning.secondsLeft} stay={() => void watch.stay()} signOut={signOut} />
  )
}

function Warning({
  secondsLeft,
  stay,
  signOut,
}: {
  secondsLeft: number
  stay: () => void
  signOut: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="session-dialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-words"
      onCancel={(event) => {
        event.preventDefault()
        stay()
      }}
    >
      <h2 id="idle-title">Are you still there?</h2>
      <p id="idle-words">
        You will be signed out in <strong role="timer">{duration(secondsLeft)}</strong>, because nothing has
        been done for a while.
      </p>
      <p className="visually-hidden" role="status">
        {announced(secondsLeft)}
      </p>
      <div className="session-dialog-actions">
        <button type="button" className="button primary" onClick={stay}>
          Stay signed in
        </button>
        <button type="button" className="button" onClick={signOut}>
          Sign out
        </button>
      </div>
    </dialog>
  )
}

/** `1 minute 5 seconds` */
function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  const parts = [minutes && counted(minutes, 'minute'), (rest || !minutes) && counted(rest, 'second')]
  return parts.filter(Boolean).join(' ')
}
const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/** A screen reader hears of it a few times, not every second. */
function announced(seconds: number): string {
  const mark = [10, 30, 60].find((one) => seconds <= one)
  return mark ? `Less than ${duration(mark)} left` : ''
}
