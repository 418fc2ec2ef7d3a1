import type { Extension, PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { formatDate } from '#fhir/dates.ts'

import { type Colour, type WarningBand, warningParameters, type WarningTable } from './warning-table.ts'

const ours = 'https://lune.example/fhir/StructureDefinition'
const colours: readonly Colour[] = ['red', 'yellow', 'normal']

/** The table of a PlanDefinition: an action for each reading, with its bands; and one that says what triggers a review. */
export function toWarningTable(plan: PlanDefinition): WarningTable {
  const { title, version, action, relatedArtifact, approvalDate, endorser, experimental } = plan
  let faults = 0
  const bands: WarningTable['bands'] = {}
  for (const one of listOf(action)) {
    if (one.id === 'trigger') continue
    const name = warningParameters.find((known) => known === one.id)
    const read = listOf(one.action).map(toBand)
    const whole = read.flatMap((band) => band ?? [])
    // a reading with a band that nobody understands has no colour at all, rather than a milder one
    if (!name || whole.length === 0 || whole.length < read.length) faults += 1
    else bands[name] = whole
  }
  const said = listOf(listOf(action).find(({ id }) => id === 'trigger')?.action)
  const need = (id: string) =>
    integerIn(
      said.find((one) => one.id === id),
      'warning-count',
    )
  const [red, yellow, total] = [need('red'), need('yellow'), need('total')]
  const source = listOf(relatedArtifact).flatMap(({ citation, display }) => citation ?? display ?? [])
  const by = listOf(endorser).flatMap(({ name }) => name ?? [])
  return {
    title: `${title ?? 'A table without a title'}${version ? `, version ${version}` : ''}`,
    source: source.join('; ') || 'not stated',
    signOff:
      approvalDate && by.length > 0 && !experimental
        ? `Signed off by ${by.join(', ')}, ${formatDate(approvalDate)}`
        : 'Not signed off by this trust',
    bands,
    trigger: {
      ...(red === undefined ? {} : { red }),
      ...(yellow === undefined ? {} : { yellow }),
      ...(total === undefined ? {} : { total }),
    },
    faults: faults + ([red, yellow, total].every((one) => one === undefined) ? 1 : 0),
  }
}

function toBand(action: PlanDefinitionAction): WarningBand | undefined {
  const codes = listOf(action.code).flatMap(({ coding }) => listOf(coding).flatMap(({ code }) => code ?? []))
  const colour = colours.find((one) => codes.includes(one))
  const range = extensionOf(action, 'warning-band')?.valueRange
  const words = listOf(action.extension).flatMap(({ url, valueCode }) =>
    url === `${ours}/warning-value` && valueCode ? [valueCode] : [],
  )
  const [low, high] = [range?.low?.value, range?.high?.value]
  if (!colour || (low === undefined && high === undefined && words.length === 0)) return undefined
  const points = integerIn(action, 'warning-points')
  return {
    colour,
    ...(points === undefined ? {} : { points }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(words.length > 0 ? { words } : {}),
  }
}

const extensionOf = (action: PlanDefinitionAction | undefined, name: string): Extension | undefined =>
  listOf(action?.extension).find(({ url }) => url === `${ours}/${name}`)
const integerIn = (action: PlanDefinitionAction | undefined, name: string) =>
  extensionOf(action, name)?.valueInteger
