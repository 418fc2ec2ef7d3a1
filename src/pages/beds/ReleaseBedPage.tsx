import { GiveBackDialog } from '#features/bed-board/GiveBackDialog.tsx'

import { OverRequest } from './OverRequest.tsx'

export const Component = () => (
  <OverRequest title="Release bed">{(over) => <GiveBackDialog {...over} ends={false} />}</OverRequest>
)
