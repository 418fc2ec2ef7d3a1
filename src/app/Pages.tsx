import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'

import { provideRole, type Session, useSession } from '#auth/session.ts'

import { discover, routesFor } from './routes.tsx'

type Router = ReturnType<typeof createBrowserRouter>

let current: { postId: string; router: Router } | undefined

/** One router at a time, made for the role in hand: another role starts with nothing of the last one's pages. */
function routerFor({ post }: Session): Router {
  if (current?.postId === post.id) return current.router
  current?.router.dispose()
  provideRole(post.role)
  current = {
    postId: post.id,
    router: createBrowserRouter(routesFor(post.role), { patchRoutesOnNavigation: discover(post.role) }),
  }
  return current.router
}

export function Pages() {
  const session = useSession()
  return <RouterProvider key={session.post.id} router={routerFor(session)} />
}
