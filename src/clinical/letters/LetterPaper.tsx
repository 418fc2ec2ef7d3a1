import './letter-paper.css'

import { nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { formatDate } from '#fhir/dates.ts'

import { piecesOf } from './fill.ts'
import type { LetterSection } from './letter-html.ts'
import type { Person } from './people.ts'

export type PaperProps = {
  organisation: string
  date: string
  identity: PatientIdentity
  title: string
  sections: readonly LetterSection[]
  /** Undefined: not signed, and so it says on the paper */
  signature: string | undefined
  to: Person
  /** Everybody else who gets it */
  copies: readonly string[]
}

/**
 * One copy on A4 as it is printed: the address where the window of a DL or C5 envelope is, and the patient at the head of
 * every sheet (hazard H1: a loose sheet finds its patient).
 */
export function LetterPaper({
  organisation,
  date,
  identity,
  title,
  sections,
  signature,
  to,
  copies,
}: PaperProps) {
  const { name, birth, nhsNumber } = identity
  return (
    <table role="presentation" className="letter-paper" data-large={to.largePrint || undefined}>
      <thead>
        <tr>
          <td className="letter-patient">
            {name} · Born {formatDate(birth, 'Not Known')} · NHS No. {nhsNumberText(nhsNumber)}
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <article aria-label={title}>
              <p className="letter-head">{organisation}</p>
              <address className="letter-window">
                {[to.name, ...(to.noPost ? [`By hand. ${to.noPost}`] : to.lines)].map((line, index) => (
                  <span key={`${line} ${index}`}>{line}</span>
                ))}
              </address>
              <p>{date}</p>
              <h3>{title}</h3>
              {sections
                .filter(({ words }) => words.trim() !== '')
                .map((one, index) => (
                  <section key={`${one.title} ${index}`}>
                    {one.title && <h4>{one.title}</h4>}
                    <p className="plain-words">
                      <Marked words={one.words} />
                    </p>
                  </section>
                ))}
              <p className="letter-signature">{signature ?? <mark>Not signed: not to be sent</mark>}</p>
              {copies.length > 0 && <p>Copies to: {copies.join('; ')}</p>}
            </article>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** What is left open stands out, on the screen and on paper. */
const Marked = ({ words }: { words: string }) =>
  piecesOf(words).map((piece, index) =>
    piece.gap ? <mark key={index}>{piece.words}</mark> : <span key={index}>{piece.words}</span>,
  )
