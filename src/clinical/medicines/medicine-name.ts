import type { CodeableConcept, Coding, FhirResource, Medication, Quantity, Reference } from 'fhir/r4'

import { textOf } from '#fhir/coding.ts'

import { amount, inLine } from './medicine-words.ts'
import { isRewritten, type Product, toProduct } from './product-name.ts'
import { resolve } from '#clinical/entries/source.ts'
import { tallMan } from './tall-man.ts'

/** A medicine as the first half of its line: **generic** – BRAND – strength – form (CUI MEDi; domain facts §3.6). */
export type MedicineName = {
  /** Lower case, but for letters raised to tell it from another; as it was sent where it may be a brand */
  generic: string
  brand: string | undefined
  strength: string | undefined
  form: string | undefined
  supplier: string | undefined
  /** The name as sent, when an amount in it is shown in another unit */
  asSent: string | undefined
  /** Only an abbreviation was sent. It is not written out: that would be a guess (MEDi-022; hazard H21) */
  abbreviated: boolean
  coded: boolean
}

/** Named in the entry itself, in a resource it carries, or in one that came along. */
export function toMedicineName(
  concept: CodeableConcept | undefined,
  reference: Reference | undefined,
  within: FhirResource,
  included: readonly FhirResource[] = [],
): MedicineName {
  if (concept) return nameOfConcept(concept)
  const there = reference && resolve(reference, within, included)
  return there?.resourceType === 'Medication'
    ? nameOfMedication(there, reference?.display)
    : nameOfConcept({ text: reference?.display ?? '' })
}

function nameOfConcept(concept: CodeableConcept): MedicineName {
  const products = productsOf(concept)
  const [first] = products
  const coded = (concept.coding ?? []).some(({ code }) => Boolean(code))
  if (!first) {
    const generic = textOf(concept, 'Medicine not named')
    return { ...nothingMore, generic, coded }
  }
  // A product without a supplier beside the same one with: dm+d's VMP beside its AMP. The first has the generic name.
  const plain = products.find(({ supplier }) => !supplier)
  const bought = products.find(({ supplier }) => supplier)
  const shown = plain ?? first
  const brand = plain && bought && !sameWords(plain.name, bought.name) ? bought.name : shown.brand
  return {
    generic: plain ? genericText(plain.name) : first.name,
    brand: brand?.toUpperCase(),
    strength: shown.strength,
    form: shown.form,
    supplier: bought?.supplier,
    asSent: isRewritten(shown) ? shown.sent : undefined,
    abbreviated: isAbbreviated(first.name),
    coded,
  }
}

const nothingMore = {
  brand: undefined,
  strength: undefined,
  form: undefined,
  supplier: undefined,
  asSent: undefined,
  abbreviated: false,
}

/** Every name that was sent, in the order people would be shown them, abbreviations last. */
function productsOf({ text, coding = [] }: CodeableConcept): Product[] {
  const chosenFirst = coding.toSorted(
    (one, other) => Number(other.userSelected ?? 0) - Number(one.userSelected ?? 0),
  )
  const named = [
    ...(text?.trim()
      ? [
          toProduct(
            text,
            coding.some((one) => isDmd(one) && one.display === text),
          ),
        ]
      : []),
    ...chosenFirst.flatMap((one) => (one.display?.trim() ? [toProduct(one.display, isDmd(one))] : [])),
  ]
  return named.toSorted((one, other) => Number(isAbbreviated(one.name)) - Number(isAbbreviated(other.name)))
}

/** The dictionary of medicines and devices, under its own address or as the part of SNOMED CT that it is. */
const isDmd = ({ system, code }: Coding) =>
  system === 'https://dmd.nhs.uk' || /1000001\d{3}$/.test(code ?? '')

function nameOfMedication(
  { code, form, ingredient = [] }: Medication,
  display: string | undefined,
): MedicineName {
  const ingredients = ingredient.flatMap(({ itemCodeableConcept, itemReference, strength }) => {
    const words = itemCodeableConcept ? textOf(itemCodeableConcept, '') : (itemReference?.display ?? '')
    return words.trim() ? [{ words: words.trim(), strength }] : []
  })
  // `+` stands in the names of combinations only (MEDi-028)
  const made = ingredients.map(({ words }) => words).join(' + ')
  const name = nameOfConcept(code ?? { text: made || display || '' })
  const [only] = ingredients.length === 1 ? ingredients : []
  return {
    ...name,
    strength: name.strength ?? perText(only?.strength?.numerator, only?.strength?.denominator),
    form: name.form ?? (form ? inLine(textOf(form, '')) || undefined : undefined),
  }
}

/** `40 mg in 4 mL`, `100 units per mL` (MEDi-045..047). */
export function perText(
  numerator: Quantity | undefined,
  denominator: Quantity | undefined,
): string | undefined {
  const [of, within] = [amount(numerator), amount(denominator)]
  if (!of || !within || within === '1') return of
  return denominator?.value === 1 ? `${of} per ${within.replace(/^1 /, '')}` : `${of} in ${within}`
}

/** MEDi-022: what stands for a medicine in letters is no name. */
const abbreviations = ['ISMN', 'ISDN', 'MTX', 'MST', 'GTN', 'AZT', 'HCT', 'CPZ', 'MGSO4']
const isAbbreviated = (name: string) => abbreviations.includes(name.trim().toUpperCase())

const sameWords = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Lower case word by word; short words of capitals (NaCl, KCl, B12) are no words and stay. */
const genericText = (name: string) =>
  name
    .split(/([\s\-/()]+)/)
    .map((word) =>
      tallMan(/^[A-Z][a-z'’]+$/.test(word) || /^[A-Za-z]{5,}$/.test(word) ? word.toLowerCase() : word),
    )
    .join('')
