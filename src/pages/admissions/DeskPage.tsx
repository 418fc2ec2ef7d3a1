import '#ui/layout.css'

import { DialogButton } from '#auth/DialogButton.tsx'
import { DayLists } from '#features/day-list/DayLists.tsx'
import type { DeskStay } from '#features/day-list/model.ts'
import { TriagePanel } from '#features/waiting-list/TriagePanel.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

/** The desk's day: who comes, who goes, and what is still wanting. */
export function Component() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Desk</h1>
        <DialogButton may="patient.register" to={deepPaths.register()} className="button">
          Register patient
        </DialogButton>
      </header>
      <div className="stack">
        <DayLists action={(list, stay) => <Mend list={list} stay={stay} />} />
        <TriagePanel />
      </div>
    </div>
  )
}

type MendProps = { list: string; stay: DeskStay }

function Mend({ list, stay: { patient, visit, missing } }: MendProps) {
  const [may, to, words]: ['patient.admit' | 'patient.register', string, string] =
    list === 'details'
      ? ['patient.register', deepPaths.changeDetails(patient.id), 'Change details']
      : list === 'expected'
        ? ['patient.admit', deepPaths.admit(patient.id), 'Admit patient']
        : list === 'leaving'
          ? ['patient.admit', deepPaths.discharge(patient.id, visit.id), 'Discharge patient']
          : missing[0] === 'bed'
            ? ['patient.admit', deepPaths.transfer(patient.id, visit.id), 'Give a bed']
            : ['patient.admit', deepPaths.completeAdmission(patient.id, visit.id), 'Complete admission']
  return (
    <DialogButton may={may} to={to} className="button small" label={`${words}: ${patient.name}`}>
      {words}
    </DialogButton>
  )
}
