import type { Quantity } from 'fhir/r4'

/**
 * How amounts, routes and times of medicines are spelt out (CUI MEDi-014..047; domain facts §3.6): units in full, a space
 * before each, no slash, no trailing zero, no shorthand of the trade. What changes is how it is written, never how much.
 */

const unitWords: Record<string, string> = {
  mg: 'mg',
  milligram: 'mg',
  milligrams: 'mg',
  g: 'g',
  gm: 'g',
  gram: 'g',
  grams: 'g',
  kg: 'kg',
  kilogram: 'kg',
  ug: 'micrograms',
  mcg: 'micrograms',
  µg: 'micrograms',
  μg: 'micrograms',
  microgram: 'micrograms',
  micrograms: 'micrograms',
  ng: 'nanograms',
  nanogram: 'nanograms',
  nanograms: 'nanograms',
  ml: 'mL',
  millilitre: 'mL',
  millilitres: 'mL',
  milliliter: 'mL',
  l: 'L',
  liter: 'litre',
  u: 'units',
  unt: 'units',
  '[u]': 'units',
  unit: 'units',
  units: 'units',
  iu: 'international units',
  '[iu]': 'international units',
  meq: 'mEq',
  mmol: 'mmol',
  tab: 'tablet',
  cap: 'capsule',
  ptch: 'patch',
  pkt: 'packet',
  supp: 'suppository',
  actuat: 'actuation',
  '[drp]': 'drop',
}

/** Things that are counted; a number other than one of them takes the plural. */
const counted: Record<string, string> = {
  tablet: 'tablets',
  capsule: 'capsules',
  drop: 'drops',
  puff: 'puffs',
  patch: 'patches',
  plaster: 'plasters',
  vial: 'vials',
  bag: 'bags',
  sachet: 'sachets',
  packet: 'packets',
  spray: 'sprays',
  dose: 'doses',
  'unit dose': 'unit doses',
  application: 'applications',
  enema: 'enemas',
  suppository: 'suppositories',
  lozenge: 'lozenges',
  ampoule: 'ampoules',
  day: 'days',
  week: 'weeks',
  hour: 'hours',
  minute: 'minutes',
}

export const plural = (word: string, many: number) =>
  many === 1 ? word : (counted[word.toLowerCase()] ?? word)

/** `ug/min` as `micrograms per minute`, `{puff}` as `puff`: one unit, or one per another. */
function unitText(sent: string, value: number): string {
  const [amountOf = '', ...per] = sent.trim().split('/')
  const written = (unit: string) => {
    const bare = unit.trim().replace(/^\{(.*)\}$/, '$1')
    return unitWords[bare.toLowerCase()] ?? bare
  }
  const first = written(amountOf)
  const one = first === 'units' || first.endsWith('grams') ? first : plural(first, value)
  const singular = (unit: string) => perWords[unit] ?? written(unit).replace(/^(.*(?:unit|gram))s$/, '$1')
  return [
    value === 1 ? one.replace(/^(.*(?:unit|gram))s$/, '$1') : one,
    ...per.map((unit) => singular(unit.trim())),
  ]
    .filter(Boolean)
    .join(' per ')
}

const perWords: Record<string, string> = {
  h: 'hour',
  hr: 'hour',
  min: 'minute',
  d: 'day',
  m2: 'square metre',
  kg: 'kg',
}

/** `5,000`, `0.5`, `5`: a comma from a thousand on, a leading zero, no trailing one (MEDi-015..017). */
export const numberText = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 20 })

const smaller: Record<string, string> = { g: 'mg', mg: 'micrograms', micrograms: 'nanograms' }

/** `0.5 mg` is `500 micrograms` (MEDi-014): only below one, where a lost point would be a thousandfold. */
function withoutDecimal(value: number, unit: string): { value: number; unit: string } {
  const [amountOf = '', ...per] = unit.split(' per ')
  const next = smaller[amountOf.replace(/^microgram$/, 'micrograms')]
  if (!next || value <= 0 || value >= 1) return { value, unit }
  // to the precision of what was sent: 0.07 × 1,000 in binary is not 70
  return withoutDecimal(Number((value * 1000).toPrecision(12)), [next, ...per].join(' per '))
}

const comparators: Record<string, string> = {
  '<': 'less than ',
  '<=': 'at most ',
  '>=': 'at least ',
  '>': 'more than ',
}

/** `500 micrograms`, `5,000 units`, `40 mg per mL`. Undefined when there is no value. */
export function amount(quantity: Quantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined
  const { unit, code, comparator } = quantity
  // A SNOMED code in the place of a unit is not a word; UCUM codes are.
  const sent = unit ?? (code && !/^\d{6,}$/.test(code) ? code : '')
  return `${comparators[comparator ?? ''] ?? ''}${amountText(quantity.value, sent)}`
}

export function amountText(value: number, sentUnit: string): string {
  const shown = withoutDecimal(value, unitText(sentUnit, value))
  return [numberText(shown.value), shown.unit].filter(Boolean).join(' ')
}

