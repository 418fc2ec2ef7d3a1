import type { DiagnosticReport, Observation } from 'fhir/r4'

import { type Case, named } from './case.ts'
import { type Chart, file, fileChanged, from } from './chart.ts'
import { forwarded } from './forwarded-image.ts'
import { encounterClass } from './history.ts'
import { report } from './laboratory.ts'
import { culture } from './microbiology.ts'
import { acknowledgement, called, closed } from './result-answers.ts'
import { asked, potassium, reportShape, signedBy, troponin } from './result-shapes.ts'
import { day, hl7, hour, instant, minute, reference } from './shapes.ts'

/** Results that somebody has to answer for, each of them awkward in its own way (domain facts §6.1). */

/** Months of blood tests, a change of assay, and a potassium the laboratory telephoned. */
function critical(chart: Chart) {
  const { now } = chart
  beforeTheStay(chart, () => {
    for (const weeks of [1, 2, 4, 6, 9, 13, 20, 28]) {
      const at = now - weeks * 7 * day
      for (const panel of ['ue', 'fbc'] as const)
        closed(chart, report(chart, { panel, at, ill: weeks < 5, source: 'rxr' }), at + 90 * minute)
    }
    for (const [weeks, value, method] of [
      [28, 22, 'Troponin I, older assay'],
      [20, 26, 'Troponin I, older assay'],
      [6, 9, 'Troponin T, Elecsys'],
      [1, 11, 'Troponin T, Elecsys'],
    ] as const) {
      const at = now - weeks * 7 * day
      const result = [troponin(chart, { at, value, method })]
      closed(chart, file(chart, reportShape(chart, { name: 'Troponin', at, result })), at + hour)
    }
  })
  const at = now - 75 * minute
  const result = [file(chart, potassium(chart, { at, value: 6.9, mark: ['HH', 'Critically high'] }))]
  const basedOn = [asked(chart, 'Urea and electrolytes', at - hour)]
  const conclusion = 'Potassium 6.9 mmol/L, not haemolysed. Telephoned to the ward.'
  file(chart, reportShape(chart, { name: 'Urea and electrolytes', at, result, basedOn, conclusion }))
}

/** What is filed meanwhile belongs to no visit. */
function beforeTheStay(chart: Chart, tell: () => void) {
  const { encounter } = chart
  delete chart.encounter
  tell()
  if (encounter) chart.encounter = encounter
}

/** Closed, and then amended: open again, with what it said before. */
function amended(chart: Chart) {
  const at = chart.now - 9 * hour
  const [first, second] = [chart.now - 7 * hour, chart.now - 40 * minute]
  const stamped = (resource: Observation | DiagnosticReport, time: number) => ({
    ...resource,
    meta: { ...resource.meta, lastUpdated: new Date(time).toISOString() },
  })
  const was = potassium(chart, { at, value: 4.6 })
  const is = {
    ...potassium(chart, { at, value: 5.9, mark: ['H', 'High'], status: 'amended' }),
    note: [{ text: 'Corrected: the first value belonged to another sample.' }],
  }
  const result = [fileChanged(chart, stamped(was, first), stamped(is, second))]
  const basedOn = [asked(chart, 'Potassium', at - hour)]
  const report = reportShape(chart, { name: 'Potassium', at, result, basedOn })
  const now = { ...report, status: 'amended' as const, issued: instant(second) }
  const focus = fileChanged(chart, stamped(report, first), stamped(now, second))
  closed(chart, focus, first)
}

/** Sent back by the laboratory, beside the culture. */
function cultureAndHaemolysed(chart: Chart) {
  culture(chart)
  const cancelled = chart.now - 6 * hour
  const conclusion = 'Sample haemolysed: please send another.'
  const basedOn = [asked(chart, 'Clotting screen', cancelled)]
  file(
    chart,
    reportShape(chart, { name: 'Clotting screen', at: cancelled, status: 'cancelled', basedOn, conclusion }),
  )
}

/** Nobody took it in its day: the ward escalated it to the consultant. */
function escalated(chart: Chart) {
  const at = chart.now - 31 * hour
  const result = [file(chart, potassium(chart, { at, value: 3.1, mark: ['L', 'Low'] }))]
  const focus = file(chart, reportShape(chart, { name: 'Potassium', at, result }))
  acknowledgement(chart, focus, at + hour, {
    status: 'requested',
    priority: 'urgent',
    ...called('escalated', 'Escalated'),
    owner: signedBy('doctor'),
    requester: signedBy('nurse'),
    lastModified: instant(chart.now - 2 * hour),
    note: [
      {
        authorReference: signedBy('nurse'),
        time: instant(chart.now - 2 * hour),
        text: `Overdue, escalated to ${signedBy('doctor').display}: nobody has answered since yesterday`,
      },
    ],
  })
}

/** Nothing in them but values in their range. */
function allNormal(chart: Chart) {
  const at = chart.now - 5 * hour
  for (const panel of ['fbc', 'ue', 'lft'] as const)
    report(chart, { panel, at, ill: false, source: 'rxr', basedOn: [asked(chart, 'Blood tests', at - hour)] })
}

/** Seen in a clinic nine days ago; nobody has looked since. */
function fromClinic(chart: Chart) {
  const at = chart.now - 9 * day
  chart.encounter = file(chart, {
    resourceType: 'Encounter',
    ...from('rxr'),
    status: 'finished',
    class: encounterClass('AMB'),
    subject: chart.subject,
    participant: [
      {
        type: [hl7('v3-ParticipationType', 'ATND', 'attender')],
        individual: reference('Practitioner', 'doctor', signedBy('doctor').display ?? ''),
      },
    ],
    period: { start: instant(at - hour), end: instant(at) },
    reasonCode: [{ text: 'Medical outpatients, follow-up' }],
  })
  report(chart, { panel: 'hba1c', at, ill: true, source: 'rxr', values: { 'HbA1c (IFCC)': 71 } })
}

const inBed = (
  key: string,
  bed: string,
  gender: Case['gender'],
  age: number,
  name: Parameters<typeof named>,
  reason: string,
  more: (chart: Chart) => void,
): Case => ({
  key,
  bed: `rxr20-amu-${bed}`,
  gender,
  age,
  change: named(...name),
  story: { reason, hoursIn: 70, reports: [], more },
})

export const resultCases: readonly Case[] = [
  inBed(
    'result-critical',
    'd01',
    'male',
    74.3,
    ['Kershaw', ['Walter'], 'Mr'],
    'Acute kidney injury',
    critical,
  ),
  inBed('result-corrected', 'd02', 'female', 66.8, ['Lightfoot', ['Maureen'], 'Mrs'], 'Vomiting', amended),
  inBed(
    'result-culture',
    'd03',
    'male',
    58.1,
    ['Fenwick', ['Alan'], 'Mr'],
    'Sepsis, urinary source',
    cultureAndHaemolysed,
  ),
  inBed(
    'result-forwarded',
    'd04',
    'female',
    81.5,
    ['Threlfall', ['Irene'], 'Mrs'],
    'Fall at home',
    forwarded,
  ),
  inBed(
    'result-escalated',
    'd06',
    'female',
    77.2,
    ['Ormerod', ['Sheila'], 'Mrs'],
    'Diarrhoea and vomiting',
    escalated,
  ),
  inBed('result-normal', 'd05', 'female', 45.9, ['Bleasdale', ['Joanne'], 'Ms'], 'Chest pain', allNormal),
  {
    key: 'result-clinic',
    gender: 'male',
    age: 61.4,
    change: named('Winstanley', ['Peter'], 'Mr'),
    tell: fromClinic,
  },
]
