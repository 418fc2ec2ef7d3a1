import type { Page } from '@playwright/test'
import type { Composition } from 'fhir/r4'

import { found } from './record.ts'

// Writing beside the chart.

export const note = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })

/** Opens a new note of that kind beside the section that is open. */
export async function beginNote(page: Page, title: 'Ward round' | 'Clerking' | 'Note') {
  await page.getByRole('button', { name: 'Write note' }).click()
  await page
    .getByRole('region', { name: 'Write a note' })
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .click()
  return note(page, title)
}

/** A note as somebody signed it; not written yet. */
export const signedNote = (patientId: string, words: string): Composition => ({
  resourceType: 'Composition',
  status: 'final',
  type: { text: 'Ward round' },
  subject: { reference: `Patient/${patientId}` },
  date: '2026-03-14T10:00:00Z',
  author: [
    {
      identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555036632103' },
      display: 'Dr Amina Hargreaves',
    },
  ],
  attester: [
    { mode: 'professional', time: '2026-03-14T10:00:00Z', party: { display: 'Dr Amina Hargreaves, Doctor' } },
  ],
  title: 'Ward round',
  section: [
    {
      title: 'Plan and requested actions',
      text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${words}</p></div>` },
    },
  ],
})

/** Every note about this patient, as the record holds it now. */
export const notesOf = async (patientId: string) =>
  (await found(`/Composition?patient=${patientId}`)) as Composition[]
