import './wards.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { wardGroups } from './queries.ts'
import type { WardGroup, WardLine } from './ward-groups.ts'

/** The wards of the organisation the reader works for now, by site. */
export function WardsPanel() {
  const { post } = useSession()
  const query = useQuery(wardGroups(post.orgCode))
  return (
    <Loaded query={query} what="wards">
      {(groups) =>
        groups.length === 0 ? (
          <p className="notice quiet">No wards are recorded for {post.orgName}.</p>
        ) : (
          <div className="columns">
            {groups.map((group) => (
              <Site key={group.site} group={group} />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

function Site({ group: { site, wards } }: { group: WardGroup }) {
  return (
    <Panel title={site} note={wards.length === 1 ? '1 ward' : `${wards.length} wards`}>
      <ul className="lines ward-lines">
        {wards.map((line) => (
          <li key={line.id}>
            <Link to={paths.ward(line.id)}>{line.name}</Link>
            <Occupancy line={line} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Occupancy({ line: { beds, occupied, free } }: { line: WardLine }) {
  if (beds === 0) return <span className="quiet-text">No beds recorded</span>
  return (
    <span className="occupancy">
      <span className="occupancy-bar" aria-hidden="true">
        <span style={{ inlineSize: `${(occupied / beds) * 100}%` }} />
      </span>
      <span>
        {occupied} of {beds} beds occupied, {free} free
      </span>
    </span>
  )
}
