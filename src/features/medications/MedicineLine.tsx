import './medicines.css'

import { sourceText } from '#clinical/source.ts'

import type { DoseLine } from './dose.ts'
import type { Medicine } from './model.ts'

/** **generic** – DOSE **dose** – rate – duration – route – frequency; wraps, is never cut (MEDi-001..054). */
export function MedicineLine({ medicine, full = false }: { medicine: Medicine; full?: boolean }) {
  const { name, doses, doNotGive, status, reason, setting, notes, current, source, kind } = medicine
  return (
    <div className="medicine-line">
      {doNotGive && <strong className="badge danger">Do not give</strong>}
      {doses.length === 0 ? (
        <p>
          <strong>{name}</strong> – <span className="quiet-text">dose not recorded</span>
        </p>
      ) : (
        doses.map((dose, index) => (
          <p key={`${dose.dose} ${dose.parts.join()} ${index}`}>
            {index === 0 ? <strong>{name}</strong> : <span className="quiet-text">and</span>}
            <Dose line={dose} />
          </p>
        ))
      )}
      {doses.map(({ asWritten, whole }) =>
        asWritten && (full || !whole) ? (
          <p key={asWritten} className="second-line">
            As written: {asWritten}
          </p>
        ) : null,
      )}
      {full && (
        <>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p className="second-line">
            {[
              current ? '' : status,
              kind === 'reported' ? 'Taken, as reported' : '',
              setting,
              reason && `for ${reason}`,
              sourceText(source),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
    </div>
  )
}

function Dose({ line: { dose, parts } }: { line: DoseLine }) {
  return (
    <>
      {dose && (
        <>
          {' – '}DOSE <strong className="medicine-dose">{dose}</strong>
        </>
      )}
      {parts.map((part, index) => (
        <span key={`${part} ${index}`}>
          {' – '}
          {part}
        </span>
      ))}
    </>
  )
}
