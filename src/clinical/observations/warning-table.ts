/**
 * A maternity early-warning table as the record holds it: bands for each reading, and what triggers a review. Where its cut-offs
 * come from and who signed it off is part of it, and is shown with every score (decision 047).
 */
export type Colour = 'red' | 'yellow' | 'normal'

export const warningParameters = ['rr', 'spo2', 'temp', 'sbp', 'dbp', 'pulse', 'acvpu', 'pain'] as const
export type WarningParameter = (typeof warningParameters)[number]

/** From `low` to `high`, both included; `words`: of a reading that is no number (A, V, P, U) */
export type WarningBand = {
  colour: Colour
  /** Of a table that adds points up */
  points?: number
  low?: number
  high?: number
  words?: readonly string[]
}

export type WarningTable = {
  title: string
  source: string
  /** `Signed off by …`, or that nobody has */
  signOff: string
  bands: Partial<Record<WarningParameter, readonly WarningBand[]>>
  /** So many of a colour, or so many points, ask for a review */
  trigger: { red?: number; yellow?: number; total?: number }
  /** Parts of it that could not be understood: what they are about has no colour */
  faults: number
}

export type WarningReadings = { [Name in WarningParameter]?: number | string | undefined }

/** The band a reading falls into. Between two bands it is the worse one’s; of what the table does not name there is none. */
function bandOf(
  table: WarningTable,
  name: WarningParameter,
  value: number | string | undefined,
): WarningBand | undefined {
  const bands = table.bands[name] ?? []
  if (typeof value === 'string') return bands.find(({ words }) => words?.includes(value))
  if (value === undefined || !Number.isFinite(value)) return undefined
  const inside = bands.find(
    ({ low, high, words }) => !words && value >= (low ?? -Infinity) && value <= (high ?? Infinity),
  )
  if (inside) return inside
  const numbers = bands.filter(({ words }) => !words)
  const below = numbers
    .filter(({ high }) => high !== undefined && high < value)
    .toSorted((a, b) => (b.high ?? 0) - (a.high ?? 0))[0]
  const above = numbers
    .filter(({ low }) => low !== undefined && low > value)
    .toSorted((a, b) => (a.low ?? 0) - (b.low ?? 0))[0]
  return [below, above].flatMap((one) => one ?? []).toSorted((a, b) => badness(b) - badness(a))[0]
}

const ranks: Record<Colour, number> = { normal: 0, yellow: 1, red: 2 }
const badness = ({ colour, points }: WarningBand) => points ?? ranks[colour]

export type Warning = {
  colours: Partial<Record<WarningParameter, Colour>>
  red: number
  yellow: number
  /** Of a table with points: only of a whole set */
  total: number | undefined
  /** What the table asks for and was not read, or has no band in it */
  missing: WarningParameter[]
  review: boolean
}

/** Nothing that is missing counts as normal: what is known may already be enough for a review. */
export function warningOf(table: WarningTable, readings: WarningReadings): Warning {
  const asked = warningParameters.filter((name) => table.bands[name])
  const found = asked.map((name) => [name, bandOf(table, name, readings[name])] as const)
  const bands = found.flatMap(([, band]) => band ?? [])
  const count = (colour: Colour) => bands.filter((band) => band.colour === colour).length
  const points = bands.reduce((sum, band) => sum + (band.points ?? 0), 0)
  const missing = found.flatMap(([name, band]) => (band ? [] : [name]))
  const { trigger } = table
  const [red, yellow] = [count('red'), count('yellow')]
  const reached = (need: number | undefined, have: number) => need !== undefined && have >= need
  return {
    colours: Object.fromEntries(found.flatMap(([name, band]) => (band ? [[name, band.colour]] : []))),
    red,
    yellow,
    total: trigger.total !== undefined && missing.length === 0 ? points : undefined,
    missing,
    review: reached(trigger.red, red) || reached(trigger.yellow, yellow) || reached(trigger.total, points),
  }
}

/** `One red or two yellow`, as the table says. */
export const triggerWords = ({ trigger: { red, yellow, total } }: WarningTable): string =>
  [red && `${red} red`, yellow && `${yellow} yellow`, total && `a total of ${total}`]
    .filter(Boolean)
    .join(' or ') || 'no trigger is stated'

export const warningSource = ({ title, source, signOff, faults }: WarningTable): string =>
  `${title}. Source: ${source}. ${signOff}.${faults > 0 ? ` Parts of it could not be understood (${faults}): those readings have no colour.` : ''}`

export const warningWords: Record<WarningParameter, string> = {
  rr: 'Respiration rate',
  spo2: 'Oxygen saturation',
  temp: 'Temperature',
  sbp: 'Systolic blood pressure',
  dbp: 'Diastolic blood pressure',
  pulse: 'Pulse',
  acvpu: 'Consciousness',
  pain: 'Pain',
}
