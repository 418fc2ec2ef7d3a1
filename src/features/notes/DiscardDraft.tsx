import type { Composition } from 'fhir/r4'
import { useState } from 'react'

import type { Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { useDiscardDraft } from './mutations.ts'

type Props = { patientId: string; draft: Stored<Composition>; onDiscarded: () => void }

export function DiscardDraft({ patientId, draft, onDiscarded }: Props) {
  const [asking, setAsking] = useState(false)
  const discard = useDiscardDraft(patientId)
  return (
    <>
      <button type="button" className="button quiet" onClick={() => setAsking(true)}>
        Discard draft
      </button>
      {asking && (
        <Dialog title="Discard this draft?" width="narrow" onClose={() => setAsking(false)}>
          <div className="dialog-body stack">
            <p>It leaves your drafts. Nobody else has seen it, and nobody will.</p>
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
              onClick={() => discard.mutate(draft, { onSuccess: onDiscarded })}
            >
              Discard draft
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
