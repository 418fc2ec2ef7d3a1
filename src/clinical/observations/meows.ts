import type { Acvpu } from './news2.ts'

/**
 * Maternity early warning by colour (MEOWS, Singh 2012; domain facts §2.4, general knowledge): one red or two yellow ask for
 * a review. The cut-offs of the national maternity score are not published here: these are data to be confirmed by the
 * trust, shown with where they come from.
 */
export const meowsSource =
  'Colours by MEOWS (Singh 2012), to be confirmed by the trust. The cut-offs of the national maternity score (MEWS) are not loaded.'

export type Colour = 'red' | 'yellow' | 'normal'

export type MaternityReadings = {
  rr: number
  spo2: number
  temp: number
  sbp: number
  dbp: number
  pulse: number
  acvpu: Acvpu
}
export type MaternityParameter = keyof MaternityReadings

type Limits = { red?: (value: number) => boolean; yellow?: (value: number) => boolean }

const limits: Record<Exclude<MaternityParameter, 'acvpu'>, Limits> = {
  rr: { red: (value) => value < 10 || value > 30, yellow: (value) => value >= 21 },
  spo2: { red: (value) => value < 95 },
  temp: { red: (value) => value < 35 || value > 38, yellow: (value) => value <= 36 },
  sbp: { red: (value) => value < 90 || value > 160, yellow: (value) => value <= 100 || value >= 150 },
  dbp: { red: (value) => value > 100, yellow: (value) => value >= 90 },
  pulse: { red: (value) => value < 40 || value > 120, yellow: (value) => value <= 50 || value >= 100 },
}

/** New confusion is not on this chart: it has no colour, which is not normal. */
const consciousness: Partial<Record<Acvpu, Colour>> = { A: 'normal', V: 'yellow', P: 'red', U: 'red' }

export function maternityColours(readings: {
  [Name in MaternityParameter]?: MaternityReadings[Name] | undefined
}): Partial<Record<MaternityParameter, Colour>> {
  const { acvpu, ...numbers } = readings
  const found: [string, Colour | undefined][] = Object.entries(limits).map(([name, { red, yellow }]) => {
    const value = numbers[name as keyof typeof limits]
    if (value === undefined || !Number.isFinite(value)) return [name, undefined]
    return [name, red?.(value) ? 'red' : yellow?.(value) ? 'yellow' : 'normal']
  })
  const all = [...found, ['acvpu', acvpu && consciousness[acvpu]] as const]
  return Object.fromEntries(all.filter(([, colour]) => colour !== undefined))
}

/** One red or two yellow. */
export function maternityTrigger(colours: readonly Colour[]): {
  red: number
  yellow: number
  review: boolean
} {
  const red = colours.filter((colour) => colour === 'red').length
  const yellow = colours.filter((colour) => colour === 'yellow').length
  return { red, yellow, review: red >= 1 || yellow >= 2 }
}
