import '#ui/layout.css'

import { useMemo } from 'react'
import { Link, Outlet, useLocation, useNavigate } from 'react-router'

import { useSession } from '#auth/session.ts'
import { BedBoard, type OnBoard } from '#features/bed-board/BedBoard.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

export function Component() {
  const { orgName } = useSession().post
  const navigate = useNavigate()
  const { search } = useLocation()
  const onBoard = useMemo((): OnBoard => {
    const open = (pathname: string, to?: string) =>
      void navigate({ pathname, search }, { preventScrollReset: true, state: { to } })
    return {
      allocate: (encounterId, to) => open(deepPaths.allocateBed(encounterId), to),
      release: (encounterId) => open(deepPaths.releaseBed(encounterId)),
      end: (encounterId) => open(deepPaths.endBedRequest(encounterId)),
      change: (wardId, bedId) => open(deepPaths.bedOnBoard(wardId, bedId)),
    }
  }, [navigate, search])
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Bed board</h1>
          <p>{orgName}</p>
        </div>
        <Link to={deepPaths.spells()} className="button">
          Spells and ward stays
        </Link>
        <Link to={paths.patients()} className="button">
          Find the patient who needs a bed
        </Link>
      </header>
      <BedBoard onBoard={onBoard} />
      <Outlet />
    </div>
  )
}
