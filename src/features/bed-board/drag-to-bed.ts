import type { DragEvent } from 'react'

import { useCan } from '#auth/session.ts'

const kind = 'application/x-lune-bed-request'
const placeOf = ({ target }: DragEvent, name: 'request' | 'given') =>
  target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] : undefined

/**
 * A request dragged to a bed opens the same dialog as *Choose a bed*, with that bed chosen: nothing is written by a slip
 * of the hand, and nothing needs a mouse (WCAG 2.5.7). What is carried is an id.
 */
export function useDragToBed(onDrop: (encounterId: string, bedId: string) => void) {
  const may = useCan('patient.admit')
  if (!may) return {}
  return {
    onDragStart: (event: DragEvent) => {
      const request = placeOf(event, 'request')
      if (!request) return event.preventDefault()
      event.dataTransfer.clearData()
      event.dataTransfer.setData(kind, request)
      event.dataTransfer.effectAllowed = 'move'
    },
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(kind) && placeOf(event, 'given')) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      const [request, bed] = [event.dataTransfer.getData(kind), placeOf(event, 'given')]
      if (!request || !bed) return
      event.preventDefault()
      onDrop(request, bed)
    },
  }
}
