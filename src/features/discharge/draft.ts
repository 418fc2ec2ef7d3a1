import type { Composition } from 'fhir/r4'

import { type DraftFrame, toDraft } from '#clinical/writing/draft-composition.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { headingOf, type RecordHeading } from '#clinical/writing/record-headings.ts'
import { toWriting, type Writing } from '#clinical/writing/writing.ts'

import { fromMedicinesSection, type MedicineChange, medicinesSection } from './medicine-changes.ts'
import { dischargeHeadings, type Prefill } from './prefill.ts'

/** A discharge summary while it is written: words under headings, and the medicines each for itself. */
export type DischargeDraft = Writing & { medicines: MedicineChange[] }

const medicinesHeading = 'medications-and-medical-devices' satisfies RecordHeading
const written = dischargeHeadings.filter((heading) => heading !== medicinesHeading)

/** A new one: what the stay fills in, to be put right and added to. */
export const newDraft = (prefill: Prefill, medicines: MedicineChange[]): DischargeDraft => ({
  title: 'Discharge summary',
  sections: written.map((heading) => {
    const { words = '', entries = [] } = prefill[heading] ?? {}
    return { heading, words, quotes: [], entries }
  }),
  medicines,
})

/** One of ours, as it was left. */
export const toDischargeDraft = (composition: Composition): DischargeDraft => {
  const isMedicines = ({ code }: { code?: Parameters<typeof headingOf>[0] }) =>
    headingOf(code) === medicinesHeading
  const sections = listOf(composition.section)
  return {
    ...toWriting({ ...composition, section: sections.filter((one) => !isMedicines(one)) }, written),
    medicines: fromMedicinesSection(sections.find(isMedicines)),
  }
}

/** In the order of the headings, the medicines in their place. */
export function fromDischargeDraft(draft: DischargeDraft, frame: DraftFrame, now: Date): Composition {
  const composition = toDraft(draft, frame, now)
  const sections = listOf(composition.section)
  if (draft.medicines.length === 0) return composition
  const place = dischargeHeadings.indexOf(medicinesHeading)
  const order = (heading: RecordHeading | undefined) => dischargeHeadings.findIndex((one) => one === heading)
  const before = sections.filter(({ code }) => order(headingOf(code)) < place)
  const after = sections.filter((one) => !before.includes(one))
  return { ...composition, section: [...before, medicinesSection(draft.medicines), ...after] }
}
