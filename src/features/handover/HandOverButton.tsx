import { useState } from 'react'

import { ActionButton } from '#auth/ActionButton.tsx'
import { Dialog } from '#ui/Dialog.tsx'

import type { Sheet } from './sheet.ts'
import { useHandOver } from './mutations.ts'

/** Passes the shift's words on to the next; asked about once, for they cannot be changed afterwards. */
export function HandOverButton({ wardId, sheets }: { wardId: string; sheets: readonly Sheet[] }) {
  const [asking, setAsking] = useState(false)
  const save = useHandOver(wardId)
  const close = () => {
    save.reset()
    setAsking(false)
  }
  return (
    <>
      <ActionButton
        may="task.do"
        className="button primary"
        disabled={sheets.length === 0}
        onClick={() => setAsking(true)}
      >
        Hand over to the next shift
      </ActionButton>
      {asking && (
        <Dialog title="Hand over to the next shift" onClose={close} width="narrow">
          <div className="dialog-body">
            <p>
              What was written for {sheets.length === 1 ? '1 patient' : `${sheets.length} patients`} is handed
              over now, in your name. The next shift writes its own.
            </p>
            {save.error && (
              <p role="alert" className="notice not-saved">
                <span>
                  <strong>Not handed over.</strong> {save.error.message}
                </span>
              </p>
            )}
          </div>
          <div className="dialog-foot">
            <button
              type="button"
              className="button primary"
              disabled={save.isPending}
              onClick={() => save.mutate(sheets, { onSuccess: close })}
            >
              {save.isPending ? 'Handing over…' : 'Hand over'}
            </button>
            <button type="button" className="button quiet" onClick={close} disabled={save.isPending}>
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
