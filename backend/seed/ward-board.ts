import type { Encounter, Extension } from 'fhir/r4'

import { people } from '../identity/people.ts'
import type { Chart } from './chart.ts'
import { randomFrom } from './random.ts'
import { coding, hour, instant, ours } from './shapes.ts'
import type { Stay } from './story.ts'

/** What a ward writes on its board: named nurse, where the stay leads, diet and mobility. */

const criteria = [
  ['02', 'Oxygen therapy or NIV'],
  ['03', 'Intravenous fluids'],
  ['04', 'NEWS2 over 3'],
  ['06', 'Acute functional impairment beyond home or community care'],
  ['08', 'IV medicine more than twice a day'],
  ['NCTR', 'No criteria to reside'],
] as const
const pathways = [
  ['0', 'Home, no or simple support'],
  ['1', 'Home with new support'],
  ['2', 'Bedded rehabilitation'],
] as const
const diets = ['Normal diet', 'Soft diet', 'Diabetic diet', 'Nil by mouth', 'Level 2 fluids'] as const
const mobilities = [
  'Independent',
  'Walks with a frame',
  'With one person',
  'With two persons',
  'Hoist',
] as const

const sdsUser = 'https://fhir.nhs.uk/Id/sds-user-id'
const [demoNurse] = people.filter(({ user }) => user === 'nurse')
const mine = demoNurse && {
  identifier: { system: sdsUser, value: demoNurse.userId },
  display: `${demoNurse.title} ${demoNurse.given} ${demoNurse.family}`,
}

/** Its own numbers, by the bed: what else the seed tells of anybody stays as it was. */
export const chance = ({ bed }: Stay, salt: number) =>
  randomFrom(
    bed.id.split('').reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), salt) >>> 0,
  )

const definition = (name: string) => `${ours}/StructureDefinition/${name}`

export function boardOf(chart: Chart, stay: Stay, admitted: number, home: string | undefined) {
  const random = chance(stay, 7)
  const { nurses, bed } = stay
  const { ward } = bed
  const extension: Extension[] = home ? [{ url: definition('expected-discharge-date'), valueDate: home }] : []
  const named: NonNullable<Encounter['participant']> = []
  if (ward.kind === 'adult' || ward.kind === 'older') {
    const [reason, reasonWords] = random.pick(criteria)
    const [pathway, pathwayWords] = random.pick(pathways)
    if (random.chance(0.85))
      extension.push({
        url: definition('criteria-to-reside'),
        extension: [
          {
            url: 'reason',
            valueCoding: coding(`${ours}/CodeSystem/criteria-to-reside`, reason, reasonWords),
          },
          {
            url: 'recorded',
            valueDateTime: instant(Math.max(admitted, chart.now - random.whole(2, 30) * hour)),
          },
        ],
      })
    if (random.chance(0.75))
      extension.push({
        url: definition('discharge-pathway'),
        valueCoding: coding(`${ours}/CodeSystem/discharge-pathway`, pathway, pathwayWords),
      })
    if (random.chance(0.9)) extension.push({ url: definition('diet'), valueString: random.pick(diets) })
    if (random.chance(0.9))
      extension.push({ url: definition('mobility'), valueString: random.pick(mobilities) })
  }
  // The demonstration nurse has patients of her own on the elderly ward.
  const nurse =
    ward.id === 'rxr20-elderly' && random.chance(0.25) ? mine : nurses[random.whole(0, nurses.length - 1)]
  if (nurse && random.chance(0.9))
    named.push({
      type: [
        {
          coding: [coding(`${ours}/CodeSystem/stay-participant`, 'named-nurse', 'Named nurse')],
          text: 'Named nurse',
        },
      ],
      period: { start: instant(Math.max(admitted, chart.now - 3 * hour)) },
      individual: nurse,
    })
  return { extension, nurses: named }
}
