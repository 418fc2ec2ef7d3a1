import type { RouteObject } from 'react-router'

import { can, type Role } from '#auth/permissions.ts'

import { toHandle } from './page-handle.ts'
import { NoSuchPage, NotAllowed, NotAllowedHere, PageError } from './PageError.tsx'
import type { Page } from './page.ts'
import { pages } from './page-table.ts'
import { Shell } from './Shell.tsx'

/** The table of pages as routes for one role: what the role may not open says so, without fetching it. */
export const routesFor = (role: Role): RouteObject[] => [
  {
    Component: Shell,
    ErrorBoundary: PageError,
    HydrateFallback: () => null,
    children: [bounded([...pages.map((page) => toRoute(page, role)), elsewhere])],
  },
]

const elsewhere: RouteObject = { path: '*', Component: NoSuchPage, handle: toHandle('Not found') }

/**
 * A failure below shows here, inside of what stands around it. The boundary has a route of its own: the router draws
 * nothing at all for a page whose file could not be fetched when the boundary is on the page itself.
 */
const bounded = (children: RouteObject[]): RouteObject => ({ ErrorBoundary: PageError, children })

function toRoute(page: Page, role: Role): RouteObject {
  const { path, title, load, needs, inside = [] } = page
  const handle = toHandle(title, page.dialog)
  if (needs && !can(role, needs)) {
    // What lies further inside is refused with it, not said to be missing.
    const children = inside.map((one) => ({ path: one.path, handle }))
    return { path, Component: page.dialog ? NotAllowedHere : NotAllowed, handle, children }
  }
  const route = { handle, lazy: load }
  if (inside.length === 0) return path === '' ? { index: true, ...route } : { path, ...route }
  return { path, ...route, children: [bounded(inside.map((one) => toRoute(one, role)))] }
}
