import { emptyMarks, type Mark, type Part, partWords } from '#departments/ophthalmology/eye/drawing.ts'
import {
  type ElementName,
  elementCode,
  elementNames,
  elements,
} from '#departments/ophthalmology/eye/elements.ts'
import { type Eye, eyes } from '#departments/ophthalmology/eye/eye.ts'
import { codeOf, measures } from '#departments/ophthalmology/eye/measures.ts'
import { drawingCode } from '#departments/ophthalmology/eye/drawing.ts'

/** The parts an examination is put together from, in the order of examining. */
export const sectionNames = [
  'acuity',
  'near',
  'refraction',
  'pressure',
  'target',
  'pachymetry',
  'gonioscopy',
  'anterior',
  'anteriorDrawing',
  'dilation',
  'disc',
  'oct',
  'field',
  'diabetic',
  'posterior',
  'fundusDrawing',
] as const
export type SectionName = (typeof sectionNames)[number]

export const isElement = (section: SectionName): section is ElementName & SectionName =>
  (elementNames as string[]).includes(section)
export const drawnIn: Partial<Record<SectionName, Part>> = {
  anteriorDrawing: 'anterior',
  fundusDrawing: 'fundus',
}

export function sectionTitle(section: SectionName): string {
  if (isElement(section)) return elements[section].title
  if (section === 'acuity' || section === 'pressure') return measures[section].words
  return partWords[section === 'anteriorDrawing' ? 'anterior' : 'fundus']
}

export function sectionCode(section: SectionName) {
  if (isElement(section)) return elementCode(section)
  if (section === 'acuity' || section === 'pressure') return codeOf(section)
  return drawingCode(section === 'anteriorDrawing' ? 'anterior' : 'fundus')
}

/** What one begins with, by why the patient has come (OpenEyes has such sets too); parts are added and left out at will. */
export const sets: Readonly<Record<string, readonly SectionName[]>> = {
  General: ['acuity', 'pressure', 'anterior', 'posterior'],
  Glaucoma: ['acuity', 'pressure', 'target', 'pachymetry', 'gonioscopy', 'disc', 'field'],
  'Medical retina': ['acuity', 'pressure', 'dilation', 'oct', 'posterior', 'fundusDrawing'],
  Cataract: ['acuity', 'refraction', 'pressure', 'anterior', 'dilation', 'posterior'],
  Diabetic: ['acuity', 'pressure', 'dilation', 'oct', 'diabetic', 'posterior', 'fundusDrawing'],
}

/** Not examined for a reason is not the same as not recorded, nor the two reasons as one another (domain facts §6.3.2). */
export const states = ['Examined', 'Unable to assess', 'Eye missing'] as const

export type AcuityRow = { value: string; method: string; chart: string; distance: string }
export type PressureRow = { value: string; instrument: string; time: string }
/** One eye as typed, every word of it. */
export type EyeValues = {
  state: string
  acuity: AcuityRow[]
  pressure: PressureRow[]
  of: Record<ElementName, Record<string, string>>
  drawn: Record<Part, Mark[]>
  /** Parts that were tried and could not be assessed */
  unable: Record<SectionName, boolean>
}
export type Examination = {
  at: string
  picked: SectionName[]
  plan: string
  /** The examination this one stands in place of, and why */
  amends: string
  why: string
} & Record<Eye, EyeValues>

export const emptyAcuity: AcuityRow = { value: '', method: '', chart: '', distance: '' }
export const emptyPressure: PressureRow = { value: '', instrument: '', time: '' }

const emptyOf = () =>
  Object.fromEntries(
    elementNames.map((name) => [
      name,
      Object.fromEntries(elements[name].fields.map((one) => [one.name, ''])),
    ]),
  ) as EyeValues['of']

const emptyEye = (): EyeValues => ({
  state: 'Examined',
  acuity: [emptyAcuity],
  pressure: [emptyPressure],
  of: emptyOf(),
  drawn: emptyMarks(),
  unable: Object.fromEntries(sectionNames.map((name) => [name, false])) as EyeValues['unable'],
})

export const emptyExamination = (at: string): Examination => ({
  at,
  picked: [...(sets['General'] ?? [])],
  plan: '',
  amends: '',
  why: '',
  right: emptyEye(),
  left: emptyEye(),
})

/** Something of this part has been typed for this eye. */
function isFilled(values: EyeValues, section: SectionName): boolean {
  if (values.unable[section]) return true
  if (section === 'acuity' || section === 'pressure')
    return values[section].some((row) => Object.values(row).some((one) => one.trim() !== ''))
  if (isElement(section)) return Object.values(values.of[section]).some((one) => one.trim() !== '')
  const part = drawnIn[section]
  return part !== undefined && values.drawn[part].length > 0
}

/** The parts in view: those picked, and those with something in them, which nobody can put out of sight. */
export const sectionsOf = (examination: Pick<Examination, 'picked' | Eye>): SectionName[] =>
  sectionNames.filter(
    (name) => examination.picked.includes(name) || eyes.some((eye) => isFilled(examination[eye], name)),
  )

/** As it was kept: what an older draft did not know of is empty. */
export function readExamination(kept: string | undefined, at: string): Examination {
  const empty = emptyExamination(at)
  if (!kept) return empty
  try {
    const read = JSON.parse(kept) as Partial<Examination>
    return { ...empty, ...read, right: onto(empty.right, read.right), left: onto(empty.left, read.left) }
  } catch {
    return empty
  }
}

const onto = (empty: EyeValues, read: Partial<EyeValues> = {}): EyeValues => ({
  ...empty,
  ...read,
  of: Object.fromEntries(
    elementNames.map((name) => [name, { ...empty.of[name], ...read.of?.[name] }]),
  ) as EyeValues['of'],
  drawn: { ...empty.drawn, ...read.drawn },
  unable: { ...empty.unable, ...read.unable },
})
