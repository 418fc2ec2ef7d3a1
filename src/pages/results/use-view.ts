import { useNavigate, useSearchParams } from 'react-router'

import { deepPaths } from '#lib/deep-paths.ts'
import { type ResultsView } from '#lib/paths.ts'

/** Whose results the inbox shows; the reader’s own unless the address says otherwise. */
export function useView(): ResultsView {
  const said = useSearchParams()[0].get('view')
  return said === 'team' || said === 'pool' ? said : 'mine'
}

/** Closing a dialog goes back to the list it stands over, where one was. */
export function useCloseToInbox() {
  const navigate = useNavigate()
  const view = useView()
  return () => void navigate(deepPaths.results(view), { replace: true, preventScrollReset: true })
}
