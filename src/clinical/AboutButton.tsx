import './versions.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { ResourceOf, ResourceType, Stored } from '#fhir/client.ts'
import { clockTime } from '#lib/clock.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { aboutEntry } from './about-entry.ts'
import { SourceMark } from './EntrySource.tsx'
import { sourceOf } from './source.ts'
import { VersionHistory } from './VersionHistory.tsx'
import { entryHistory, type History, type Rows } from './versions.ts'

type Props<T extends ResourceType> = {
  patientId: string
  type: T
  id: string
  /** The entry's own words: "Asthma" */
  what: string
  /** What one version of it says, in words */
  toRows: (resource: Stored<ResourceOf<T>>) => Rows
}

/** On every item of a chart: where it came from, who stands behind it, and everything it has said before. */
export function AboutButton<T extends ResourceType>(props: Props<T>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button quiet small"
        aria-label={`About: ${props.what}`}
        onClick={() => setOpen(true)}
      >
        About
      </button>
      {open && <AboutDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function AboutDialog<T extends ResourceType>(props: Props<T> & { onClose: () => void }) {
  const { patientId, type, id, what, toRows, onClose } = props
  const query = useQuery(entryHistory(patientId, type, id))
  return (
    <Dialog title="About this entry" width="wide" onClose={onClose}>
      <div className="dialog-body about-entry">
        <p className="about-what">{what}</p>
        <Loaded query={query} what="where this entry came from">
          {(history) => <About history={history} toRows={toRows} readAt={query.dataUpdatedAt} />}
        </Loaded>
      </div>
    </Dialog>
  )
}

type AboutProps<T extends ResourceType> = Pick<Props<T>, 'toRows'> & {
  history: History<ResourceOf<T>>
  readAt: number
}

function About<T extends ResourceType>({ history, toRows, readAt }: AboutProps<T>) {
  const [entry] = history.versions
  return (
    <>
      {entry && (
        <>
          <SourceMark source={sourceOf(entry)} />
          <dl className="facts">
            {[...aboutEntry(entry, history), ['Retrieved', clockTime(readAt)] as const].map(
              ([label, words], index) =>
                words ? (
                  <div key={`${label} ${index}`}>
                    <dt>{label}</dt>
                    <dd>{words}</dd>
                  </div>
                ) : null,
            )}
          </dl>
        </>
      )}
      <h3>History</h3>
      <VersionHistory history={history} toRows={toRows} />
    </>
  )
}
