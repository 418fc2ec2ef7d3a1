import './letters.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { lettersFor, type Prepared } from './letters-for.ts'
import { useFileLetters } from './mutations.ts'

type Props = {
  appointmentIds: readonly string[]
  /** Their times have just changed */
  moved: boolean
  onClose: () => void
}

const title = 'Letters about appointments'

/** The letters of a clinic or of a cancelled session, signed together: what cannot be signed so says why. */
export function LettersForDialog({ appointmentIds, moved, onClose }: Props) {
  const query = useQuery(lettersFor(appointmentIds, useSession(), moved))
  return (
    <Dialog title={title} width="wide" onClose={onClose}>
      <Loaded query={query} what="what the letters are filled in from">
        {({ letters, withheld }) => <Many letters={letters} withheld={withheld} onClose={onClose} />}
      </Loaded>
    </Dialog>
  )
}

type ManyProps = { letters: readonly Prepared[]; withheld: number; onClose: () => void }

function Many({ letters, withheld, onClose }: ManyProps) {
  const [left, setLeft] = useState<readonly string[]>(
    letters.filter(({ writtenOn }) => writtenOn).map(({ appointment }) => appointment.id),
  )
  const file = useFileLetters()
  const chosen = letters.filter(
    ({ appointment, problems }) => problems.length === 0 && !left.includes(appointment.id),
  )
  const many = (count: number) => (count === 1 ? '1 letter' : `${count} letters`)
  if (file.isSuccess)
    return (
      <>
        <div className="dialog-body">
          <p role="status" className="notice success">
            <span>
              {many(file.variables.length)} signed, to be printed.{' '}
              <Link to={deepPaths.letters()}>Print them in the list of letters</Link>.
            </span>
          </p>
        </div>
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            Done
          </button>
        </div>
      </>
    )
  return (
    <>
      <div className="dialog-body stack">
        {file.error && (
          <p role="alert" className="notice not-saved">
            <span>
              <strong>Not signed.</strong> {file.error.message}
            </span>
          </p>
        )}
        {withheld > 0 && <p className="notice quiet">{withheld} of them are withheld: restricted.</p>}
        {letters.length === 0 && <p>Nobody here to write to.</p>}
        <ul className="lines" aria-label="Letters">
          {letters.map((one) => (
            <Row
              key={one.appointment.id}
              prepared={one}
              ticked={chosen.includes(one)}
              onTick={(on) =>
                setLeft((before) =>
                  on ? before.filter((id) => id !== one.appointment.id) : [...before, one.appointment.id],
                )
              }
            />
          ))}
        </ul>
        <p className="quiet-text">
          A letter that cannot be signed here is written in the patient’s chart, from the appointment.
        </p>
      </div>
      <div className="dialog-foot">
        <button
          type="button"
          className="button primary"
          disabled={chosen.length === 0 || file.isPending}
          onClick={() => file.mutate(chosen)}
        >
          {file.isPending ? 'Signing letters…' : `Sign ${many(chosen.length)}`}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          Not now
        </button>
      </div>
    </>
  )
}

type RowProps = { prepared: Prepared; ticked: boolean; onTick: (on: boolean) => void }

function Row({ prepared, ticked, onTick }: RowProps) {
  const { appointment, record, template, problems, writtenOn } = prepared
  const { people } = record
  return (
    <li>
      <label className="letter-for">
        <input
          type="checkbox"
          checked={ticked}
          disabled={problems.length > 0}
          onChange={({ target }) => onTick(target.checked)}
        />
        <span>
          <strong>{identityLine(record.identity)}</strong>
          <span className="second-line">
            {template.title} · {formatDateTime(appointment.start, 'Time not set')} ·{' '}
            {people.patient.noPost ? `By hand. ${people.patient.noPost}` : people.patient.lines.join(', ')}
            {people.patient.format && ` · prefers ${people.patient.format}`}
          </span>
          {writtenOn && <span className="second-line">Written already on {formatDate(writtenOn)}</span>}
          {problems.length > 0 && <span className="letter-why">{problems.join(' ')}</span>}
        </span>
      </label>
    </li>
  )
}
