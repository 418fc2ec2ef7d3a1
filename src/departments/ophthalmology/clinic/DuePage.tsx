import '#ui/layout.css'

import { Outlet } from 'react-router'

import DuePanel from './DuePanel.tsx'

/** What is due in the eye clinics. */
export const Component = () => (
  <div className="page">
    <header className="page-head">
      <h1>Ophthalmology</h1>
    </header>
    <DuePanel />
    <Outlet />
  </div>
)
