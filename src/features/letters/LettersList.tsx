import '#ui/table.css'
import '#ui/table-cards.css'
import './letters.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { formatDate } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { BatchTools } from './BatchTools.tsx'
import { type LetterLine, shownLines, type Stage, stages, type Whose } from './list.ts'
import { lettersUnderWay } from './queries.ts'

type Props = { stage: Stage; whose: Whose; onWhose: (whose: Whose) => void; onStage: (stage: Stage) => void }

/** Every letter under way at the reader’s organisation, by how far it has got. */
export function LettersList(props: Props) {
  const { post } = useSession()
  const query = useQuery({ ...lettersUnderWay(post.orgCode), refetchInterval: 60_000 })
  return (
    <Loaded query={query} what="letters">
      {(found) => <Stages {...props} {...found} />}
    </Loaded>
  )
}

type StagesProps = Props & { lines: LetterLine[]; withheld: number; outComplete: boolean }

function Stages({ stage, whose, onWhose, onStage, lines, withheld, outComplete }: StagesProps) {
  const me = useSession()
  const [title, setTitle] = useState('')
  const [ticked, setTicked] = useState<readonly string[]>([])
  const shown = shownLines(lines, { stage, whose, title }, me)
  const titles = [...new Set(lines.map((line) => line.title))].toSorted()
  const chosen = shown.filter(({ id, sending }) => sending && ticked.includes(id))
  const many = (one: Stage) => shownLines(lines, { stage: one, whose, title: '' }, me).length
  return (
    <>
      <div className="buttons view-links" role="group" aria-label="Where letters stand">
        {(Object.keys(stages) as Stage[]).map((one) => (
          <button
            key={one}
            type="button"
            className="button small"
            aria-current={one === stage ? 'page' : undefined}
            onClick={() => {
              setTicked([])
              onStage(one)
            }}
          >
            {stages[one]} ({many(one)}
            {one === 'out' && !outComplete ? '+' : ''})
          </button>
        ))}
      </div>
      <div className="letter-tools">
        <label>
          Whose{' '}
          <select
            className="input"
            value={whose}
            onChange={({ target }) => onWhose(target.value === 'mine' ? 'mine' : 'all')}
          >
            <option value="all">Everybody’s</option>
            <option value="mine">Mine to write or sign</option>
          </select>
        </label>
        <label>
          Kind of letter{' '}
          <select className="input" value={title} onChange={({ target }) => setTitle(target.value)}>
            <option value="">Every kind</option>
            {titles.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        {(stage === 'ready' || stage === 'printed') && (
          <BatchTools
            stage={stage}
            chosen={chosen}
            onAll={() => setTicked(shown.map(({ id }) => id))}
            onDone={() => setTicked([])}
          />
        )}
      </div>
      {withheld > 0 && (
        <p className="notice quiet">
          {withheld === 1 ? '1 letter is' : `${withheld} letters are`} withheld: restricted.
        </p>
      )}
      {stage === 'out' && !outComplete && <p className="quiet-text">The newest hundred copies of more.</p>}
      {shown.length === 0 ? (
        <p className="notice quiet" role="status">
          No letters here.
        </p>
      ) : (
        <LetterTable
          lines={shown}
          ticked={ticked}
          onTick={setTicked}
          mayTick={stage === 'ready' || stage === 'printed'}
        />
      )}
    </>
  )
}

type TableProps = {
  lines: readonly LetterLine[]
  ticked: readonly string[]
  onTick: (ids: readonly string[]) => void
  mayTick: boolean
}

function LetterTable({ lines, ticked, onTick, mayTick }: TableProps) {
  const now = useNow()
  return (
    <TableScroll label="Letters">
      <table className="table table-cards letters-table" aria-label="Letters">
        <thead>
          <tr>
            {mayTick && (
              <th scope="col">
                <span className="visually-hidden">Choose</span>
              </th>
            )}
            {['Patient', 'Letter', 'Where it stands', 'Written by', 'Since'].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, letterId, patientId, patient, title, kind, says, who, since }) => (
            <tr key={id}>
              {mayTick && (
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${patient?.name ?? 'Patient not shown'}, ${title}, choose`}
                    checked={ticked.includes(id)}
                    onChange={({ target }) =>
                      onTick(target.checked ? [...ticked, id] : ticked.filter((one) => one !== id))
                    }
                  />
                </td>
              )}
              <th scope="row">
                {patient ? (
                  <>
                    {patient.name}
                    <BornLine patient={patient} />
                  </>
                ) : (
                  'Patient not shown'
                )}
              </th>
              <td data-label="Letter">
                <Link to={deepPaths.letter(patientId, letterId)}>{title}</Link>
                <span className="second-line">{kind}</span>
              </td>
              <td data-label="Where it stands">{says}</td>
              <td data-label="Written by">{who}</td>
              <td data-label="Since">
                {formatDate(since)}
                <span className="second-line">{ageWords(since, now)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function ageWords(since: string | undefined, now: number): string {
  const days = Math.floor((now - Date.parse(since ?? '')) / 86_400_000)
  if (Number.isNaN(days)) return ''
  return days < 1 ? 'today' : days === 1 ? '1 day' : `${days} days`
}
