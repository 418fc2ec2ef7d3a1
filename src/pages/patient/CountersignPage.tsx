import { CountersignDialog } from '#features/notes/CountersignDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="notes" type="Composition" title="Countersign note">
      {(seen, dialog) => <CountersignDialog {...dialog} seen={seen} />}
    </OverEntry>
  )
}
