import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { OtherRecords } from '#features/merging/OtherRecords.tsx'
import { type PatientSearch, usePatientSearch } from '#features/patient-search/use-patient-search.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

/** First which other record it is: most second records have the same date of birth. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('summary')
  const [typed, setTyped] = useState<string>()
  const words = typed ?? (patient?.birth?.length === 10 ? patient.birth : '')
  const search = usePatientSearch(words)
  if (!patient) return null
  return (
    <Dialog title="Merge with another record" width="wide" onClose={onClose}>
      <div className="dialog-body stack">
        <p>{identityLine(patient)}</p>
        <div className="field">
          <label htmlFor="same-person">Find the other record of this person</label>
          <span className="hint" id="same-person-hint">
            A name, a date of birth, an NHS number, a hospital number, in any order
          </span>
          <input
            id="same-person"
            type="search"
            autoComplete="off"
            data-first
            aria-describedby="same-person-hint"
            value={words}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Found patientId={patientId} search={search} />
      </div>
    </Dialog>
  )
}

function Found({ patientId, search }: { patientId: string; search: PatientSearch }) {
  switch (search.status) {
    case 'nothing typed':
    case 'too little':
      return <p role="status">Type at least two letters of a name, or a number or date in full.</p>
    case 'searching':
      return <p role="status">Searching…</p>
    case 'failed':
      return (
        <div role="alert" className="could-not-load">
          <p>
            <strong>Could not search.</strong> {search.error.message}
          </p>
          <button type="button" className="button" onClick={search.again}>
            Try again
          </button>
        </div>
      )
    case 'found':
      return (
        <OtherRecords patientId={patientId} found={search.found.patients} complete={search.found.complete} />
      )
  }
}
