import { useParams } from 'react-router'

import { OneBed } from '#features/bed-states/OneBed.tsx'

import { useOverWard } from './use-over-ward.ts'

export function Component() {
  const { bedId = '' } = useParams()
  const { wardId, close } = useOverWard()
  return <OneBed wardId={wardId} bedId={bedId} onClose={close} />
}
