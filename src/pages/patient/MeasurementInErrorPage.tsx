import { MeasurementInErrorDialog } from '#features/measuring/MeasurementInErrorDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="observations" type="Observation" title="Mark measurement in error">
      {(seen, dialog) => <MeasurementInErrorDialog {...dialog} seen={seen} />}
    </OverEntry>
  )
}
