import './tasks.css'

import type { ReactNode } from 'react'

import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import type { Entries } from '#clinical/entries/entries.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { bornText, nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { useNow } from '#lib/use-now.ts'

import type { Listed } from './lists.ts'
import { TaskLine } from './TaskLine.tsx'

/** Somebody on a ward, in the order of its beds; `since`: when their stay began. */
export type InBed = {
  patientId: string
  bed: string
  patient: PatientIdentity
  encounterId: string
  since: string | undefined
}

type Props = {
  list: Entries<Listed>
  /** Said when there is nothing */
  none: string
  /** The dialog of one task */
  toTask: (patientId: string, taskId: string) => string
}

/** Tasks of many patients by time, each with whose it is. */
export function TasksByTime({ list, none, toTask, beds = [] }: Props & { beds?: readonly InBed[] }) {
  const now = useNow()
  const nothing = list.entries.length === 0 && list.withheld + list.unreadable === 0
  return (
    <>
      {nothing && <p>{none}</p>}
      {list.entries.length > 0 && (
        <ul className="lines" aria-label="Tasks">
          {list.entries.map(({ row, patient, place }) => {
            const there = beds.find(({ patientId }) => patientId === row.patientId)
            return (
              <li key={row.id}>
                <TaskLine
                  row={row}
                  whose={whoseText(there?.patient ?? patient, there?.bed ?? place)}
                  to={toTask(row.patientId ?? '', row.id)}
                  now={now}
                />
              </li>
            )
          })}
        </ul>
      )}
      <ListNotes of={list} />
    </>
  )
}

/** Where they lie and who they are, in one line. */
export function whoseText(patient: PatientIdentity | undefined, place: string | undefined): string {
  const who = patient
    ? `${patient.name} · Born ${bornText(patient)} · NHS No. ${nhsNumberText(patient.nhsNumber)}`
    : 'Patient not available'
  return place ? `${place} · ${who}` : who
}

type ByBedProps = Props & {
  beds: readonly InBed[]
  /** What else stands with a bed: its assessments, and a way to add a task */
  beside: (inBed: InBed) => { action: ReactNode; lines: ReactNode }
}

/** The same, bed by bed; a bed without anything to do is there too, for something may have to be added. */
export function TasksByBed({ list, toTask, beds, beside }: ByBedProps) {
  const now = useNow()
  return (
    <>
      {beds.map((inBed) => {
        const rows = list.entries.filter(({ row }) => row.patientId === inBed.patientId)
        const { action, lines } = beside(inBed)
        return (
          <section
            key={inBed.patientId}
            className="task-group"
            aria-label={`${inBed.bed}: ${inBed.patient.name}`}
          >
            <header>
              <h3>
                {inBed.bed}: {inBed.patient.name}
              </h3>
              <BornLine patient={inBed.patient} />
              {action}
            </header>
            {rows.length === 0 && !lines && <p className="quiet-text">Nothing to do</p>}
            {rows.length > 0 && (
              <ul className="lines">
                {rows.map(({ row }) => (
                  <li key={row.id}>
                    <TaskLine row={row} to={toTask(inBed.patientId, row.id)} now={now} />
                  </li>
                ))}
              </ul>
            )}
            {lines}
          </section>
        )
      })}
      <ListNotes of={list} />
    </>
  )
}
