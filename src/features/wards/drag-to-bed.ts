import type { DragEvent } from 'react'

import { useCan } from '#auth/session.ts'

import type { OnBed } from './actions.ts'

const kind = 'application/x-lune-patient'
const placeOf = ({ target }: DragEvent) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-bed]') : null

/**
 * A patient dragged to another bed opens the same dialog as *Move*, with that bed chosen: nobody is moved by a slip of
 * the hand, and nothing needs a mouse (WCAG 2.5.7). What is carried is an id.
 */
export function useDragToBed(onBed: OnBed, privacy: boolean) {
  const may = useCan('patient.admit') && !privacy
  if (!may) return {}
  const welcome = (event: DragEvent) => {
    if (event.dataTransfer.types.includes(kind) && placeOf(event)) event.preventDefault()
  }
  return {
    onDragStart: (event: DragEvent) => {
      const patientId = placeOf(event)?.dataset['patient']
      if (!patientId) return event.preventDefault()
      event.dataTransfer.clearData()
      event.dataTransfer.setData(kind, patientId)
      event.dataTransfer.effectAllowed = 'move'
    },
    // Entering says it first: a hand quicker than the page lets go before it was ever told that it is over the bed.
    onDragEnter: welcome,
    onDragOver: welcome,
    onDrop: (event: DragEvent) => {
      const patientId = event.dataTransfer.getData(kind)
      const place = placeOf(event)
      if (!patientId || !place || place.dataset['patient'] === patientId) return
      event.preventDefault()
      onBed('move', patientId, place.dataset['bed'])
    },
  }
}

/** Where somebody can be dragged from and to. */
export const placeAttributes = (bedId: string | undefined, patientId: string | undefined) => ({
  ...(bedId ? { 'data-bed': bedId } : {}),
  ...(bedId && patientId ? { 'data-patient': patientId, draggable: true } : {}),
})
