import type { DoseLine } from './dose-line.ts'
import type { MedicineName } from './medicine-name.ts'

/** One medicine as the NHS writes it: name, then how it is taken, in one line (CUI MEDi-001..054). */
export type MedicineLine = { name: MedicineName; doses: readonly DoseLine[] }

export const noDose = 'dose not recorded'

/** What follows the generic name before the dose. */
export const productParts = ({ brand, strength, form, supplier }: MedicineName): string[] =>
  [brand, strength, form, supplier && `(${supplier})`].filter((part): part is string => Boolean(part))

/** `DOSE 1 g – oral – four times a day` */
export const doseText = ({ dose, parts }: DoseLine): string =>
  [dose && `DOSE ${dose}`, ...parts].filter(Boolean).join(' – ')

/** `paracetamol – tablets – DOSE 1 g – oral – four times a day (max 4 g in 24 hours)`: for a letter, or to compare by. */
export function medicineLineText({ name, doses }: MedicineLine): string {
  const lines = doses.map((dose, index) =>
    index > 0 ? `${dose.joined} – ${doseText(dose)}` : doseText(dose),
  )
  return [name.generic, ...productParts(name), ...(lines.length > 0 ? lines : [noDose])].join(' – ')
}
