import { Dialog } from './Dialog.tsx'

type Props = { onLeave: () => void; onStay: () => void }

/** The question before written words are lost. Escape keeps them. */
export function LeaveDialog({ onLeave, onStay }: Props) {
  return (
    <Dialog title="Leave without saving?" width="narrow" onClose={onStay}>
      <div className="dialog-body">
        <p>What you have written here is not in the record. If you leave now it is lost.</p>
      </div>
      <div className="dialog-foot">
        <button type="button" className="button primary" data-first onClick={onStay}>
          Keep writing
        </button>
        <button type="button" className="button" onClick={onLeave}>
          Leave
        </button>
      </div>
    </Dialog>
  )
}
