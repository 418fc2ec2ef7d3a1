import { FluidInErrorDialog } from '#features/fluid-entry/FluidInErrorDialog.tsx'

import { OverFluid } from './over-fluids.tsx'

export function Component() {
  return (
    <OverFluid title="Mark fluid entry in error">
      {(seen, dialog) => <FluidInErrorDialog {...dialog} seen={seen} />}
    </OverFluid>
  )
}
