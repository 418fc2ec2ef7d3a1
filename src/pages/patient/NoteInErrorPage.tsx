import { NoteInErrorDialog } from '#features/notes/NoteInErrorDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="notes" type="Composition" title="Mark note in error">
      {(seen, dialog) => <NoteInErrorDialog {...dialog} seen={seen} />}
    </OverEntry>
  )
}
