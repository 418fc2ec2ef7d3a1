import '#ui/layout.css'

import { WardsPanel } from '#features/wards/WardsPanel.tsx'

export function Component() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Wards</h1>
      </header>
      <WardsPanel />
    </div>
  )
}
