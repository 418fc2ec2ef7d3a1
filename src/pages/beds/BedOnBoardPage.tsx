import { useParams } from 'react-router'

import { OneBed } from '#features/bed-states/OneBed.tsx'

import { useOverBoard } from './use-over-board.ts'

export function Component() {
  const { wardId = '', bedId = '' } = useParams()
  const { close } = useOverBoard()
  return <OneBed wardId={wardId} bedId={bedId} onClose={close} />
}
