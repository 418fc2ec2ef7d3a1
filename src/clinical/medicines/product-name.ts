import { amountText, formText } from './medicine-words.ts'

/** The name of a product taken apart the way dm+d and most others write it: name, strength, form, (supplier). */
export type Product = {
  name: string
  strength: string | undefined
  form: string | undefined
  /** Only a branded or bought product names one: then `name` may be a brand */
  supplier: string | undefined
  brand: string | undefined
  sent: string
}

const unit = String.raw`(?:micrograms?|nanograms?|international units?|units?|unt|mcg|µg|mg|kg|g|ml|litres?|l|iu|mmol|meq|%)`
const quantity = String.raw`\d[\d,]*(?:\.\d+)?\s?${unit}`
const another = String.raw`(?:\s?/\s?|\s(?:in|per)\s)(?:${quantity}|${unit}|dose|hour|h|actuation|actuat)`
const parts = new RegExp(String.raw`^(.*?\p{L}.*?)\s+(${quantity}(?:${another})*)(?![\p{L}\d])\s*(.*)$`, 'iu')

/** The words SNOMED CT puts behind a name to say what kind of thing it is. */
const kindOfThing = /\s*\((?:product|substance|medicinal product|clinical drug|qualifier value)\)$/i
const company = /\b(?:Ltd|Limited|plc|Inc|GmbH)\b/

/** `isDmd`: named by the dictionary of medicines, where brackets at the end hold the supplier. */
export function toProduct(words: string, isDmd = false): Product {
  const sent = words.trim()
  let name = sent.replace(kindOfThing, '').replace(/\s+/g, ' ')
  const [, beforeSupplier = name, inBrackets = ''] =
    /^(.+?)\s\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(name) ?? []
  const supplier = inBrackets && (isDmd || company.test(inBrackets)) ? inBrackets : undefined
  if (supplier) name = beforeSupplier
  // RxNorm and others write the brand in square brackets at the end
  const [, beforeBrand = name, brand] = /^(.+?)\s\[([^\]]+)\]$/.exec(name) ?? []
  const taken = { supplier, brand, sent }
  const [, first, strength, form = ''] = parts.exec(beforeBrand) ?? []
  // A slash or plus beyond the strength is another ingredient: a name taken apart wrongly is worse than one left whole.
  if (!first || !strength || /[/+]\s/.test(first) || /^[/+]|[/+]\s/.test(form))
    return { ...taken, name: beforeBrand, strength: undefined, form: undefined }
  return { ...taken, name: first, strength: strengthText(strength), form: formText(form) || undefined }
}

/** `30mg/500mg` is `30 mg and 500 mg`, `10mg/0.2ml` is `10 mg in 0.2 mL`, `100units/ml` is `100 units per mL` (MEDi-045..047). */
function strengthText(sent: string): string {
  const amounts = sent.split(/\s?\/\s?|\s(?:in|per)\s/i).map((part, index) => {
    const [, number, words = ''] = /^([\d.,]+)?\s?(.*)$/.exec(part) ?? []
    if (!number) return `per ${perWords[words.toLowerCase()] ?? words.toLowerCase()}`
    const text = words === '%' ? `${number}%` : amountText(Number(number.replaceAll(',', '')), words)
    return index === 0 ? text : /^(?:ml|l|litres?)$/i.test(words) ? `in ${text}` : `and ${text}`
  })
  return amounts.join(' ')
}

const perWords: Record<string, string> = { ml: 'mL', h: 'hour', l: 'litre', actuat: 'actuation' }

/** An amount in the name is shown in another unit than it was sent in: `0.5 mg` as `500 micrograms`. */
export function isRewritten({ sent, strength }: Product): boolean {
  const numbers = (text: string) =>
    (text.match(/\d[\d.,]*/g) ?? []).map((one) => Number(one.replaceAll(',', '')))
  const sentNumbers = numbers(sent)
  return strength !== undefined && !numbers(strength).every((one) => sentNumbers.includes(one))
}
