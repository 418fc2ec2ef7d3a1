import './versions.css'

import { useQuery } from '@tanstack/react-query'

import type { ResourceOf, ResourceType } from '#fhir/client.ts'
import { clockTime } from '#lib/clock.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import type { AboutProps } from './AboutButton.tsx'
import { aboutEntry } from './about-entry.ts'
import { SourceMark } from './EntrySource.tsx'
import { sourceOf } from './source.ts'
import { VersionHistory } from './VersionHistory.tsx'
import { entryHistory, type History } from './versions.ts'

/** Everything the record says of one entry besides what it says. */
export function AboutDialog<T extends ResourceType>(props: AboutProps<T> & { onClose: () => void }) {
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

type PartsProps<T extends ResourceType> = Pick<AboutProps<T>, 'toRows'> & {
  history: History<ResourceOf<T>>
  readAt: number
}

function About<T extends ResourceType>({ history, toRows, readAt }: PartsProps<T>) {
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
