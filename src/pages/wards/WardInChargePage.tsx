import { useParams } from 'react-router'

import { InChargePanels } from '#features/wards/InChargePanels.tsx'

import { LatePanels } from './LatePanels.tsx'
import { WardFrame } from './WardFrame.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  return (
    <WardFrame wardId={wardId}>
      {(ward) => <InChargePanels ward={ward} more={<LatePanels ward={ward} />} />}
    </WardFrame>
  )
}
