import '#ui/layout.css'

import { AuditTrail } from '#features/audit/AuditTrail.tsx'

export function Component() {
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Audit trail</h1>
          <p>Every read, search and change of the record, and every refusal.</p>
        </div>
      </header>
      <AuditTrail />
    </div>
  )
}
