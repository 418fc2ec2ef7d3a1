import './letters.css'

import { useQuery } from '@tanstack/react-query'
import type { DocumentReference } from 'fhir/r4'
import { type ReactNode, useState } from 'react'

import { letterKindOf } from '#auth/limits.ts'
import { useCan, useSession } from '#auth/session.ts'
import { withdrawnIn, withdrawnText } from '#clinical/acts/withdrawn.ts'
import { letterRecord, type LetterRecord } from '#clinical/letters/letter-record.ts'
import { handedTo, isUnsigned } from '#clinical/letters/letter.ts'
import { LetterSheets } from '#clinical/letters/LetterSheets.tsx'
import type { Sending } from '#clinical/letters/sending.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import { CopyRows } from './CopyRows.tsx'
import { LetterPreview } from './LetterPreview.tsx'
import { papersOf } from './papers.ts'
import { oneLetter } from './queries.ts'
import { WithdrawLetterDialog } from './WithdrawLetterDialog.tsx'

type Props = {
  patientId: string
  letterId: string
  onClose: () => void
  /** Goes on with it, or writes another in its place, beside the chart */
  onWrite: (letter: Stored<DocumentReference>, how: 'go on' | 'replace') => void
}

/** One letter as it is printed, what has become of each copy, and what can be done with it. */
export function LetterDialog({ patientId, letterId, onClose, onWrite }: Props) {
  const { post } = useSession()
  const letter = useQuery(oneLetter(patientId, letterId))
  const record = useQuery(letterRecord({ patientId, orgCode: post.orgCode, clinical: false }))
  return (
    <Dialog title="Letter" width="wide" onClose={onClose}>
      <Loaded query={letter} what="this letter">
        {(found) => (
          <Loaded query={record} what="the patient’s address">
            {(reader) => (
              <OneLetter
                {...found}
                reader={reader}
                patientId={patientId}
                onClose={onClose}
                onWrite={onWrite}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  )
}

type OneProps = Pick<Props, 'patientId' | 'onClose' | 'onWrite'> & {
  letter: Stored<DocumentReference>
  sendings: Sending[]
  reader: LetterRecord
}

function OneLetter({ letter, sendings, reader, patientId, onClose, onWrite }: OneProps) {
  const printing = usePrinting()
  const [printed, setPrinted] = useState<readonly Sending[]>(sendings)
  const [withdrawing, setWithdrawing] = useState(false)
  const writes = useCan(letterKindOf(letter) === 'clinical' ? 'note.write' : 'letter.write')
  const stands = letter.status === 'current'
  const unsigned = isUnsigned(letter)
  const pending = sendings.filter(({ state }) => state === 'ready' || state === 'printed')
  return (
    <>
      <div className="dialog-body stack">
        <p>{identityLine(reader.identity)}</p>
        <Standing letter={letter} />
        {sendings.length > 0 && (
          <CopyRows
            sendings={sendings}
            people={reader.people}
            mayPrint={stands && !unsigned}
            onPrint={(one) => {
              setPrinted([one])
              // the sheet must be there before the browser takes its picture
              setTimeout(() => window.print())
            }}
          />
        )}
        <LetterPreview letter={letter} reader={reader} />
      </div>
      <div className="dialog-foot">
        {stands && writes && (
          <button
            type="button"
            className="button"
            onClick={() => onWrite(letter, unsigned ? 'go on' : 'replace')}
          >
            {unsigned ? 'Go on writing' : 'Write another in its place'}
          </button>
        )}
        {letter.status !== 'entered-in-error' && !unsigned && writes && (
          <button type="button" className="button quiet" onClick={() => setWithdrawing(true)}>
            Mark letter in error
          </button>
        )}
        <button type="button" className="button quiet" onClick={onClose}>
          Done
        </button>
      </div>
      {printing && <LetterSheets papers={papersOf(letter, printed, reader)} />}
      {withdrawing && (
        <WithdrawLetterDialog
          patientId={patientId}
          patientLine={identityLine(reader.identity)}
          letter={letter}
          pending={pending}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </>
  )
}

function Standing({ letter }: { letter: DocumentReference }) {
  const withdrawn = withdrawnIn(letter)
  if (withdrawn) return <Notice badge="Entered in error">{withdrawnText(withdrawn)}</Notice>
  if (letter.status === 'superseded')
    return <Notice badge="Replaced">Another letter has taken the place of this one. Do not send it.</Notice>
  if (isUnsigned(letter)) {
    const to = handedTo(letter)?.display
    return (
      <Notice badge="Not signed">{to ? `Left for signature: ${to}.` : 'It is still being written.'}</Notice>
    )
  }
  return null
}

const Notice = ({ badge, children }: { badge: string; children: ReactNode }) => (
  <p className="notice warning">
    <span>
      <span className="badge warning">{badge}</span> {children}
    </span>
  </p>
)
