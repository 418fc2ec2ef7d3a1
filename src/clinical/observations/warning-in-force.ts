import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { toWarningTable } from './read-warning-table.ts'
import {
  triggerWords,
  type Warning,
  warningOf,
  type WarningReadings,
  warningSource,
  type WarningTable,
} from './warning-table.ts'

/**
 * MEOWS (Singh 2012; domain facts §2.4, general knowledge), which Lune uses where the record holds no table of its own: a
 * deteriorating woman is not left uncalled for the sake of a setting.
 */
export const meows: WarningTable = {
  title: 'MEOWS, as Lune has it: the record holds no table',
  source: 'Singh et al. 2012, general knowledge',
  signOff: 'Not signed off by this trust',
  trigger: { red: 1, yellow: 2 },
  faults: 0,
  bands: {
    rr: [
      { colour: 'red', high: 9 },
      { colour: 'normal', low: 10, high: 20 },
      { colour: 'yellow', low: 21, high: 30 },
      { colour: 'red', low: 31 },
    ],
    spo2: [
      { colour: 'red', high: 94 },
      { colour: 'normal', low: 95 },
    ],
    temp: [
      { colour: 'red', high: 34.9 },
      { colour: 'yellow', low: 35, high: 36 },
      { colour: 'normal', low: 36.1, high: 38 },
      { colour: 'red', low: 38.1 },
    ],
    sbp: [
      { colour: 'red', high: 89 },
      { colour: 'yellow', low: 90, high: 100 },
      { colour: 'normal', low: 101, high: 149 },
      { colour: 'yellow', low: 150, high: 160 },
      { colour: 'red', low: 161 },
    ],
    dbp: [
      { colour: 'normal', high: 89 },
      { colour: 'yellow', low: 90, high: 100 },
      { colour: 'red', low: 101 },
    ],
    pulse: [
      { colour: 'red', high: 39 },
      { colour: 'yellow', low: 40, high: 50 },
      { colour: 'normal', low: 51, high: 99 },
      { colour: 'yellow', low: 100, high: 120 },
      { colour: 'red', low: 121 },
    ],
    acvpu: [
      { colour: 'normal', words: ['A'] },
      { colour: 'yellow', words: ['V'] },
      { colour: 'red', words: ['P', 'U'] },
    ],
    pain: [
      { colour: 'normal', low: 0, high: 1 },
      { colour: 'yellow', low: 2, high: 3 },
    ],
  },
}

/** The table the record holds; of two the newest. It changes a few times a decade. */
export const warningTable = queryOptions({
  queryKey: ['maternity-warning-table'],
  queryFn: async () => {
    const identifier = 'https://lune.example/fhir/Id/plan|maternity-early-warning'
    const { resources } = await fhir.search('PlanDefinition', { identifier, status: 'active' })
    const [newest] = resources.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
    return newest ? toWarningTable(newest) : meows
  },
  staleTime: 60 * 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
})

/** What holds now. Where it cannot be read it is Lune’s own, which says so. */
export const warningInForce = (): Promise<WarningTable> =>
  queryClient
    .query(warningTable)
    .catch(() => ({ ...meows, title: 'MEOWS, as Lune has it: the table of the record could not be read' }))

/** What a set comes to, with the table that says so. */
export type Warned = Warning & { source: string; trigger: string }

export const warnedBy =
  (table: WarningTable) =>
  (readings: WarningReadings): Warned => ({
    ...warningOf(table, readings),
    source: warningSource(table),
    trigger: triggerWords(table),
  })

export const warner = async () => warnedBy(await warningInForce())
