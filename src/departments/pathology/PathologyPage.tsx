import '#ui/layout.css'
import './pathology.css'

import { Outlet } from 'react-router'

import { Worklist } from './Worklist.tsx'

export function Component() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Pathology</h1>
      </header>
      <Worklist />
      <Outlet />
    </div>
  )
}
