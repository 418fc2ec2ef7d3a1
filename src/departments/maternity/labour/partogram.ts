import type { MedicationAdministration } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { quantityText, textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'
import type { ChartPoint, Strip } from '#ui/chart/strip.ts'

import type { Charted, Labour } from './labour.ts'
import { pressurePart } from './measures.ts'
import { labourRules } from './rules.ts'

const toPoint = ({ at, when, value, text, resource, measure }: Charted): ChartPoint => ({
  at,
  when: formatDateTime(when),
  value,
  text: value === undefined || measure.kind !== 'number' ? text : String(value),
  ...(resource.status === 'amended' ? { remark: 'amended' } : {}),
})

/** What happened rather than how much: drawn as a mark, and said in words. */
const asMark = (point: ChartPoint): ChartPoint => ({ ...point, value: 1 })

type Look = Pick<Strip, 'name' | 'unit'> & { low: number; high: number } & Partial<
    Pick<Strip, 'bands' | 'shape' | 'tall'>
  >

/** Everything that is watched in labour over one axis of time; the scales are fixed, so that a slope means the same in all. */
export function partogramOf(labour: Labour): Strip[] {
  const of = (key: string) => labour.charted.filter((one) => one.key === key)
  const plot = ({ low, high, ...look }: Look, points: ChartPoint[]): Strip => ({
    ...look,
    scale: { low, high },
    points,
  })
  const marks = (name: string, points: ChartPoint[]): Strip =>
    plot({ name, unit: '', shape: 'marks', low: 0, high: 1 }, points.map(asMark))
  const fetal: ChartPoint[] = [
    ...of('fhr').map(toPoint),
    ...labour.traces.flatMap(({ at, when, features: { baseline } }) =>
      baseline === undefined
        ? []
        : [
            {
              at,
              when: formatDateTime(when),
              value: baseline,
              text: String(baseline),
              hollow: true,
              remark: 'CTG baseline',
            },
          ],
    ),
  ].toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
  return [
    plot(
      {
        name: 'Cervix',
        unit: 'cm',
        low: 0,
        high: 10,
        tall: true,
        bands: [{ from: 0, to: labourRules.establishedFrom, tint: 1, label: '<4' }],
      },
      of('cervix').map(toPoint),
    ),
    plot({ name: 'Head palpable', unit: 'fifths', low: 0, high: 5 }, of('descent').map(toPoint)),
    plot(
      {
        name: 'Fetal heart',
        unit: 'per minute',
        low: 60,
        high: 200,
        tall: true,
        bands: [
          { from: 60, to: 110, tint: 2, label: '↓' },
          { from: 160, to: 200, tint: 2, label: '↑' },
        ],
      },
      fetal,
    ),
    plot(
      { name: 'Contractions', unit: 'in 10 minutes', low: 0, high: 6, shape: 'columns' },
      of('contractions').map((one) => {
        const beside = ['duration', 'strength'].flatMap(
          (key) => of(key).find(({ at }) => at === one.at)?.text ?? [],
        )
        const point = toPoint(one)
        return {
          ...point,
          ...(beside.length > 0 ? { remark: beside.join(', ') } : {}),
        }
      }),
    ),
    marks('Liquor', of('liquor').map(toPoint)),
    plot({ name: 'Maternal pulse', unit: 'per minute', low: 40, high: 160 }, of('pulse').map(toPoint)),
    plot(
      { name: 'Blood pressure', unit: 'mmHg', low: 40, high: 200, shape: 'bars' },
      of('bp').map((one) => {
        const low = pressurePart(one.resource, 'dbp')
        return {
          ...toPoint(one),
          text: one.text.replace(' mmHg', ''),
          ...(low === undefined ? {} : { to: low }),
        }
      }),
    ),
    plot({ name: 'Temperature', unit: '°C', low: 35, high: 40 }, of('temp').map(toPoint)),
    marks(
      'Urine',
      [...of('urine'), ...of('protein'), ...of('ketones')]
        .map((one) => ({
          ...toPoint(one),
          text: `${one.measure.label.replace(/ in urine$/, '').replace(/^Urine /, '')} ${one.text}`,
        }))
        .toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)),
    ),
    plot(
      { name: 'Oxytocin', unit: oxytocinUnit, low: 0, high: 40 },
      labour.given.filter(isOxytocin).map(({ resource, at, when }) => ({
        at,
        when: formatDateTime(when),
        value:
          resource.dosage?.rateQuantity?.unit === oxytocinUnit
            ? resource.dosage.rateQuantity.value
            : undefined,
        text: rateText(resource),
      })),
    ),
    marks(
      'Drugs',
      labour.given
        .filter((one) => !isOxytocin(one))
        .map(({ resource, at, when }) => ({
          at,
          when: formatDateTime(when),
          value: 1,
          text: drugText(resource),
        })),
    ),
  ]
}

const oxytocinUnit = 'milliunits per minute'
/** In the unit of the strip as a number alone; in another with it, for nothing is converted (hazard H7). */
const rateText = ({ dosage }: MedicationAdministration): string => {
  const { value, unit } = dosage?.rateQuantity ?? {}
  return unit === oxytocinUnit && value !== undefined
    ? String(value)
    : (quantityText(dosage?.rateQuantity) ?? 'rate not recorded')
}

const isOxytocin = ({ resource }: { resource: MedicationAdministration }) =>
  resource.dosage?.rateQuantity !== undefined &&
  /oxytocin/i.test(textOf(resource.medicationCodeableConcept, ''))

/** `Diamorphine 5 mg intramuscular`. */
export const drugText = ({
  medicationCodeableConcept,
  dosage,
}: Stored<MedicationAdministration> | MedicationAdministration) =>
  [
    textOf(medicationCodeableConcept, 'Drug not named'),
    quantityText(dosage?.dose),
    quantityText(dosage?.rateQuantity),
    dosage?.route && textOf(dosage.route, ''),
  ]
    .filter(Boolean)
    .join(' ')
