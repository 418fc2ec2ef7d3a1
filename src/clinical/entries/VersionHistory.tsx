import './versions.css'

import type { FhirResource } from 'fhir/r4'
import { useId, useState } from 'react'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import {
  type Difference,
  differences,
  type History,
  type Rows,
  toVersions,
  type Version,
} from './versions.ts'

type Props<R extends FhirResource> = {
  history: History<R>
  /** What one version says, in words; as much of it as a reader may want to compare */
  toRows: (resource: Stored<R>) => Rows
}

/** Who made an entry what it is, when, and what each change was; any two versions side by side. */
export function VersionHistory<R extends FhirResource>({ history, toRows }: Props<R>) {
  return (
    <>
      <Versions versions={toVersions(history, toRows)} />
      {history.foreign > 0 && (
        <p className="notice warning">
          {history.foreign === 1 ? '1 version is' : `${history.foreign} versions are`} about another patient
          and not shown: this entry was moved here.
        </p>
      )}
      {history.signatures === 'not yours to see' && (
        <p className="quiet-text">Your role does not open who made each change.</p>
      )}
    </>
  )
}

function Versions({ versions }: { versions: Version[] }) {
  const [newest, before] = versions
  const [pair, setPair] = useState<{ before: string; after: string }>()
  if (!newest) return <p>The record keeps no versions of this entry.</p>
  const chosen = pair ?? { before: before?.id ?? newest.id, after: newest.id }
  return (
    <div className="stack">
      <ol className="versions">
        {versions.map((version) => (
          <li key={version.id}>
            <p>
              <strong>Version {version.number}</strong> · {formatDateTime(version.at)}
              <span className="second-line">{version.by ?? 'Not said by whom'}</span>
            </p>
            {version.reason && <p>Reason: {version.reason}</p>}
            <Changes changes={version.changes} />
          </li>
        ))}
      </ol>
      {before && <Comparison versions={versions} pair={chosen} onChoose={setPair} />}
    </div>
  )
}

function Changes({ changes }: { changes: Difference[] | undefined }) {
  if (!changes) return <p className="quiet-text">First recorded</p>
  const made = changes.filter(({ changed }) => changed)
  if (made.length === 0) return <p className="quiet-text">Changed only in what is not shown here</p>
  return (
    <ul className="changes">
      {made.map(({ label, before, after }) => (
        <li key={label}>
          {label}: <del>{before ?? 'not said'}</del> <span className="visually-hidden">became</span>{' '}
          <span aria-hidden="true">→</span> <ins>{after ?? 'not said'}</ins>
        </li>
      ))}
    </ul>
  )
}

type Pair = { before: string; after: string }
type ComparisonProps = { versions: Version[]; pair: Pair; onChoose: (pair: Pair) => void }

function Comparison({ versions, pair, onChoose }: ComparisonProps) {
  const id = useId()
  const find = (wanted: string) => versions.find((version) => version.id === wanted)
  const [before, after] = [find(pair.before), find(pair.after)]
  const choice = (side: keyof Pair, words: string) => (
    <div className="field">
      <label htmlFor={`${id}-${side}`}>{words}</label>
      <select
        id={`${id}-${side}`}
        value={pair[side]}
        onChange={(event) => onChoose({ ...pair, [side]: event.target.value })}
      >
        {versions.map((version) => (
          <option key={version.id} value={version.id}>
            {titleOf(version)}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <section aria-label="Versions side by side" className="comparison">
      <h4>Side by side</h4>
      <div className="comparison-choices">
        {choice('before', 'On the left')}
        {choice('after', 'On the right')}
      </div>
      {before && after && (
        <SideBySide
          caption="Two versions side by side"
          before={titleOf(before)}
          after={titleOf(after)}
          rows={differences(before.rows, after.rows)}
        />
      )}
    </section>
  )
}

const titleOf = ({ number, at }: Version) => `Version ${number} · ${formatDateTime(at)}`
