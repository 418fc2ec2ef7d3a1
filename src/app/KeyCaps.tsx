import { Fragment } from 'react'

/** `g r` as two keys, one after the other. */
export const KeyCaps = ({ keys }: { keys: string }) => (
  <span className="key-caps">
    {keys.split(' ').map((key, index) => (
      <Fragment key={key}>
        {index > 0 && ' '}
        <kbd>{key.length === 1 ? key.toUpperCase() : key}</kbd>
      </Fragment>
    ))}
  </span>
)
