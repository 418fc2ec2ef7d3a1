import { AllocateDialog } from '#features/bed-board/AllocateDialog.tsx'

import { OverRequest } from './OverRequest.tsx'

export const Component = () => (
  <OverRequest title="Allocate bed">{(over) => <AllocateDialog {...over} />}</OverRequest>
)
