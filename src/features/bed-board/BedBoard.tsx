import './bed-board.css'
import '#ui/controls.css'

import { useState } from 'react'
import { useSearchParams } from 'react-router'

import { FreshnessWords } from '#clinical/entries/FreshnessWords.tsx'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'

import type { Board } from './model.ts'
import { BoardFilter } from './BoardFilter.tsx'
import { Occupancy } from './Occupancy.tsx'
import { useBoard } from './use-board.ts'
import { useBoardLive } from './use-board-live.ts'
import { useDragToBed } from './drag-to-bed.ts'
import { WaitingForBeds } from './WaitingForBeds.tsx'
import { WardBeds } from './WardBeds.tsx'

/** What is opened over the board; `to`: the bed that was chosen with it. */
export type OnBoard = {
  allocate: (encounterId: string, to?: string) => void
  /** Gives the kept bed back */
  release: (encounterId: string) => void
  /** Nobody asks for a bed any more */
  end: (encounterId: string) => void
  change: (wardId: string, bedId: string) => void
}

/** Hospital, ward, bay, bed: what each is, who waits for one, and what the next hours bring. */
export function BedBoard({ onBoard }: { onBoard: OnBoard }) {
  const { orgCode, places, stays, hospitals, hospital, board, whole, specialty } = useBoard()
  const freshness = useBoardLive(orgCode, hospital)
  const now = useNow()
  const [, setSearch] = useSearchParams()
  if (places.data && hospitals.length === 0)
    return <p className="notice quiet">No wards are recorded for your organisation.</p>
  return (
    <>
      <div className="board-head">
        <BoardFilter
          hospitals={hospitals}
          hospital={hospital}
          specialties={specialtiesOf(whole)}
          specialty={specialty}
          onChange={(site, of) =>
            setSearch({ site, ...(of ? { specialty: of } : {}) }, { preventScrollReset: true })
          }
        />
        <p className="board-fresh">
          <FreshnessWords {...freshness} now={now} />
        </p>
      </div>
      <Loaded query={places} what="the wards">
        {() => (
          <Loaded query={stays} what="who lies where">
            {() => board && <Parts key={hospital.id} board={board} now={now} onBoard={onBoard} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function Parts({ board, now, onBoard }: { board: Board; now: number; onBoard: OnBoard }) {
  // Who a bed is chosen for next: picked by the keyboard as by a click.
  const [pickedId, setPicked] = useState<string>()
  const picked = board.waiting.find(({ encounterId }) => encounterId === pickedId)
  const drag = useDragToBed(onBoard.allocate)
  return (
    <>
      <Occupancy board={board} now={now} />
      {board.withheld > 0 && (
        <p className="notice quiet">
          {board.withheld === 1 ? 'One stay is' : `${board.withheld} stays are`} of people you may not see.
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Choose a bed does the same by keyboard */}
      <div className="board-parts" {...drag}>
        <WaitingForBeds
          board={board}
          now={now}
          picked={picked}
          onPick={(id) => setPicked(id === pickedId ? undefined : id)}
          onBoard={onBoard}
        />
        <div className="board-wards">
          {board.wards.length === 0 && (
            <p className="notice quiet">No ward of this specialty in this hospital.</p>
          )}
          {board.wards.map((ward) => (
            <WardBeds key={ward.id} ward={ward} pickedId={picked?.encounterId} onBoard={onBoard} />
          ))}
        </div>
      </div>
    </>
  )
}

const specialtiesOf = (board: Board | undefined) =>
  [
    ...new Set([
      ...(board?.wards ?? []).map(({ specialty }) => specialty),
      ...(board?.waiting ?? []).map(({ specialty }) => specialty),
    ]),
  ]
    .filter((one) => one !== undefined)
    .toSorted((one, other) => one.localeCompare(other))
