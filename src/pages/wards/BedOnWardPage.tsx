import { useParams } from 'react-router'

import { useOverWard } from './use-over-ward.ts'
import { OneBed } from './OneBed.tsx'

export function Component() {
  const { bedId = '' } = useParams()
  const { wardId, close } = useOverWard()
  return <OneBed wardId={wardId} bedId={bedId} onClose={close} />
}
