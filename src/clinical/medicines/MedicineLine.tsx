import './medicine-line.css'

import type { DoseLine } from './dose-line.ts'
import { type MedicineLine as Line, noDose, productParts } from './medicine-line.ts'

type Props = {
  line: Line
  /** With the words as they were written, even where the coded parts say everything */
  full?: boolean
}

/** Wraps between its parts and never within an amount; nothing of it is ever cut (MEDi-012, -025, -054; hazard H6). */
export function MedicineLine({ line: { name, doses }, full = false }: Props) {
  const written = doses.filter(({ asWritten, whole }) => asWritten && (full || !whole))
  const [first, ...more] = doses
  return (
    <div className="medicine-line">
      <p>
        <strong>{name.generic}</strong>
        {productParts(name).map((part) => (
          <Part key={part}>{part}</Part>
        ))}
        {first ? <Dose line={first} /> : <Part quiet>{noDose}</Part>}
      </p>
      {more.map((dose, index) => (
        <p key={`${index} ${dose.dose} ${dose.parts.join()}`}>
          <span className="quiet-text">{dose.joined}</span>
          <Dose line={dose} />
        </p>
      ))}
      {name.abbreviated && (
        <p className="second-line">Sent as an abbreviation, not written out here: ask a pharmacist</p>
      )}
      {name.asSent && <p className="second-line">Sent as: {name.asSent}</p>}
      {written.map(({ asWritten }, index) => (
        <p key={`${index} ${asWritten}`} className="second-line">
          As written: {asWritten}
        </p>
      ))}
    </div>
  )
}

function Dose({ line: { dose, parts } }: { line: DoseLine }) {
  return (
    <>
      {dose && (
        <>
          {separator}DOSE{noBreak}
          <strong>{unbroken(dose)}</strong>
        </>
      )}
      {parts.map((part, index) => (
        <Part key={`${index} ${part}`}>{part}</Part>
      ))}
    </>
  )
}

const Part = ({ children, quiet = false }: { children: string; quiet?: boolean }) => (
  <>
    {separator}
    {quiet ? <span className="quiet-text">{children}</span> : unbroken(children)}
  </>
)

const noBreak = '\u00A0'
/** The dash stays with what stands before it. */
const separator = `${noBreak}– `

/** A number never stands at the end of a line with its unit on the next. */
const unbroken = (words: string) => words.replace(/(\d) (?=\p{L})/gu, `$1${noBreak}`)
