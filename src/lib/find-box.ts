/** The box in the header, by which the `/` key and the pages find it. */
export const findBoxId = 'find-a-patient'
