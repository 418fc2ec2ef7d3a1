import { AmendFluidDialog } from '#features/fluid-entry/AmendFluidDialog.tsx'

import { OverFluid } from './over-fluids.tsx'

export function Component() {
  return (
    <OverFluid title="Amend fluid entry">
      {(seen, dialog) => <AmendFluidDialog {...dialog} seen={seen} />}
    </OverFluid>
  )
}
