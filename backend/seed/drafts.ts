import { draftTags } from '../../src/auth/drafts.ts'
import { type Chart, file } from './chart.ts'
import { concept, hour, instant, ours } from './shapes.ts'

/** The demonstration’s doctor (`identity/people.ts`). */
const doctor = {
  identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555036632103' },
  display: 'Dr Amina Hargreaves',
}

const written: Record<string, readonly [heading: string, words: string]> = {
  'examination-findings': ['Examination findings', 'Chest: coarse crackles at the right base. Abdomen soft.'],
  'plan-and-requested-actions': [
    'Plan and requested actions',
    'Chest X-ray today. Ask the respiratory team.',
  ],
}

/** A ward round the doctor was called away from: begun, not signed, and nobody else’s to read. */
export function draftOn(chart: Chart, bedId: string) {
  if (bedId !== 'rxr20-elderly-sr02') return
  file(chart, {
    resourceType: 'Composition',
    meta: { tag: [{ system: draftTags, code: doctor.identifier.value }] },
    identifier: { system: `${ours}/Id/entry`, value: `draft-${chart.id}` },
    status: 'preliminary',
    type: concept('Ward round', { system: 'http://loinc.org', code: '11506-3', display: 'Progress note' }),
    subject: chart.subject,
    ...(chart.encounter ? { encounter: chart.encounter } : {}),
    date: instant(chart.now - 2 * hour),
    author: [doctor],
    title: 'Ward round',
    section: Object.entries(written).map(([code, [title, words]]) => ({
      title,
      code: concept(title, {
        system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings',
        code,
        display: title,
      }),
      text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${words}</p></div>` },
    })),
  })
}
