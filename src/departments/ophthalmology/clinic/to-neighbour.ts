import type { KeyboardEvent } from 'react'

/** Arrow up and down go from one patient's next step to another's: Enter marks it. */
export function toNeighbour(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const table = event.currentTarget.closest('table')
  if (!by || !table) return
  const all = [...table.querySelectorAll<HTMLElement>('[data-next]')]
  const neighbour = all[all.indexOf(event.currentTarget) + by]
  if (!neighbour) return
  event.preventDefault()
  neighbour.focus()
}
