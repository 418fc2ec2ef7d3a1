import '#ui/layout.css'

import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { departmentsFor } from '#departments/all.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/Panel.tsx'

/** Every department whose worklists one may open: the same in every trust. */
export function Component() {
  const mine = departmentsFor(useSession().post.role)
  return (
    <div className="page">
      <header className="page-head">
        <h1>Departments</h1>
      </header>
      <Panel title="Worklists">
        {mine.length === 0 ? (
          <p>No department’s worklists are open to your role.</p>
        ) : (
          <ul className="lines">
            {mine.map(({ name, title }) => (
              <li key={name}>
                <Link to={paths.department(name)}>{title}</Link>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}
