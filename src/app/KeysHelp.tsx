import './keys-help.css'

import { Fragment, use, useState } from 'react'

import { can } from '#auth/permissions.ts'
import { useSession } from '#auth/session.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { KeyCaps } from './KeyCaps.tsx'
import { keys, keysOf, singleKeysAreOn, turnSingleKeys } from './keys.ts'
import { everyPlace, type Place } from './places.ts'

type Line = { keys: string; does: string }

const kinds: { kind: Place['kind']; title: string }[] = [
  { kind: 'page', title: 'Go to a page' },
  { kind: 'section', title: 'In a chart: go to a section' },
  { kind: 'action', title: 'In a chart: write, request, acknowledge' },
]

const ofEveryList: Line[] = [
  { keys: '↑ ↓', does: 'Choose among patients found, or walk the rows of a list' },
  { keys: 'Esc', does: 'Close; asks first when something is unsaved' },
]

/** Every key this role has a use for, and the way to turn those of one character off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { role } = useSession().post
  const [on, setOn] = useState(singleKeysAreOn)
  const mine = use(everyPlace()).filter(({ needs }) => !needs || can(role, needs))
  return (
    <Dialog title="Keys" width="wide" onClose={onClose}>
      <div className="dialog-body stack">
        <label className="check">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked)
              turnSingleKeys(event.target.checked)
            }}
          />
          Keys without Ctrl are on ( / ? [ ] and those that begin with G or N )
        </label>
        <div className="key-groups">
          <Group title="Anywhere" lines={[...Object.values(keys), ...ofEveryList]} />
          {kinds.map(({ kind, title }) => (
            <Group
              key={kind}
              title={title}
              lines={mine
                .filter((place) => place.kind === kind)
                .flatMap((place) => {
                  const pressed = keysOf(place)
                  return pressed ? { keys: pressed, does: place.title } : []
                })}
            />
          ))}
        </div>
      </div>
    </Dialog>
  )
}

const Group = ({ title, lines }: { title: string; lines: readonly Line[] }) =>
  lines.length > 0 ? (
    <section>
      <h3>{title}</h3>
      <dl className="key-lines">
        {lines.map(({ keys, does }) => (
          <Fragment key={keys}>
            <dt>
              <KeyCaps keys={keys} />
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  ) : null
