import '#ui/table-cards.css'

import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { useSession } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import { isElsewhere, sourceOf } from '#clinical/entries/source.ts'
import { useOpenWork } from '#clinical/writing/work.ts'
import { bestFound } from '#departments/ophthalmology/eye/best-found.ts'
import { partWords, parts, toMark } from '#departments/ophthalmology/eye/drawing.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Finding } from '#departments/ophthalmology/eye/finding.ts'
import { measures } from '#departments/ophthalmology/eye/measures.ts'
import { formatDate, formatDateTime, formatTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { amendingId } from './amending.ts'
import { EyeDrawing } from './EyeDrawing.tsx'
import { PressureSeries } from './PressureSeries.tsx'
import { examinationRows, findingRows } from './rows.ts'
import { sectionNames, sectionTitle } from './values.ts'
import type { Visit } from './visits.ts'

type Props = { patientId: string; visit: Visit }

/** One visit: a row to each part that was looked at, the right eye on the left. */
export function VisitPanel({ patientId, visit }: Props) {
  const { when, findings, written, note, source } = visit
  const title = `${note ? 'Eye examination' : 'Recorded of the eyes'}, ${note ? formatDateTime(when) : formatDate(when)}`
  const titles = titlesOf(findings)
  const apart = findings.filter(({ eye }) => eye === undefined)
  return (
    <Panel title={title} {...(note ? { action: <Actions patientId={patientId} visit={visit} /> } : {})}>
      {source && <EntrySource source={source} />}
      {titles.length > 0 && (
        <TableScroll label={title}>
          <table className="table table-cards visit" aria-label={title}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">Part</span>
                </th>
                {eyes.map((eye) => (
                  <th key={eye} scope="col">
                    {eyeWords[eye]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {titles.map((one) => (
                <tr key={one}>
                  <th scope="row">{one}</th>
                  {eyes.map((eye) => (
                    <td key={eye} data-label={eyeWords[eye]}>
                      <Cell
                        title={one}
                        eye={eye}
                        found={wholeOf(findings, eye) ?? foundOf(findings, one, eye)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {apart.length > 0 && (
        <>
          <h3>Which eye is not recorded</h3>
          <ul className="lines">
            {apart.map((finding) => (
              <li key={finding.id}>
                {finding.title}: <Said finding={finding} />
              </li>
            ))}
          </ul>
        </>
      )}
      {written.map(({ title: heading, words }) => (
        <div key={heading} className="visit-words">
          <h3>{heading}</h3>
          <p className="plain-words">{words}</p>
        </div>
      ))}
      <Entries patientId={patientId} findings={findings} alone={!note} />
    </Panel>
  )
}

const foundOf = (findings: readonly Finding[], title: string, eye: Eye) =>
  findings.filter((finding) => finding.title === title && finding.eye === eye)

/** Nothing is said of an eye but why it was not examined: that holds for every part of it. */
function wholeOf(findings: readonly Finding[], eye: Eye): Finding[] | undefined {
  const those = findings.filter((one) => one.eye === eye)
  return those.length === 1 && those[0]?.observation.dataAbsentReason ? those : undefined
}

/** In the order of examining; what is called by a name we do not know comes after. */
function titlesOf(findings: readonly Finding[]): string[] {
  const known = sectionNames.map(sectionTitle)
  const all = new Set(findings.filter(({ eye }) => eye).map(({ title }) => title))
  return [...known.filter((one) => all.has(one)), ...[...all].filter((one) => !known.includes(one))]
}

function Cell({ title, eye, found }: { title: string; eye: Eye; found: Finding[] }) {
  if (found.length === 0) return <span className="quiet-text">Not recorded</span>
  const part = parts.find((one) => partWords[one] === title)
  const marks = found.flatMap(({ observation }) => toMark(observation)?.mark ?? [])
  if (part && marks.length > 0)
    return (
      <>
        <EyeDrawing part={part} eye={eye} marks={marks} />
        <ol className="drawn">
          {found.map((finding) => (
            <li key={finding.id}>
              <Said finding={finding} />
            </li>
          ))}
        </ol>
      </>
    )
  const phasing = title === measures.pressure.words && found.length > 1
  const best = title === measures.acuity.words && found.length > 1 ? bestFound(found) : undefined
  return (
    <>
      {phasing && <PressureSeries found={found} />}
      <ul className={phasing ? 'visit-said phasing' : 'visit-said'}>
        {found.map((finding) => (
          <li key={finding.id}>
            <Said finding={finding} best={best === finding.id} at={phasing ? formatTime(finding.when) : ''} />
          </li>
        ))}
      </ul>
    </>
  )
}

type SaidProps = { finding: Finding; best?: boolean; /** The hour, where there are several */ at?: string }

const Said = ({ finding: { words }, best = false, at = '' }: SaidProps) => {
  const urgent = words.also.filter((one) => one.startsWith('Urgent'))
  const beside = [at, words.how, ...words.also.filter((one) => !urgent.includes(one))].filter(Boolean)
  return (
    <>
      <strong>{words.text}</strong> {best && <span className="badge accent">Best</span>}
      {urgent.map((one) => (
        <span key={one} className="badge danger">
          {one}
        </span>
      ))}
      {beside.length > 0 && <span className="second-line">{beside.join(' · ')}</span>}
    </>
  )
}

/** Over the examinations one is in. */
const inError = (patientId: string, entry: string) =>
  `${paths.chartAt(patientId, 'ophthalmology')}/${entry}/in-error?view=examinations`

function Actions({ patientId, visit: { note, when } }: Props) {
  const navigate = useNavigate()
  const open = useOpenWork()
  const { userId } = useSession()
  if (!note) return null
  const what = `Eye examination, ${formatDateTime(when)}`
  return (
    <span className="buttons">
      <AboutButton
        patientId={patientId}
        type="Composition"
        id={note.id}
        what={what}
        toRows={examinationRows}
      />
      <ActionButton
        may="ophthalmology:examine"
        className="button quiet small"
        aria-label={`Amend: ${what}`}
        onClick={() => open({ kind: 'eyes', id: amendingId(note.id, userId) })}
      >
        Amend
      </ActionButton>
      <ActionButton
        may="ophthalmology:examine"
        className="button quiet small"
        aria-label={`Mark in error: ${what}`}
        onClick={() => void navigate(inError(patientId, `examinations/${encodeURIComponent(note.id)}`))}
      >
        Mark in error
      </ActionButton>
    </span>
  )
}

type EntriesProps = {
  patientId: string
  findings: readonly Finding[]
  /** They stand in no examination, so each is taken back by itself */
  alone: boolean
}

/** Each finding as the entry it is: where it came from, and what it has said before. */
function Entries({ patientId, findings, alone }: EntriesProps) {
  const navigate = useNavigate()
  const { orgCode } = useSession().post
  return (
    <details className="visit-entries">
      <summary>
        {findings.length === 1 ? 'Its entry' : `Its ${findings.length} entries`}, and where each came from
      </summary>
      <ul className="lines">
        {findings.map(({ id, eye, title, words, when, observation }) => {
          const what = `${eye ? `${eyeWords[eye]}, ` : ''}${title}: ${words.text}`
          return (
            <li key={id} className="entry-row">
              <span>
                {what}
                <span className="second-line">{formatDateTime(when)}</span>
              </span>
              <span className="buttons">
                <AboutButton
                  patientId={patientId}
                  type="Observation"
                  id={id}
                  what={what}
                  toRows={findingRows}
                />
                {alone && !isElsewhere(sourceOf(observation), orgCode) && (
                  <ActionButton
                    may="ophthalmology:examine"
                    className="button quiet small"
                    aria-label={`Mark in error: ${what}`}
                    onClick={() => void navigate(inError(patientId, `findings/${encodeURIComponent(id)}`))}
                  >
                    Mark in error
                  </ActionButton>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
