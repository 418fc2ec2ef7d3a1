import { memo } from 'react'

import type { Alert } from '#clinical/care/alert.ts'

import type { OnBed } from './actions.ts'
import { RecordButton } from './BedActions.tsx'
import { columnsFor, type Facts } from './columns.tsx'
import { placeAttributes } from './drag-to-bed.ts'
import { EmptyBed } from './EmptyBed.tsx'
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
    case 'restricted':
      return (
        <tr className="bed-empty" {...placeAttributes(row.bedId, undefined)}>
          {bed}
          <td colSpan={width}>
            <EmptyBed row={row} state={state} privacy={privacy} onBed={onBed} />
          </td>
        </tr>
      )
    case 'occupied':
      return (
        <tr {...placeAttributes(row.bedId, state.occupant.patientId)}>
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
