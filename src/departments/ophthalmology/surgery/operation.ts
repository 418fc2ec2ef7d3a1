import type { CodeableConcept, Device, Extension, Procedure } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Eye, eyeOf } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { codesIn, type ListName, wordsOf } from './codes.ts'

const base = 'https://lune.example/fhir/StructureDefinition/eye-operation'
/** What an R4 Procedure has no place for, each a coded extension, or words. */
export const urls = {
  anaesthesia: `${base}-anaesthesia`,
  incision: `${base}-incision`,
  step: `${base}-step`,
  differs: `${base}-lens-differs`,
} as const

/** A complication that was looked for and not met; silence is neither (hazard H5). */
export const noComplication: CodeableConcept = {
  coding: [
    {
      system: 'https://lune.example/fhir/CodeSystem/eye-no-complication',
      code: 'none',
      display: 'No complication',
    },
  ],
  text: 'No complication',
}

export type Operation = {
  id: string
  requestId: string | undefined
  eye: Eye | undefined
  what: string
  when: string | undefined
  surgeon: string | undefined
  grade: string | undefined
  organisation: string | undefined
  anaesthesia: string | undefined
  incision: string | undefined
  steps: string[]
  /** `not said`: nobody wrote whether there was one */
  complications: string[] | 'none' | 'not said'
  implanted: Implanted | undefined
  /** Why another lens was implanted than was chosen */
  differs: string | undefined
  after: string[]
  notes: string[]
  resource: Stored<Procedure>
}
export type Implanted = {
  model: string
  power: number | undefined
  serial: string | undefined
  batch: string | undefined
}

export function toOperation(resource: Stored<Procedure>, devices: readonly Stored<Device>[]): Operation {
  const { id, bodySite, code, performedDateTime, performedPeriod, performer, extension } = resource
  const words = (list: ListName, url: string) =>
    codesIn(list, conceptsIn(extension, url)).map((one) => wordsOf(list, one))
  const [surgeon] = listOf(performer)
  const deviceIds = listOf(resource.focalDevice).map(({ manipulated }) => referenceId(manipulated, 'Device'))
  const device = devices.find((one) => deviceIds.includes(one.id))
  return {
    id,
    requestId: listOf(resource.basedOn)
      .map((one) => referenceId(one, 'ServiceRequest'))
      .find(Boolean),
    eye: eyeOf(bodySite, resource),
    what: textOf(code, 'Operation not named'),
    when: performedDateTime ?? performedPeriod?.start,
    surgeon: surgeon?.actor?.display,
    grade: surgeon?.function && textOf(surgeon.function),
    organisation: surgeon?.onBehalfOf?.display,
    anaesthesia: words('anaesthesia', urls.anaesthesia)[0],
    incision: words('incision', urls.incision)[0],
    steps: words('phaco-step', urls.step),
    complications: complicationsOf(resource),
    implanted: device && toImplanted(device),
    differs: listOf(extension).find(({ url }) => url === urls.differs)?.valueString,
    after: listOf(resource.followUp).map((one) => textOf(one)),
    notes: listOf(resource.note).map(({ text, authorReference, time }) =>
      [text, authorReference?.display, time && formatDateTime(time)].filter(Boolean).join(', '),
    ),
    resource,
  }
}

const conceptsIn = (extensions: Extension[] | undefined, url: string): CodeableConcept[] =>
  listOf(extensions).flatMap((one) =>
    one.url === url && one.valueCodeableConcept ? [one.valueCodeableConcept] : [],
  )

function complicationsOf({ complication }: Procedure): Operation['complications'] {
  const all = listOf(complication)
  if (all.length === 0) return 'not said'
  const met = all.filter(
    ({ coding }) => !listOf(coding).some(({ system }) => system === noComplication.coding?.[0]?.system),
  )
  return met.length === 0 ? 'none' : met.map((one) => textOf(one))
}

export const complicationWords = ({ complications }: Pick<Operation, 'complications'>): string =>
  complications === 'none'
    ? 'None'
    : complications === 'not said'
      ? 'Not said whether there was one'
      : complications.join(', ')

/** Posterior capsule rupture, with or without loss of vitreous: what surgeons are compared by (National Ophthalmology Database). */
export const hasRupture = ({ complication }: Procedure): boolean =>
  codesIn('complication', complication).some((code) => code === 'pcr' || code === 'vitreous-loss')

const toImplanted = ({ deviceName, property, serialNumber, lotNumber }: Stored<Device>): Implanted => ({
  model: listOf(deviceName)[0]?.name ?? 'Lens not named',
  power: listOf(property).flatMap(({ valueQuantity }) => listOf(valueQuantity))[0]?.value,
  serial: serialNumber,
  batch: lotNumber,
})
