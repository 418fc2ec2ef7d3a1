import { GiveBackDialog } from '#features/bed-board/GiveBackDialog.tsx'

import { OverRequest } from './OverRequest.tsx'

export const Component = () => (
  <OverRequest title="Cancel request">{(over) => <GiveBackDialog {...over} ends />}</OverRequest>
)
