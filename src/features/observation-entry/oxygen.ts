import type { Chart } from '#clinical/observations/chart-for.ts'

/** How oxygen is given, with the letters of the paper chart (domain facts §2.1). `amount` is what is asked beside it. */
type Amount = { ask: 'L/min' | '%' } | { fixed: number }
type Device = { code: string; words: string; amount: Amount }

const devices: readonly Device[] = [
  { code: 'N', words: 'Nasal cannula', amount: { ask: 'L/min' } },
  { code: 'SM', words: 'Simple mask', amount: { ask: 'L/min' } },
  { code: 'V24', words: 'Venturi 24%', amount: { fixed: 24 } },
  { code: 'V28', words: 'Venturi 28%', amount: { fixed: 28 } },
  { code: 'V35', words: 'Venturi 35%', amount: { fixed: 35 } },
  { code: 'V40', words: 'Venturi 40%', amount: { fixed: 40 } },
  { code: 'V60', words: 'Venturi 60%', amount: { fixed: 60 } },
  { code: 'RM', words: 'Reservoir mask', amount: { ask: 'L/min' } },
  { code: 'NIV', words: 'Non-invasive ventilation', amount: { ask: '%' } },
  { code: 'CP', words: 'CPAP', amount: { ask: '%' } },
  { code: 'H', words: 'Humidified', amount: { ask: '%' } },
  { code: 'TM', words: 'Tracheostomy mask', amount: { ask: '%' } },
  { code: 'OTH', words: 'Other device', amount: { ask: 'L/min' } },
]

/** The letters of the children's chart. High flow, BiPAP and CPAP score 4 whatever the level (domain facts §2.3). */
const childDevices: readonly Device[] = [
  { code: 'NP', words: 'Nasal prongs', amount: { ask: 'L/min' } },
  { code: 'FM', words: 'Face mask', amount: { ask: 'L/min' } },
  { code: 'HB', words: 'Head box', amount: { ask: '%' } },
  { code: 'NRB', words: 'Non-rebreather mask', amount: { ask: 'L/min' } },
  { code: 'HF', words: 'High flow', amount: { ask: '%' } },
  { code: 'BiP', words: 'BiPAP', amount: { ask: '%' } },
  { code: 'CP', words: 'CPAP', amount: { ask: '%' } },
]

export const devicesOf = (chart: Chart) => (chart === 'PEWS' ? childDevices : devices)

export const deviceSystem = 'https://lune.example/fhir/CodeSystem/oxygen-device'

/** CPAP has the same letters on both charts. */
export const deviceOf = (code: string) => [...devices, ...childDevices].find((device) => device.code === code)

/** The unit to ask the amount in; none when the device fixes it, or before one is chosen. */
export function askedIn(code: string): 'L/min' | '%' | undefined {
  const amount = deviceOf(code)?.amount
  return amount && 'ask' in amount ? amount.ask : undefined
}

const amountRange = { 'L/min': [0.1, 70], '%': [21, 100] } as const

/** The amount that was written, or what is wrong with it in words. */
export function checkedAmount(code: string, text: string): { value?: number; error?: string } {
  const unit = askedIn(code)
  if (!unit || text.trim() === '') return {}
  if (text.includes(',')) return { error: 'Use a point, not a comma: 0.5' }
  const [low, high] = amountRange[unit]
  const value = /^\d{1,3}(\.\d)?$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= low && value <= high ? { value } : { error: `Enter ${low} to ${high} ${unit}` }
}
