import './report.css'

import type { ResultLine } from './result-line.ts'
import { type Antibiogram, measuredWords } from './antibiogram.ts'

const badges = {
  resistant: 'badge danger',
  intermediate: 'badge warning',
  susceptible: 'badge success',
  other: 'badge',
}

/** Which antibiotic acts on which organism, in words (domain facts §6.1.1). */
export function Susceptibilities({ of: { organisms, antibiotics } }: { of: Antibiogram }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
    <div className="table-scroll" role="group" aria-label="Susceptibilities" tabIndex={0}>
      <table className="table antibiogram">
        <caption className="visually-hidden">Susceptibilities</caption>
        <thead>
          <tr>
            <th scope="col">Antibiotic</th>
            {organisms.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {antibiotics.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={organisms[index]?.id}>
                  {cell ? <Tested line={cell} /> : <span className="quiet-text">Not tested</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Tested({ line }: { line: ResultLine }) {
  const { susceptibility, notes, status } = line
  if (!susceptibility) return null
  const measured = measuredWords(line)
  return (
    <>
      <span className={badges[susceptibility.level]}>{susceptibility.words}</span>{' '}
      {measured && <span className="quiet-text">{measured}</span>}{' '}
      {status && <span className="badge warning">{status}</span>}
      {notes.map((note, index) => (
        <span key={index} className="second-line">
          {note}
        </span>
      ))}
    </>
  )
}
