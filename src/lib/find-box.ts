/** The box in the header, by which the `/` key and the pages find it. */
export const findBoxId = 'find-a-patient'
/** The button that starts a round on a ward's board: N L presses it */
export const startRoundId = 'start-round'
