import type { CodeableConcept, Observation } from 'fhir/r4'

import { hasCode } from '#fhir/coding.ts'

import { ours } from './measures.ts'

/**
 * A typed drawing: findings, each with its words and its place on the eye as one faces the patient. There is no image:
 * picture and words are both made of the coded findings, so that neither can say what the other does not (hazard H20).
 */
export const parts = ['anterior', 'fundus'] as const
export type Part = (typeof parts)[number]
export const partWords: Record<Part, string> = {
  anterior: 'Anterior segment drawing',
  fundus: 'Fundus drawing',
}

export type Mark = {
  finding: string
  zone: string
  /** 1 to 12; none where the zone is a spot */ hour: number | undefined
}

/** From the middle outwards; `to`: the outer edge, as a part of the radius. `spot`: has no hours of its own. */
type Zone = { name: string; to: number; spot?: true }
export const zones: Record<Part, readonly Zone[]> = {
  anterior: [
    { name: 'Centre', to: 0.22, spot: true },
    { name: 'Mid-periphery', to: 0.48 },
    { name: 'Periphery', to: 0.76 },
    { name: 'Limbus', to: 1 },
  ],
  fundus: [
    { name: 'Macula', to: 0.16, spot: true },
    { name: 'Posterior pole', to: 0.46 },
    { name: 'Mid-periphery', to: 0.74 },
    { name: 'Far periphery', to: 1 },
    { name: 'Disc', to: 0, spot: true },
  ],
}
export const isSpot = (part: Part, zone: string) =>
  zones[part].some(({ name, spot }) => name === zone && spot === true)

/** How it is drawn; the number beside it leads to its words, so that no shape or colour stands alone. */
export type Shape = 'dot' | 'dots' | 'ring' | 'patch' | 'cross' | 'wedge'
export const findings: Record<Part, Readonly<Record<string, Shape>>> = {
  anterior: {
    'Corneal scar': 'patch',
    'Corneal abrasion': 'patch',
    'Corneal ulcer': 'dot',
    'Corneal oedema': 'ring',
    'Keratic precipitates': 'dots',
    'Foreign body': 'dot',
    Pterygium: 'wedge',
    Hyphaema: 'patch',
    Hypopyon: 'patch',
    'Posterior synechiae': 'cross',
    'New vessels of the iris': 'dots',
    'Laser iridotomy': 'dot',
    Cataract: 'patch',
    'Posterior capsule opacification': 'ring',
    'Intraocular lens': 'ring',
    'Trabeculectomy bleb': 'ring',
    'Drainage tube': 'wedge',
  },
  fundus: {
    Drusen: 'dots',
    Haemorrhage: 'patch',
    Microaneurysms: 'dots',
    'Hard exudates': 'dots',
    'Cotton wool spot': 'ring',
    'New vessels': 'cross',
    'Macular oedema': 'ring',
    'Macular hole': 'ring',
    'Epiretinal membrane': 'cross',
    'Geographic atrophy': 'patch',
    'Disc haemorrhage': 'dot',
    'Retinal tear': 'wedge',
    'Retinal detachment': 'patch',
    'Lattice degeneration': 'cross',
    'Laser scars': 'dots',
    'Choroidal naevus': 'patch',
  },
}

/** `Retinal tear at 10 o’clock, far periphery` */
export const markText = ({ finding, zone, hour }: Mark): string =>
  `${finding}${hour === undefined ? '' : ` at ${hour} o’clock`}, ${zone.toLowerCase()}`

const codes: Record<Part, CodeableConcept> = {
  anterior: {
    coding: [ours('anterior-drawing-finding', 'Finding drawn on the anterior segment')],
    text: partWords.anterior,
  },
  fundus: { coding: [ours('fundus-drawing-finding', 'Finding drawn on the fundus')], text: partWords.fundus },
}
const hourCode: CodeableConcept = { coding: [ours('clock-hour', 'Clock hour')], text: 'Clock hour' }
const zoneCode: CodeableConcept = { coding: [ours('eye-zone', 'Zone')], text: 'Zone' }
export const drawingCode = (part: Part) => codes[part]
export const emptyMarks = (): Record<Part, Mark[]> => ({ anterior: [], fundus: [] })
export const drawingCodes = parts.flatMap((part) => codes[part].coding ?? [])

/** Findings have no code of SNOMED CT here: none of the published examples gives one, and none is guessed. */
export const fromMark = (
  part: Part,
  { finding, zone, hour }: Mark,
): Pick<Observation, 'code' | 'valueCodeableConcept' | 'component'> => ({
  code: codes[part],
  valueCodeableConcept: { coding: [ours(slug(finding), finding)], text: finding },
  component: [
    ...(hour === undefined ? [] : [{ code: hourCode, valueInteger: hour }]),
    { code: zoneCode, valueCodeableConcept: { coding: [ours(slug(zone), zone)], text: zone } },
  ],
})

/** Undefined: not a finding of a drawing. A finding or zone of somebody else's list is kept in its words. */
export function toMark({
  code,
  valueCodeableConcept,
  component = [],
}: Observation): { part: Part; mark: Mark } | undefined {
  const has = (concept: CodeableConcept | undefined, wanted: CodeableConcept) =>
    (wanted.coding ?? []).some((one) => hasCode(concept, one))
  const part = parts.find((one) => has(code, codes[one]))
  const finding = valueCodeableConcept?.text ?? valueCodeableConcept?.coding?.[0]?.display
  if (!part || !finding) return undefined
  const zone = component.find((one) => has(one.code, zoneCode))?.valueCodeableConcept
  const hour = component.find((one) => has(one.code, hourCode))?.valueInteger
  return {
    part,
    mark: { finding, zone: zone?.text ?? zone?.coding?.[0]?.display ?? 'Zone not recorded', hour },
  }
}

/** A word of a list as a code: `Retinal tear` is `retinal-tear`. */
export const slug = (wordsOfIt: string) =>
  wordsOfIt
    .toLowerCase()
    .replaceAll('+', '-plus')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
