import { useLocation, useNavigate, useSearchParams } from 'react-router'

import type { TasksView } from '#lib/paths.ts'

/** What the list shows, as codes in the address: whose tasks, of which ward, open or closed, by time or by bed, the reader’s own patients. */
export function useTasksView() {
  const [params, setParams] = useSearchParams()
  const said = params.get('view')
  const view: TasksView = said === 'ward' || said === 'teams' ? said : 'mine'
  const set = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return {
    view,
    wardId: params.get('ward') ?? undefined,
    shown: params.get('show') === 'closed' ? ('closed' as const) : ('open' as const),
    /** Only patients whose named nurse the reader is */
    myPatients: params.get('mine') === '1',
    order: params.get('by') === 'time' ? ('time' as const) : ('bed' as const),
    set,
  }
}

/** Closing a dialog goes back to the list as it was. */
export function useCloseToTasks() {
  const navigate = useNavigate()
  const { search } = useLocation()
  return () => void navigate({ pathname: '/tasks', search }, { replace: true, preventScrollReset: true })
}
