import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { Dialog } from '#ui/Dialog.tsx'

import type { Draft } from './draft-keeper.ts'
import type { Drafts } from './use-drafts.ts'

type Props<D extends Draft> = {
  drafts: Pick<Drafts<D>, 'autosave' | 'keeper'>
  onDiscarded: () => void
}

/** A draft nobody will finish. The record deletes nothing: it is withdrawn, and stands in no list. */
export function DiscardDraft<D extends Draft>({ drafts: { autosave, keeper }, onDiscarded }: Props<D>) {
  const [asking, setAsking] = useState(false)
  const discard = useMutation({
    mutationFn: async () => {
      // what is on its way must not arrive after this
      await autosave.flush().catch(() => undefined)
      await keeper.discard()
      autosave.settle()
    },
    onSuccess: onDiscarded,
  })
  return (
    <>
      <button type="button" className="button quiet" onClick={() => setAsking(true)}>
        Discard draft
      </button>
      {asking && (
        <Dialog title="Discard this draft?" width="narrow" onClose={() => setAsking(false)}>
          <div className="dialog-body stack">
            <p>It leaves your drafts. Nothing of it has been signed, and nothing will be sent.</p>
            {discard.error && (
              <p role="alert" className="notice not-saved">
                <span>
                  <strong>Not discarded.</strong> {discard.error.message}
                </span>
              </p>
            )}
          </div>
          <div className="dialog-foot">
            <button type="button" className="button primary" data-first onClick={() => setAsking(false)}>
              Keep it
            </button>
            <button
              type="button"
              className="button"
              disabled={discard.isPending}
              onClick={() => discard.mutate()}
            >
              Discard draft
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
