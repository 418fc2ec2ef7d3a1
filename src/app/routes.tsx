import type { PatchRoutesOnNavigationFunction, RouteObject } from 'react-router'

import type { Page } from '#auth/page.ts'
import { can, type Role } from '#auth/permissions.ts'

import { isPageHandle, toHandle } from './page-handle.ts'
import { NoSuchPage, NotAllowed, NotAllowedHere, PageError } from './PageError.tsx'
import { pages } from './page-table.ts'
import { Shell } from './Shell.tsx'

/** The table of pages as routes for one role: what the role may not open says so, without fetching it. */
export const routesFor = (role: Role, table: readonly Page[] = pages): RouteObject[] => [
  {
    Component: Shell,
    ErrorBoundary: PageError,
    HydrateFallback: () => null,
    children: [bounded([...table.map((page) => toRoute(page, role, '')), elsewhere])],
  },
]

/** Tells the router what opens over a page when somebody goes there for the first time (decision 033). */
export function discover(role: Role): PatchRoutesOnNavigationFunction {
  const told = new Set<string>()
  return async ({ path, matches, patch, signal }) => {
    const nearest = matches.at(-1)
    if (!nearest || nearest.pathname === path.replace(/\/+$/, '')) return
    const { id, handle } = nearest.route
    if (!id || !isPageHandle(handle) || !handle.over || told.has(id)) return
    const found = await handle.over()
    if (signal.aborted) return
    patch(id, [bounded(found.map((page) => toRoute(page, role, id)))])
    told.add(id)
  }
}

const elsewhere: RouteObject = { path: '*', Component: NoSuchPage, handle: toHandle('Not found') }

/**
 * A failure below shows here, inside of what stands around it. The boundary has a route of its own: the router draws
 * nothing at all for a page whose file could not be fetched when the boundary is on the page itself.
 */
const bounded = (children: RouteObject[]): RouteObject => ({ ErrorBoundary: PageError, children })

function toRoute(page: Page, role: Role, around: string): RouteObject {
  const { path, title, load, needs, inside = [] } = page
  const id = path.startsWith('/') ? path : `${around}/${path}`
  if (needs && !can(role, needs)) {
    const handle = toHandle(title, { dialog: page.dialog ?? false })
    // What lies further inside is refused with it, not said to be missing.
    return {
      path,
      Component: page.dialog ? NotAllowedHere : NotAllowed,
      handle,
      children: [{ path: '*', handle }],
    }
  }
  const handle = toHandle(title, page)
  const route = { id, handle, lazy: load }
  if (path === '') return { index: true, ...route }
  if (inside.length === 0) return { path, ...route }
  return { path, ...route, children: [bounded(inside.map((one) => toRoute(one, role, id)))] }
}
