import type { DocumentReference, Reference } from 'fhir/r4'
import { useState } from 'react'

import type { Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { useHandOver } from './mutations.ts'

type Props = {
  /** The draft as the record keeps it, begun now when it was not */
  save: () => Promise<Stored<DocumentReference> | undefined>
  patientId: string
  clinician: string | undefined
  maySign: boolean
  onDone: () => void
}

/** Typed, and left for the signature of another: the clinician of the clinic, or whoever may sign first. */
export function HandOver({ save, patientId, clinician, maySign, onDone }: Props) {
  const [asking, setAsking] = useState(false)
  const hand = useHandOver(patientId)
  async function handTo(to: Reference) {
    const seen = await save()
    if (!seen) return
    await hand.mutateAsync({ seen, to })
    onDone()
  }
  /** What is refused is told by `hand.error`, or by the workspace */
  const give = (to: Reference) => void handTo(to).catch(() => undefined)
  return (
    <>
      <button type="button" className={maySign ? 'button' : 'button primary'} onClick={() => setAsking(true)}>
        For signature…
      </button>
      {asking && (
        <Dialog title="Leave for signature" width="narrow" onClose={() => setAsking(false)}>
          <div className="dialog-body stack">
            <p>
              The letter stands under “To sign” until somebody who may has signed it. It can still be changed.
            </p>
            {hand.error && (
              <p role="alert" className="notice not-saved">
                <span>
                  <strong>Not saved.</strong> {hand.error.message}
                </span>
              </p>
            )}
          </div>
          <div className="dialog-foot">
            {clinician && (
              <button
                type="button"
                className="button primary"
                disabled={hand.isPending}
                onClick={() => give({ display: clinician })}
              >
                For {clinician}
              </button>
            )}
            <button
              type="button"
              className="button"
              disabled={hand.isPending}
              onClick={() => give({ display: 'Whoever may sign' })}
            >
              For whoever may sign
            </button>
            <button type="button" className="button quiet" onClick={() => setAsking(false)}>
              Go on writing
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
