import '#ui/layout.css'

import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { SpellList } from '#features/spells/SpellList.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

export function Component() {
  const { orgName } = useSession().post
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Spells</h1>
          <p>{orgName}</p>
        </div>
        <Link to={deepPaths.beds()} className="button">
          Bed board
        </Link>
      </header>
      <SpellList />
    </div>
  )
}
