import type { CompositionSection, FhirResource, Observation, ObservationComponent } from 'fhir/r4'

import type { DepartmentSeed } from '../departments.ts'
import {
  coding,
  concept,
  day,
  entryIdOf,
  hl7,
  hour,
  instant,
  ours,
  quantity,
  reference,
  snomed,
  snomedCoding,
} from '../shapes.ts'

/** Two signed examinations in the eye clinic of East Lancashire: a diabetic eye with what was drawn of it, and a day of pressures (domain facts §6.3.2). */

type Eye = 'right' | 'left'
const sites = { right: snomed('18944008', 'Right eye'), left: snomed('8966001', 'Left eye') }
const eyeWords = { right: 'Right eye', left: 'Left eye' }

/** One finding: the words it stands with in the note, and what the record codes of it. */
type Found = { eye: Eye; words: string; later?: number } & Pick<Observation, 'code'> & Partial<Observation>
type Parts = readonly (readonly [title: string, ...found: Found[]])[]

const measure = (code: string, words: string) =>
  concept(words, coding(`${ours}/CodeSystem/eye-measure`, code, words))
const picked = (text: string) => concept(text)
const part = (code: string, label: string, text: string): ObservationComponent => ({
  code: measure(code, label),
  valueCodeableConcept: picked(text),
})

const acuity = (eye: Eye, numerator: number, denominator: number, method: string): Found => ({
  eye,
  words: `${numerator}/${denominator}, ${method}`,
  code: concept('Visual acuity', snomedCoding('251739003', 'Distance visual acuity')),
  valueRatio: {
    numerator: quantity(numerator, 'm', 'm'),
    denominator: quantity(denominator, 'm', 'm'),
  },
  method: { text: method },
})
const pressure = (eye: Eye, value: number, later = 0): Found => ({
  eye,
  words: `${value} mmHg, Goldmann`,
  later,
  code: concept('Intraocular pressure', snomedCoding('41633001', 'Intraocular pressure')),
  valueQuantity: quantity(value, 'mmHg', 'mm[Hg]'),
  method: { text: 'Goldmann' },
})
const grade = (eye: Eye, retinopathy: string, maculopathy: string): Found => ({
  eye,
  words: `Retinopathy: ${retinopathy}; Maculopathy: ${maculopathy}`,
  code: measure('diabetic-retinopathy-grade', 'Diabetic retinopathy'),
  component: [
    part('diabetic-retinopathy', 'Retinopathy', retinopathy),
    part('diabetic-maculopathy', 'Maculopathy', maculopathy),
  ],
})
const drawn = (eye: Eye, finding: string, zone: string, clock?: number): Found => ({
  eye,
  words: `${finding}${clock === undefined ? '' : ` at ${clock} o’clock`}, ${zone.toLowerCase()}`,
  code: concept(
    'Fundus drawing',
    coding(`${ours}/CodeSystem/eye-measure`, 'fundus-drawing-finding', 'Finding drawn on the fundus'),
  ),
  valueCodeableConcept: picked(finding),
  component: [
    ...(clock === undefined ? [] : [{ code: measure('clock-hour', 'Clock hour'), valueInteger: clock }]),
    { code: measure('eye-zone', 'Zone'), valueCodeableConcept: picked(zone) },
  ],
})
const oct = (eye: Eye, thickness: number, fluid: 'Yes' | 'No'): Found => ({
  eye,
  words: `${thickness} µm; Intraretinal fluid: ${fluid}, Spectralis`,
  code: measure('central-retinal-thickness', 'OCT of the macula'),
  valueQuantity: quantity(thickness, 'µm', 'um'),
  method: { text: 'Spectralis' },
  component: [part('oct-intraretinal', 'Intraretinal fluid', fluid)],
})
const angle = (eye: Eye, superior: string, inferior: string): Found => ({
  eye,
  words: `Superior, Shaffer: ${superior}; Inferior, Shaffer: ${inferior}`,
  code: measure('gonioscopy', 'Gonioscopy'),
  component: [
    part('gonioscopy-superior', 'Superior, Shaffer', superior),
    part('gonioscopy-inferior', 'Inferior, Shaffer', inferior),
  ],
})
const disc = (eye: Eye, ratio: number, notch: 'Yes' | 'No'): Found => ({
  eye,
  words: `Vertical cup to disc: ${ratio}; Notch of the rim: ${notch}`,
  code: measure('optic-disc', 'Optic disc'),
  component: [
    { code: measure('disc-cupDisc', 'Vertical cup to disc'), valueQuantity: { value: ratio } },
    part('disc-notch', 'Notch of the rim', notch),
  ],
})

