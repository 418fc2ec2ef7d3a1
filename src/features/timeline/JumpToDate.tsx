import { useId } from 'react'

/** Reading opens at the end of that day. */
export function JumpToDate({ onJump }: { onJump: (day: string) => void }) {
  const id = useId()
  return (
    <form
      className="timeline-jump"
      onSubmit={(event) => {
        event.preventDefault()
        const day = new FormData(event.currentTarget).get('day')
        if (typeof day === 'string' && day) onJump(day)
      }}
    >
      <label htmlFor={id}>Jump to date</label>
      <input id={id} className="input" type="date" name="day" required max="9999-12-31" />
      <button type="submit" className="button small">
        Jump
      </button>
    </form>
  )
}
