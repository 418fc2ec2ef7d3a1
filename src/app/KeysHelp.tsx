import { useState } from 'react'

import { Dialog } from '#ui/Dialog.tsx'

import { keys, singleKeysAreOn, turnSingleKeys } from './keys.ts'

/** The keys, and the way to turn those of one character off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(singleKeysAreOn)
  return (
    <Dialog title="Keys" width="narrow" onClose={onClose}>
      <div className="dialog-body stack">
        <dl className="facts">
          {Object.values(keys).map(({ shown, does }) => (
            <div key={does} className="key-line">
              <dt>
                <kbd>{shown}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
          <div className="key-line">
            <dt>
              <kbd>↑</kbd> <kbd>↓</kbd>
            </dt>
            <dd>Choose among patients found, or walk the rows of a list</dd>
          </div>
          <div className="key-line">
            <dt>
              <kbd>Esc</kbd>
            </dt>
            <dd>Close; asks first when something is unsaved</dd>
          </div>
        </dl>
        <label className="check">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked)
              turnSingleKeys(event.target.checked)
            }}
          />
          Keys of one character ( / and ? ) are on
        </label>
      </div>
    </Dialog>
  )
}
