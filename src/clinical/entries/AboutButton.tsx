import { useState } from 'react'

import type { ResourceOf, ResourceType, Stored } from '#fhir/client.ts'

import type { Rows } from './versions.ts'

export type AboutProps<T extends ResourceType> = {
  patientId: string
  type: T
  id: string
  /** The entry's own words: "Asthma" */
  what: string
  /** What one version of it says, in words */
  toRows: (resource: Stored<ResourceOf<T>>) => Rows
}

type Shown = 'nothing' | 'could not be fetched' | { Dialog: typeof import('./AboutDialog.tsx').AboutDialog }

/** On every item of a chart: where it came from, who stands behind it, and everything it has said before. */
export function AboutButton<T extends ResourceType>(props: AboutProps<T>) {
  const [shown, setShown] = useState<Shown>('nothing')
  /** The dialog is fetched by whoever asks for it: most readers of a list do not. */
  const open = () =>
    import('./AboutDialog.tsx').then(
      ({ AboutDialog }) => setShown({ Dialog: AboutDialog }),
      () => setShown('could not be fetched'),
    )
  return (
    <>
      <button
        type="button"
        className="button quiet small"
        // by which an address that names the entry finds it (pages/patient/SoughtEntry.tsx)
        data-entry={props.id}
        aria-label={`About: ${props.what}`}
        onClick={() => void open()}
      >
        About
      </button>
      {shown === 'could not be fetched' && (
        <span role="alert" className="second-line">
          Could not be opened. Check the network and try again.
        </span>
      )}
      {typeof shown === 'object' && <shown.Dialog {...props} onClose={() => setShown('nothing')} />}
    </>
  )
}
