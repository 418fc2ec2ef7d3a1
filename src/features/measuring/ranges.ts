import type { Measurable } from '#clinical/observations/measured-codes.ts'

type Limits = { words: string; hard: readonly [number, number]; decimals: 1 | 3; unit: string }

/** Outside of them a value is refused (domain facts §2.2; ketones: a design value, above what meters read). */
export const limits: Record<Measurable, Limits> = {
  // A baby is weighed to the gram.
  weight: { words: 'Weight', hard: [0.2, 400], decimals: 3, unit: 'kg' },
  height: { words: 'Height', hard: [20, 250], decimals: 1, unit: 'cm' },
  glucose: { words: 'Blood glucose', hard: [0, 60], decimals: 1, unit: 'mmol/L' },
  ketones: { words: 'Blood ketones', hard: [0, 20], decimals: 1, unit: 'mmol/L' },
}

/** The number that was written, or what is wrong with it in words. An empty box is neither. */
export function checked(name: Measurable, text: string): { value?: number; error?: string } {
  const written = text.trim()
  if (written === '') return {}
  const { words, hard, decimals, unit } = limits[name]
  // A comma is never read as a decimal point (hazard H8).
  if (written.includes(',')) return { error: 'Use a point, not a comma: 61.5' }
  if (!/^\d{1,3}(\.\d+)?$/.test(written)) return { error: 'Enter a number: 61.5' }
  const value = Number(written)
  const [low, high] = hard
  if (value < low || value > high) return { error: `${words} must be from ${low} to ${high} ${unit}` }
  const figures = value < 20 ? decimals : 1
  if ((written.split('.')[1] ?? '').length > figures)
    return { error: `Enter no more than ${figures === 1 ? 'one figure' : 'three figures'} after the point` }
  return { value }
}

/** Said beside a value, not refused. Glucose and ketones: domain facts §2.8; the rest design values. */
export function remark(name: Measurable, text: string, adult: boolean): string | undefined {
  const { value } = checked(name, text)
  if (value === undefined) return undefined
  switch (name) {
    case 'glucose':
      if (value < 4) return 'Below 4.0 mmol/L: hypoglycaemia'
      return value > 12 ? 'Above 12 mmol/L: above what is acceptable' : undefined
    case 'ketones':
      if (value >= 3) return '3.0 mmol/L or more: as in diabetic ketoacidosis'
      return value >= 1.5 ? '1.5 to 2.9 mmol/L: at risk of ketoacidosis' : undefined
    case 'weight':
      return adult && (value < 35 || value > 180) ? 'Unusual for an adult: check it' : undefined
    case 'height':
      return adult && (value < 130 || value > 205) ? 'Unusual for an adult: check it' : undefined
  }
}
