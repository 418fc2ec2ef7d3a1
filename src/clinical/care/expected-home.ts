import type { Encounter } from 'fhir/r4'

import { expectedDischargeOf } from './encounter.ts'

/** When somebody is expected to leave: a date, and the hour where somebody has said it. */
export type ExpectedHome = {
  /** FHIR date */
  date: string | undefined
  /** `14:00` on the clock of London */
  time: string | undefined
  /** What the discharge waits for, in words */
  delay: string | undefined
}

const definitions = 'https://lune.example/fhir/StructureDefinition'
export const expectedTimeUrl = `${definitions}/expected-discharge-time`
export const dischargeDelayUrl = `${definitions}/discharge-delay`

/** What a discharge may wait for (domain facts §5.4 [G]). */
export const dischargeDelays = [
  ['transport', 'Transport'],
  ['medicines', 'Medicines to take home'],
  ['care-package', 'Package of care'],
  ['equipment', 'Equipment'],
  ['community-bed', 'Bed in the community or a care home'],
  ['family', 'Family'],
  ['assessment', 'Assessment'],
  ['repatriation', 'Repatriation'],
] as const

export const delayWords = (code: string): string =>
  dischargeDelays.find(([one]) => one === code)?.[1] ?? `Code ${code}`

export function expectedHomeOf(stay: Encounter): ExpectedHome {
  const { extension = [] } = stay
  const delay = extension.find(({ url }) => url === dischargeDelayUrl)?.valueCode
  return {
    date: expectedDischargeOf(stay),
    time: extension.find(({ url }) => url === expectedTimeUrl)?.valueTime?.slice(0, 5),
    delay: delay && delayWords(delay),
  }
}
