/** What can be done for the patient of one bed, from the board; each opens a dialog of its own over it. */
export type BedAction = 'record' | 'task' | 'details' | 'move'

export type OnBed = (action: BedAction, patientId: string) => void
