import '#ui/layout.css'

import CaseloadPanel from './CaseloadPanel.tsx'

/** The pregnancies the midwives of the reader's organisation look after. */
export const Component = () => (
  <div className="page">
    <header className="page-head">
      <h1>Maternity</h1>
    </header>
    <CaseloadPanel />
  </div>
)
