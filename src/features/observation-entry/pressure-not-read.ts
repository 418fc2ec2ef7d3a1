import type { PressureNotRead } from '#clinical/observations/pews.ts'

/** Why no pressure was read, with the letters of the children's chart (domain facts §2.3): only `U4` scores. */
export const pressureNotReadWords: Record<PressureNotRead, string> = {
  NCD: 'Not attempted, no concern',
  U0: 'Unsuccessful, no concern',
  U4: 'Unsuccessful, with concern',
}
