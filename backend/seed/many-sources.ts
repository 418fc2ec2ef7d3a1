import type { Condition, Provenance, Reference } from 'fhir/r4'

import { type Case, named } from './case.ts'
import { type Chart, file, from } from './chart.ts'
import { allergy, problem } from './history.ts'
import { concept, day, hl7, instant, reference, snomed } from './shapes.ts'

/** The same things said by three organisations, not all alike; and an entry with a history. */
export const manySources: Case = {
  key: 'many-sources',
  bed: 'rxr20-elderly-b03',
  gender: 'female',
  age: 74.8,
  change: named('Aspinall', ['Doreen'], 'Mrs'),
  story: {
    reason: 'Exacerbation of COPD',
    problems: [['13645005', 'Chronic obstructive pulmonary disease']],
    allergies: [
      {
        substance: ['91936005', 'Allergy to penicillin'],
        reaction: ['271807003', 'Rash'],
        category: 'medication',
        severity: 'mild',
      },
    ],
    more: (chart) => {
      problem(chart, ['13645005', 'COPD'], chart.now - 4000 * day, 'gp')
      problem(chart, ['195967001', 'Asthma'], chart.now - 9000 * day, 'gp')
      file(chart, {
        resourceType: 'Condition',
        ...from('rxn'),
        clinicalStatus: hl7('condition-clinical', 'resolved', 'Resolved'),
        verificationStatus: hl7('condition-ver-status', 'confirmed', 'Confirmed'),
        code: snomed('195967001', 'Asthma'),
        subject: chart.subject,
        onsetDateTime: '1999',
        abatementDateTime: '2019',
        recordedDate: '2019-05',
      })
      file(chart, {
        resourceType: 'Condition',
        ...from('gp'),
        clinicalStatus: hl7('condition-clinical', 'active', 'Active'),
        code: concept('Funny turns since the new tablets'),
        subject: chart.subject,
      })
      allergy(chart, {
        substance: ['373270004', 'Penicillin'],
        reaction: ['39579001', 'Anaphylaxis'],
        category: 'medication',
        severity: 'severe',
        source: 'gp',
      })
      withHistory(chart)
    },
  },
}

const author: Reference = { display: 'Dr Amina Hargreaves' }

/** Chest pain that became a diagnosis: three versions, two of them signed. */
function withHistory(chart: Chart) {
  const stage = (daysAgo: number, rest: Partial<Condition>): Condition => ({
    resourceType: 'Condition',
    meta: { ...from('rxr').meta, lastUpdated: instant(chart.now - daysAgo * day) },
    clinicalStatus: hl7('condition-clinical', 'active', 'Active'),
    verificationStatus: hl7('condition-ver-status', 'provisional', 'Provisional'),
    category: [hl7('condition-category', 'problem-list-item', 'Problem List Item')],
    code: concept('Chest pain on exertion'),
    subject: chart.subject,
    recorder: author,
    recordedDate: instant(chart.now - 40 * day),
    ...rest,
  })
  const entry = file(chart, stage(40, {}))
  const id = entry.reference?.split('/')[1] ?? ''
  const angina = { code: snomed('194828000', 'Angina') }
  chart.resources.push({ ...stage(12, angina), id })
  const confirmed = hl7('condition-ver-status', 'confirmed', 'Confirmed')
  chart.resources.push({ ...stage(3, { ...angina, verificationStatus: confirmed }), id })
  const signed = (daysAgo: number, version: number, reason: string): Provenance => ({
    resourceType: 'Provenance',
    target: [entry],
    recorded: instant(chart.now - daysAgo * day),
    activity: { ...hl7('v3-DataOperation', 'UPDATE'), text: 'Changed' },
    reason: [{ text: reason }],
    agent: [
      {
        type: hl7('provenance-participant-type', 'author', 'Author'),
        who: author,
        role: [{ text: 'Doctor' }],
        onBehalfOf: reference('Organization', 'rxr', 'East Lancashire Hospitals NHS Trust'),
      },
    ],
    entity: [{ role: 'revision', what: { reference: `${entry.reference}/_history/${version}` } }],
  })
  file(chart, signed(12, 1, 'Exercise test positive'))
  file(chart, signed(3, 2, 'CT coronary angiogram'))
}
