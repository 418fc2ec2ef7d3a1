import { type FluidKey, fluidKinds } from '#clinical/observations/fluid-kinds.ts'

/**
 * What may be charted at once, in mL; design values, from no published list: outside of them a volume is refused, above
 * `usual` it is asked about, for it is most often a nought too many (hazard H8).
 */
const most = 5000
const usual: Partial<Record<FluidKey, number>> = { blood: 600, stool: 1500, vomit: 1500 }
const usually = 1000

/** Nothing passed is a measurement; nothing drunk is none. */
const leastOf = (kind: FluidKey): number => (directionOf(kind) === 'output' ? 0 : 1)

const directionOf = (kind: FluidKey) => kindOf(kind).direction

export function kindOf(key: FluidKey) {
  const found = fluidKinds.find((one) => one.key === key)
  if (!found) throw new Error(`No fluid is called ${key}.`)
  return found
}

/** The millilitres that were written, or what is wrong with them in words. Whole, for a ward measures no less. */
export function checkedVolume(kind: FluidKey, text: string): { value?: number; error?: string } {
  const written = text.trim()
  if (!/^\d{1,5}$/.test(written)) return { error: 'Enter whole millilitres, in digits' }
  const value = Number(written)
  const least = leastOf(kind)
  if (value < least || value > most) return { error: `Must be from ${least} to ${most} mL` }
  return { value }
}

/** May be right but is rare: said, not refused. */
export function unusualVolume(kind: FluidKey, text: string): string | undefined {
  const { value } = checkedVolume(kind, text)
  if (value === undefined || value <= (usual[kind] ?? usually)) return undefined
  return 'Unusually much: is there a nought too many?'
}

type Reason = { value: string; label: string }

/** Why there is no volume although something went in or came out; the total is then a lower bound. */
export const notMeasuredReasons = (kind: FluidKey): Reason[] =>
  directionOf(kind) === 'output'
    ? [
        { value: 'wet-pad', label: 'Wet pad' },
        { value: 'incontinent', label: 'Incontinent' },
        { value: 'passed', label: 'Passed, volume not measured' },
        { value: 'spilt', label: 'Spilt or thrown away' },
      ]
    : [
        { value: 'taken', label: 'Taken, volume not measured' },
        { value: 'spilt', label: 'Partly spilt' },
      ]
