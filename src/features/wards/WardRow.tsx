import { memo } from 'react'

import type { Alert } from '#clinical/care/alert.ts'

import type { OnBed } from './actions.ts'
import { RecordButton } from './BedActions.tsx'
import { columnsFor, type Facts } from './columns.tsx'
import type { Known } from './known.ts'
import type { BedRow } from './model.ts'
import { MoreAboutBed } from './MoreAboutBed.tsx'

type Props = Omit<Facts, 'occupant' | 'alerts'> & {
  row: BedRow
  alerts: Known<Alert[]>
  onBed: OnBed
}

export const WardRow = memo(function WardRow({ row, onBed, ...rest }: Props) {
  const { state } = row
  const { clinical, privacy } = rest
  const columns = columnsFor(clinical, privacy)
  const bed = (
    <th scope="row" className="bed">
      {row.bed ?? 'No bed recorded'}
    </th>
  )
  const width = columns.length + 1
  switch (state.status) {
    case 'empty':
      return (
        <tr className="bed-empty">
          {bed}
          <td colSpan={width}>
            <span className={`badge ${emptyLook[state.kind]}`}>{state.words}</span>
          </td>
        </tr>
      )
    case 'restricted':
      return (
        <tr className="bed-empty">
          {bed}
          <td colSpan={width}>
            <span className="badge warning">Occupied – restricted record</span>
          </td>
        </tr>
      )
    case 'occupied':
      return (
        <tr>
          {bed}
          {columns.map(({ title, className, cell }) => (
            <td key={title} data-label={title} className={className}>
              {cell({ ...rest, occupant: state.occupant })}
            </td>
          ))}
          <td className="row-action">
            {clinical && <RecordButton occupant={state.occupant} onBed={onBed} />}
            <MoreAboutBed row={row} occupant={state.occupant} onBed={onBed} {...rest} />
          </td>
        </tr>
      )
  }
})

export const emptyLook = {
  free: 'success',
  reserved: 'accent',
  cleaning: 'warning',
  closed: '',
  unclear: 'warning',
} as const
