/** What can be done from the board for the patient of one bed, or with a bed; each opens a dialog of its own over it. */
export type BedAction = 'record' | 'task' | 'details' | 'move' | 'bed'

/** `id` is the patient, or the bed itself; `to` the bed somebody was dragged to. */
export type OnBed = (action: BedAction, id: string, to?: string) => void