const diabetic: Parts = [
  [
    'Visual acuity',
    acuity('right', 6, 12, 'Glasses'),
    acuity('right', 6, 9, 'Pinhole'),
    acuity('left', 6, 36, 'Glasses'),
  ],
  ['Intraocular pressure', pressure('right', 15), pressure('left', 16)],
  ['OCT of the macula', oct('right', 268, 'No'), oct('left', 412, 'Yes')],
  [
    'Diabetic retinopathy',
    grade('right', 'R1, background', 'M0, none'),
    grade('left', 'R3A, proliferative, active', 'M1A, maculopathy, active'),
  ],
  [
    'Fundus drawing',
    drawn('right', 'Microaneurysms', 'Posterior pole', 11),
    drawn('left', 'Hard exudates', 'Macula'),
    drawn('left', 'New vessels', 'Disc'),
    drawn('left', 'Laser scars', 'Mid-periphery', 2),
    drawn('left', 'Haemorrhage', 'Mid-periphery', 7),
  ],
]
const glaucoma: Parts = [
  ['Visual acuity', acuity('right', 6, 6, 'Unaided'), acuity('left', 6, 9, 'Unaided')],
  [
    'Intraocular pressure',
    ...[19, 24, 27, 22].map((value, turn) => pressure('right', value, turn * 2 * hour)),
    ...[18, 19, 20, 18].map((value, turn) => pressure('left', value, turn * 2 * hour)),
  ],
  ['Gonioscopy', angle('right', 'Grade 1', 'Grade 2'), angle('left', 'Grade 3', 'Grade 3')],
  ['Optic disc', disc('right', 0.75, 'Yes'), disc('left', 0.5, 'No')],
]
const plans = {
  diabetic: 'Active proliferative disease of the left eye: laser this week, then injections for the macula.',
  glaucoma:
    'Pressure of the right eye peaks at midday with a narrow angle: laser iridotomy first, no dilation.',
}

export const seed: DepartmentSeed = {
  *demonstration({ now, people, random }) {
    const elders = people.filter(
      ({ patient, stay }) =>
        !stay &&
        patient.managingOrganization?.reference === 'Organization/rxr' &&
        (patient.birthDate ?? '9') < '1960' &&
        !patient.deceasedBoolean &&
        !patient.deceasedDateTime,
    )
    for (const [index, { patient }] of random.some(elders, 2).entries()) {
      const morning = Math.floor((now - (6 + index * 5) * day) / day) * day + 9 * hour
      const [parts, plan] = index === 0 ? [diabetic, plans.diabetic] : [glaucoma, plans.glaucoma]
      yield* examination(patient.id ?? '', morning, parts, plan)
    }
  },
}

/** Far above the numbers of a chart's own entries. */
const firstEntry = 0xe8_00_00

function* examination(patientId: string, at: number, parts: Parts, plan: string): Generator<FhirResource> {
  const subject = reference('Patient', patientId)
  let entry = firstEntry
  const section: CompositionSection[] = []
  for (const [title, ...found] of parts) {
    const made = found.map(({ eye, words, later = 0, ...one }): [string, Observation] => [
      `${eyeWords[eye]}: ${words}`,
      {
        resourceType: 'Observation',
        id: entryIdOf(patientId, ++entry),
        status: 'final',
        category: [hl7('observation-category', 'exam', 'Exam')],
        subject,
        effectiveDateTime: instant(at + later),
        bodySite: sites[eye],
        ...one,
      },
    ])
    for (const [, one] of made) yield one
    section.push({
      title,
      text: narrative(made.map(([words]) => words).join('<br/>'), 'generated'),
      entry: made.map(([, { id = '' }]) => reference('Observation', id)),
    })
  }
  yield {
    resourceType: 'Composition',
    id: entryIdOf(patientId, firstEntry),
    status: 'final',
    type: concept(
      'Eye examination',
      coding(`${ours}/CodeSystem/note-type`, 'eye-examination', 'Eye examination'),
    ),
    subject,
    date: instant(at + hour),
    event: [{ period: { start: instant(at) } }],
    author: [{ display: 'Mr Rohan Mistry' }],
    title: 'Eye examination',
    section: [...section, { title: 'Impression and plan', text: narrative(plan, 'additional') }],
  }
}

const narrative = (words: string, status: 'generated' | 'additional') => ({
  status,
  div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${words}</p></div>`,
})
