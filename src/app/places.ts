import type { Page, Reach } from '#auth/page.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { withWork } from '#clinical/writing/work.ts'
import { chartSectionIn, paths } from '#lib/paths.ts'

import { pages } from './page-table.ts'

/** What is reached by keys and by the palette. Sections and actions are those of the open chart. */
export type Place = Reach &
  Pick<Page, 'title' | 'needs' | 'menu'> & {
    kind: 'page' | 'section' | 'action'
    path: string
    /** Opens beside the section one is in */
    work?: { kind: string; id?: string }
  }

/** Those that are known at once, in the order of the table: pages, sections, and what one writes beside a chart. */
export const places: readonly Place[] = pages.flatMap((page) => placesIn(page, ''))

let whole: Promise<readonly Place[]> | undefined

/** Every one of them: with what opens over the pages. */
export const everyPlace = (): Promise<readonly Place[]> =>
  (whole ??= wholeTable()
    .then((all) => all.flatMap((page) => placesIn(page, '')))
    .catch((fault: unknown) => {
      whole = undefined // the network may be back when it is asked again
      throw fault
    }))

/** The table with what opens over its pages in its place. */
export const wholeTable = () => withOver(pages)

const withOver = (those: readonly Page[]): Promise<Page[]> =>
  Promise.all(
    those.map(async (page) => ({
      ...page,
      inside: await withOver([...(page.inside ?? []), ...((await page.over?.()) ?? [])]),
    })),
  )

function placesIn(page: Page, around: string): Place[] {
  const { title, needs, menu, section, action, works = [], inside = [] } = page
  const path = page.path.startsWith('/') ? page.path : `${around}/${page.path}`
  const of = (kind: Place['kind'], reach: Reach | undefined): Place[] =>
    reach ? [{ kind, title, path, needs, menu, ...reach }] : []
  return [
    ...of('page', menu),
    ...of('section', section),
    ...of('action', action),
    ...works.map(({ kind, id, ...one }): Place => {
      const work = id === undefined ? { kind } : { kind, id }
      return { kind: 'action', path, work, ...one }
    }),
    ...inside.flatMap((one) => placesIn(one, path)),
  ]
}

/** Where it is for somebody at `here`; undefined for a place of a chart while none is open. */
export function addressOf(
  { kind, path, work }: Place,
  patientId: string | undefined,
  here: string,
): string | undefined {
  if (kind === 'page') return path
  if (!patientId) return undefined
  return work
    ? `${paths.chartAt(patientId, chartSectionIn(here))}?${withWork('', { id: newEntryId(), ...work }).toString()}`
    : path.replace(':patientId', encodeURIComponent(patientId))
}