export function amountRange(low: Quantity | undefined, high: Quantity | undefined): string | undefined {
  const [from, to] = [amount(low), amount(high)]
  if (!from || !to) return from ? `at least ${from}` : to && `up to ${to}`
  const unit = from.replace(/^[\d.,]+ ?/, '')
  return unit && to.endsWith(` ${unit}`) ? `${from.slice(0, -unit.length - 1)} to ${to}` : `${from} to ${to}`
}

const routes: Record<string, string> = {
  po: 'oral',
  iv: 'intravenous',
  'iv drip': 'intravenous infusion',
  'iv bolus': 'intravenous bolus',
  sc: 'subcutaneous',
  subcut: 'subcutaneous',
  im: 'intramuscular',
  pr: 'rectal',
  pv: 'vaginal',
  sl: 'sublingual',
  td: 'transdermal',
  inh: 'inhalation',
  neb: 'nebulised',
  ng: 'nasogastric',
  'po/ng': 'oral or nasogastric',
  top: 'topical',
  // In the place of a route these are eyes and ears, never "once a day"
  od: 'right eye',
  os: 'left eye',
  ou: 'both eyes',
  ad: 'right ear',
  as: 'left ear',
  au: 'both ears',
}

/** `Oral Route (qualifier value)` is `oral`; `PO` too; what is not known here stays as it was sent. */
export function routeText(sent: string): string {
  const words = sent
    .replace(/\s*\((?:qualifier value|body structure|substance|product|procedure)\)$/i, '')
    .replace(/\s+route$/i, '')
    .replace(/^(both|left|right) (eye|eyes|ear|ears)(?: structure|, entire)$/i, '$1 $2')
    .trim()
  const known = routes[words.toLowerCase().replace(/^code /, '')]
  return known ?? (words.startsWith('Code ') ? words : inLine(words))
}

/** `Oral` as part of a line is `oral`; an abbreviation stays as it was sent. */
export const inLine = (words: string) =>
  /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

const counts: Record<number, string> = { 1: 'once', 2: 'twice', 3: 'three times', 4: 'four times' }

/** `once`, `twice`, `three times`, `6 times`. */
export const timesText = (count: number) => counts[count] ?? `${numberText(count)} times`

const frequencies: Record<string, string> = {
  od: 'once a day',
  qd: 'once a day',
  daily: 'once a day',
  bd: 'twice a day',
  bid: 'twice a day',
  tds: 'three times a day',
  tid: 'three times a day',
  qds: 'four times a day',
  qid: 'four times a day',
  am: 'in the morning',
  qam: 'in the morning',
  mane: 'in the morning',
  om: 'in the morning',
  noon: 'at midday',
  pm: 'in the afternoon',
  qpm: 'in the evening',
  on: 'at night',
  nocte: 'at night',
  hs: 'at bedtime',
  qhs: 'at bedtime',
  bed: 'at bedtime',
  qod: 'every other day',
  wk: 'once a week',
  mo: 'once a month',
  once: 'once',
  '1x': 'once',
  stat: 'at once',
  prn: 'when required',
  asdir: 'as directed',
}

/** A code of frequency in words: `BID`, `Q6H`, `Q4H:PRN`; undefined for one that is not known. */
export function frequencyOfCode(code: string): string | undefined {
  const [often = '', ...more] = code
    .trim()
    .toLowerCase()
    .replaceAll('q ', 'q')
    .split(/[:\s]+/)
  const every = /^q(\d+)(h|min)$/.exec(often)
  const words = every
    ? every[1] === '1'
      ? `every ${every[2] === 'h' ? 'hour' : 'minute'}`
      : `every ${every[1]} ${every[2] === 'h' ? 'hours' : 'minutes'}`
    : frequencies[often]
  if (!words || more.length === 0) return words
  return more.length === 1 && more[0] === 'prn' ? `${words} when required` : undefined
}

const forms: Record<string, string> = {
  tab: 'tablets',
  cap: 'capsules',
  supp: 'suppositories',
  ptch: 'patches',
}

/** `Oral Tablet` as part of a line is `oral tablet`. */
export const formText = (sent: string): string =>
  forms[sent.trim().toLowerCase()] ?? sent.trim().replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase())

/** The shorthand that must never be shown, where it cannot mean anything else. */
const shorthand = new RegExp(String.raw`\b(BD|BID|TDS|TID|QDS|QID|PRN|QD|nocte|mane|bd|tds|qds|prn)\b`, 'g')
const units = String.raw`mcg|µg|μg|micrograms?|nanograms?|mg|kg|g|ml|mL|units?|iu|IU`

/**
 * Words somebody typed, spelt out: `500mg BD` is `500 mg twice a day`. `OD` is left alone, for it may be an eye. Whoever
 * shows this shows the words as they were written too when the two differ.
 */
export const spelledOut = (text: string): string =>
  text
    .trim()
    .replace(shorthand, (word) => frequencies[word.toLowerCase()] ?? word)
    .replace(
      new RegExp(String.raw`(?<![\d.])(\d[\d.]*)\s?(${units})\b`, 'g'),
      (all, number: string, unit: string) => {
        const value = Number(number)
        return Number.isFinite(value) ? amountText(value, unit) : all
      },
    )
    .replace(/(?<![\d.])(\d+)\s?U\b/g, (_, number: string) => amountText(Number(number), 'U'))
