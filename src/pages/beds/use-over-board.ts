import { useLocation, useNavigate, useParams } from 'react-router'

import { useBoard } from '#features/bed-board/use-board.ts'
import { deepPaths } from '#lib/deep-paths.ts'

/** What a dialog over the bed board stands on: the request of the address, and the way back. */
export function useOverBoard() {
  const { encounterId = '' } = useParams()
  const { search, state } = useLocation()
  const navigate = useNavigate()
  const { whole, stays } = useBoard()
  const to: unknown = typeof state === 'object' && state !== null && 'to' in state ? state.to : undefined
  return {
    board: whole,
    query: stays,
    waiting: whole?.waiting.find((one) => one.encounterId === encounterId),
    to: typeof to === 'string' ? to : undefined,
    close: () =>
      void navigate({ pathname: deepPaths.beds(), search }, { replace: true, preventScrollReset: true }),
  }
}
