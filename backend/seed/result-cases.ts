import type { DiagnosticReport, Observation, Reference, Task } from 'fhir/r4'

import { people } from '../identity/people.ts'
import { greyPicture, onePage } from './attachments.ts'
import { type Case, named } from './case.ts'
import { about, type Chart, file, fileChanged, from } from './chart.ts'
import { encounterClass } from './history.ts'
import { report } from './laboratory.ts'
import { observationCategory } from './observations.ts'
import {
  coding,
  concept,
  day,
  hl7,
  hour,
  instant,
  loincCoding,
  minute,
  ours,
  quantity,
  reference,
  snomed,
  snomedCoding,
  terminology,
} from './shapes.ts'

/** Results that somebody has to answer for, each of them awkward in its own way (domain facts §6.1). */

const sds = 'https://fhir.nhs.uk/Id/sds-user-id'
const signedBy = (user: string): Reference => {
  const person = people.find((one) => one.user === user)
  return {
    identifier: { system: sds, value: person?.userId ?? '' },
    display: `${person?.title} ${person?.given} ${person?.family}`,
  }
}

/** Asked for by the doctor of the demonstration, so that it is theirs to answer for. */
const asked = (chart: Chart, what: string, at: number): Reference =>
  file(chart, {
    resourceType: 'ServiceRequest',
    ...from('rxr'),
    status: 'completed',
    intent: 'order',
    category: [snomed('108252007', 'Laboratory procedure')],
    code: { text: what },
    ...about(chart),
    authoredOn: instant(at),
    requester: signedBy('doctor'),
  })

type Rest = Partial<DiagnosticReport> & { name: string; at: number; category?: DiagnosticReport['category'] }

/** It came when it was issued. */
const arrived = (at: number) => ({ meta: { ...from('rxr').meta, lastUpdated: instant(at) } })

function reportShape(chart: Chart, { name, at, ...rest }: Rest): DiagnosticReport {
  const issued = Math.min(at + hour, chart.now)
  return {
    resourceType: 'DiagnosticReport',
    ...arrived(issued),
    status: 'final',
    category: [hl7('v2-0074', 'LAB', 'Laboratory')],
    code: { text: name },
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(issued),
    performer: [{ display: 'Clinical Laboratory' }],
    ...rest,
  }
}

const interpreted = (code: string, display: string) => ({
  interpretation: [{ coding: [coding(`${terminology}/v3-ObservationInterpretation`, code, display)] }],
})

type Value = {
  at: number
  value: number
  mark?: readonly [string, string]
  method?: string
  status?: 'amended'
}

function potassium(chart: Chart, { at, value, mark, status }: Value): Observation {
  return {
    resourceType: 'Observation',
    ...arrived(at + hour),
    status: status ?? 'final',
    category: [observationCategory('laboratory')],
    code: concept(
      'Potassium',
      snomedCoding('1000651000000109', 'Potassium'),
      loincCoding('2823-3', 'Potassium'),
    ),
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(at + hour),
    valueQuantity: quantity(value, 'mmol/L', 'mmol/L'),
    ...(mark ? interpreted(...mark) : {}),
    referenceRange: [
      { low: quantity(3.5, 'mmol/L', 'mmol/L'), high: quantity(5.3, 'mmol/L', 'mmol/L'), text: '3.5–5.3' },
    ],
  }
}

/** Two assays, a year apart: values that must not be drawn as one line. */
function troponin(chart: Chart, { at, value, method }: Value): Reference {
  return file(chart, {
    resourceType: 'Observation',
    ...arrived(at + hour),
    status: 'final',
    category: [observationCategory('laboratory')],
    code: concept('Troponin (high sensitivity)', loincCoding('67151-1', 'Troponin T, high sensitivity')),
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(at + hour),
    valueQuantity: quantity(value, 'ng/L', 'ng/L'),
    ...(method ? { method: { text: method } } : {}),
    ...(value > 14 ? interpreted('H', 'High') : {}),
    referenceRange: [{ high: quantity(14, 'ng/L', 'ng/L'), text: '<14' }],
  })
}

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

