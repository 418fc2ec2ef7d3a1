import type { UseQueryResult } from '@tanstack/react-query'

import type { ShiftPattern } from './shifts.ts'

/** By which shifts plans are due, and who says so; when nobody does, nothing is called due. */
export function ShiftNote({ query }: { query: UseQueryResult<ShiftPattern | null> }) {
  const { data, error } = query
  if (!data)
    return error ? (
      <p className="notice warning">The times of the shifts could not be loaded: what is due is not known.</p>
    ) : data === null ? (
      <p className="notice quiet">
        The record does not say when the shifts of this organisation begin: what is due is not known.
      </p>
    ) : null
  return (
    <p className="quiet-text">
      Evaluated every shift: {data.shifts.map(({ name, starts }) => `${name} from ${starts}`).join(', ')}.{' '}
      {data.source}
    </p>
  )
}
