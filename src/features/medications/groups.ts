import { medicineLineText } from '#clinical/medicines/medicine-line.ts'

import type { Medicine } from './model.ts'

/**
 * Entries about one medicine by one route, side by side and never merged (domain facts §7.4.2): `shown` says each thing
 * that differs, `more` are those that say the same again or happened before.
 */
export type MedicineGroup = { id: string; shown: Medicine[]; more: Medicine[]; sources: number }

/** What is prescribed or taken: each instruction once in sight; an order not to give comes first, then by name. */
export function ordersByMedicine(medicines: readonly Medicine[]): MedicineGroup[] {
  const groups = alikes(medicines).map((alike) => {
    const said = ({ line, status, not }: Medicine) => [medicineLineText(line), status, not].join()
    const isFirst = (one: Medicine, index: number) =>
      alike.findIndex((other) => said(other) === said(one)) === index
    return toGroup(
      alike,
      alike.filter((one, index) => isFirst(one, index)),
    )
  })
  const warned = ({ shown }: MedicineGroup) => Number(shown.some(({ not }) => not))
  const name = ({ shown }: MedicineGroup) => shown[0]?.line.name.generic ?? ''
  return groups.toSorted(
    (one, other) =>
      warned(other) - warned(one) || name(one).localeCompare(name(other), 'en-GB', { sensitivity: 'base' }),
  )
}

/** What happened: of each medicine the newest in sight, in the order they came. */
export const eventsByMedicine = (medicines: readonly Medicine[]): MedicineGroup[] =>
  alikes(medicines).map((alike) => toGroup(alike, alike.slice(0, 1)))

const toGroup = (alike: Medicine[], shown: Medicine[]): MedicineGroup => ({
  id: alike[0]?.id ?? '',
  shown,
  more: alike.filter((one) => !shown.includes(one)),
  sources: new Set(alike.map(({ source: { place, who } }) => place?.ods ?? place?.name ?? who ?? '')).size,
})

function alikes(medicines: readonly Medicine[]): Medicine[][] {
  const found = new Map<string, Medicine[]>()
  for (const one of medicines) {
    const alike = found.get(keyOf(one))
    if (alike) alike.push(one)
    else found.set(keyOf(one), [one])
  }
  return [...found.values()]
}

/** The moiety and the route; the generic name stands for the moiety, whose code few records hold. */
const keyOf = ({ line: { name, doses } }: Medicine) =>
  [name.generic, ...doses.map(({ route }) => route ?? '').toSorted()].join(' – ').toLowerCase()