/** Closed by the doctor of the demonstration. */
function closed(chart: Chart, focus: Reference, asOf: number) {
  const note = [
    { authorReference: signedBy('doctor'), time: instant(asOf + hour), text: 'Acknowledged and closed' },
  ]
  acknowledgement(chart, focus, asOf, {
    status: 'completed',
    ...called('closed', 'Closed'),
    owner: signedBy('doctor'),
    note,
  })
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

/** A blood culture with two organisms, and the report of its first day. */
function culture(chart: Chart) {
  const at = chart.now - 50 * hour
  const specimen = file(chart, {
    resourceType: 'Specimen',
    ...from('rxr'),
    accessionIdentifier: { system: 'https://rxr.lune.example/Id/accession', value: '26MB004417' },
    type: snomed('119297000', 'Blood specimen'),
    subject: chart.subject,
    collection: { collectedDateTime: instant(at) },
  })
  const shared = {
    ...arrived(chart.now - 3 * hour),
    status: 'final' as const,
    category: [observationCategory('laboratory')],
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(chart.now - 3 * hour),
    specimen,
  }
  const antibiotic = ([name, code]: readonly [string, 'S' | 'I' | 'R']) =>
    file(chart, {
      resourceType: 'Observation',
      ...shared,
      code: { text: name },
      valueCodeableConcept:
        code === 'S'
          ? snomed('131196009', 'Susceptible')
          : code === 'R'
            ? snomed('30714006', 'Resistant')
            : { text: 'Intermediate' },
      ...interpreted(code, { S: 'Susceptible', I: 'Intermediate', R: 'Resistant' }[code]),
    })
  const organism = (name: string, tested: readonly (readonly [string, 'S' | 'I' | 'R'])[]) =>
    file(chart, {
      resourceType: 'Observation',
      ...shared,
      code: { text: 'Organism identified' },
      valueCodeableConcept: { text: name },
      hasMember: tested.map(antibiotic),
    })
  const found = file(chart, {
    resourceType: 'Observation',
    ...shared,
    code: { text: 'Blood culture' },
    valueCodeableConcept: { text: 'Growth after 14 hours' },
    ...interpreted('A', 'Abnormal'),
    hasMember: [
      organism('Escherichia coli', [
        ['Amoxicillin', 'R'],
        ['Co-amoxiclav', 'I'],
        ['Gentamicin', 'S'],
        ['Meropenem', 'S'],
        ['Ciprofloxacin', 'R'],
      ]),
      organism('Enterococcus faecalis', [
        ['Amoxicillin', 'S'],
        ['Vancomycin', 'S'],
        ['Gentamicin', 'R'],
      ]),
    ],
  })
  file(
    chart,
    reportShape(chart, {
      name: 'Blood culture',
      at,
      ...arrived(chart.now - 3 * hour),
      status: 'preliminary',
      issued: instant(chart.now - 3 * hour),
      category: [hl7('v2-0074', 'MB', 'Microbiology')],
      specimen: [specimen],
      result: [found],
      basedOn: [asked(chart, 'Blood culture', at)],
      conclusion: 'Telephoned to the ward at the first growth. Further susceptibilities to follow.',
    }),
  )
  const cancelled = chart.now - 6 * hour
  const conclusion = 'Sample haemolysed: please send another.'
  const basedOn = [asked(chart, 'Clotting screen', cancelled)]
  file(
    chart,
    reportShape(chart, { name: 'Clotting screen', at: cancelled, status: 'cancelled', basedOn, conclusion }),
  )
}

/** A report with a page and a picture, forwarded to the doctor by a colleague. */
function forwarded(chart: Chart) {
  const at = chart.now - 26 * hour
  const picture = greyPicture(220, 260, (x, y) => {
    const lung = Math.hypot((Math.abs(x) - 0.42) / 0.3, (y + 0.05) / 0.62)
    return (
      150 - 110 * Math.max(0, 1 - lung) - 60 * Math.hypot(x, y * 0.7) + 35 * Math.max(0, 1 - Math.abs(x) * 9)
    )
  })
  const media = file(chart, {
    resourceType: 'Media',
    ...from('rxr'),
    status: 'completed',
    ...about(chart),
    createdDateTime: instant(at),
    content: { contentType: 'image/png', data: picture.toString('base64'), title: 'Chest, front' },
  })
  const page = onePage([
    'Chest X-ray',
    '',
    'No focal consolidation. Heart size normal.',
    'Old fracture of a left rib.',
  ])
  const focus = file(
    chart,
    reportShape(chart, {
      name: 'Chest X-ray',
      at,
      category: [hl7('v2-0074', 'RAD', 'Radiology')],
      performer: [{ display: 'Radiology' }],
      media: [{ comment: 'Chest, front', link: media }],
      presentedForm: [
        { contentType: 'application/pdf', title: 'Chest X-ray report', data: page.toString('base64') },
      ],
      conclusion: 'No focal consolidation. Old fracture of a left rib.',
    }),
  )
  acknowledgement(chart, focus, at + hour, {
    status: 'requested',
    ...called('forwarded', 'Forwarded'),
    owner: signedBy('doctor'),
    requester: { display: 'Dr Night Registrar' },
    note: [
      {
        authorString: 'Dr Night Registrar',
        time: instant(chart.now - 3 * hour),
        text: 'Forwarded to Dr Amina Hargreaves: is the rib new?',
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

const called = (code: string, display: string) => ({
  businessStatus: { coding: [coding(`${ours}/CodeSystem/result-state`, code, display)] },
})

/** As the screen writes it. */
function acknowledgement(
  chart: Chart,
  focus: Reference,
  asOf: number,
  rest: Partial<Task> & Pick<Task, 'status'>,
) {
  const id = focus.reference?.split('/')[1]
  file(chart, {
    resourceType: 'Task',
    identifier: [
      { system: `${ours}/Id/result-acknowledgement`, value: `${id}@${new Date(asOf).toISOString()}` },
    ],
    intent: 'order',
    code: {
      coding: [coding(`${ours}/CodeSystem/task-kind`, 'result-acknowledgement', 'Result to acknowledge')],
    },
    focus,
    for: chart.subject,
    ...(chart.encounter ? { encounter: chart.encounter } : {}),
    authoredOn: instant(asOf),
    lastModified: instant(asOf + hour),
    ...rest,
  })
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
    culture,
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
  inBed('result-normal', 'd05', 'female', 45.9, ['Bleasdale', ['Joanne'], 'Ms'], 'Chest pain', allNormal),
  {
    key: 'result-clinic',
    gender: 'male',
    age: 61.4,
    change: named('Winstanley', ['Peter'], 'Mr'),
    tell: fromClinic,
  },
]
