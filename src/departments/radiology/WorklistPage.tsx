import '#ui/layout.css'

import { Outlet } from 'react-router'

import { Worklist } from './Worklist.tsx'

/** What waits in Radiology, by the step it waits for. */
export const Component = () => (
  <div className="page">
    <header className="page-head">
      <h1>Radiology</h1>
    </header>
    <Worklist />
    <Outlet />
  </div>
)
