import type { Chart } from './chart-for.ts'
import { pewsTriggers } from './pews-response.ts'

/**
 * Somebody is worried, and that counts whatever the score is: clinical concern overrides NEWS2 (RCP 2017), and the
 * patient, family or carer is asked too (Martha's Rule, NHS England 2024). The children's chart has its own list.
 */
const adultConcerns = [
  { code: 'staff', words: 'Staff are concerned' },
  { code: 'family', words: 'Patient, family or carer is concerned' },
] as const

export const concernsOf = (chart: Chart): readonly { code: string; words: string }[] =>
  chart === 'PEWS' ? pewsTriggers : adultConcerns

export const concernWords = (code: string | undefined): string | undefined =>
  [...adultConcerns, ...pewsTriggers].find((one) => one.code === code)?.words
