import './print-sheets.css'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'

import { useSession } from '#auth/session.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { bornText, nhsNumberText, patientIdentity } from '#clinical/patient/patient.ts'

type Props = { patientId: string; title: string; children: ReactNode }

/**
 * What goes on paper instead of the page: who it is about stands at the head of every sheet, since the head of a table is
 * repeated wherever it breaks (hazard H1: a loose sheet finds its patient).
 */
export function PrintSheets({ patientId, title, children }: Props) {
  const { data: patient } = useQuery(patientIdentity(patientId))
  const { name } = useSession()
  const [printedAt] = useState(() => new Date().toISOString())
  if (!patient) return null
  return createPortal(
    <div className="print-sheets">
      <div className="print-head">
        <p>
          <strong>{patient.name}</strong> <span>Born {bornText(patient)}</span> <span>{patient.gender}</span>{' '}
          <span>NHS No. {nhsNumberText(patient.nhsNumber)}</span>
        </p>
        <p>
          <strong>{title}</strong>{' '}
          <span>
            Printed {formatDateTime(printedAt)} by {name}
          </span>
        </p>
      </div>
      {children}
    </div>,
    document.body,
  )
}

/** Starts on a sheet of its own. */
export const PrintSheet = ({ children }: { children: ReactNode }) => (
  <div className="print-sheet">{children}</div>
)
