import {
  type Dispatch,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useState,
} from 'react'

import { bornText, nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { useRecentPatients } from '#clinical/patient/recent-patients.ts'
import { useNow } from '#lib/use-now.ts'

import { PatientMarks } from './PatientMarks.tsx'
import { isNamesake, sameNames } from './same-names.ts'
import { remarksOn, searchedFor } from './searches.ts'
import { type PatientSearch, usePatientSearch } from './use-patient-search.ts'

/** Takes a key that is pressed in the box, and says whether it did. */
export type Keys = (event: KeyboardEvent) => boolean

/** What the box says of the list below it: the list that is there, and the one marked in it. */
export type Shown = { list: string | undefined; marked: string | undefined }

type Props = {
  typed: string
  /** Somebody is at the box */
  open: boolean
  /** Whether patients are offered; false where the page itself shows them */
  offers: boolean
  keys: Ref<Keys>
  onShown: Dispatch<Shown>
  onOpenChange: (open: boolean) => void
  onClear: () => void
  onChoose: (patient: PatientIdentity) => void
}

const mostOffered = 8

/** Below the box: the patients. Up and down choose among them, Enter opens; a screen reader hears each choice. */
export function SearchOffers(props: Props) {
  const { typed, open, offers, keys, onShown, onOpenChange, onClear, onChoose } = props
  const listId = useId()
  const [mark, setMark] = useState({ typed, at: -1 })
  const chosen = mark.typed === typed ? mark.at : -1
  const search = usePatientSearch(offers ? typed : '')
  const recent = useRecentPatients()
  const showing = open && offers && (typed.trim() !== '' || recent.length > 0)
  const patients = showing ? offered(search, recent) : []
  const active = patients[chosen]
  const shared = sameNames(search.status === 'found' ? search.found.patients : patients)

  const list = showing ? listId : undefined
  const marked = active ? `${listId}-${chosen}` : undefined
  useLayoutEffect(() => onShown({ list, marked }), [list, marked, onShown])

  function onKeyDown(event: KeyboardEvent): boolean {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (!offers) return toFirstRow(event)
        event.preventDefault()
        onOpenChange(true)
        const step = event.key === 'ArrowDown' ? 1 : -1
        // One place more than there are patients: the words in the box.
        setMark({ typed, at: ((chosen + 1 + step + patients.length + 1) % (patients.length + 1)) - 1 })
        return true
      }
      case 'Enter':
        if (!active) return false
        event.preventDefault()
        onChoose(active)
        return true
      case 'Escape':
        if (!showing && typed === '') return false
        event.preventDefault()
        if (!showing) onClear()
        onOpenChange(false)
        setMark({ typed, at: -1 })
        return true
      default:
        return false
    }
  }
  useImperativeHandle(keys, () => onKeyDown)

  if (!showing) return null
  return (
    <div className="search-offers">
      {patients.length > 0 && (
        <>
          {search.status === 'nothing typed' && <p className="search-note">Recently opened</p>}
          <div id={listId} role="listbox" aria-label="Patients">
            {patients.map((patient, index) => (
              <Offer
                key={patient.id}
                id={`${listId}-${index}`}
                patient={patient}
                namesake={isNamesake(patient, shared)}
                selected={index === chosen}
                onChoose={() => onChoose(patient)}
              />
            ))}
          </div>
        </>
      )}
      <p className="search-note" role="status">
        {noteOf(search)}
      </p>
    </div>
  )
}

function offered(search: PatientSearch, recent: PatientIdentity[]): PatientIdentity[] {
  if (search.status === 'nothing typed') return recent.slice(0, mostOffered)
  return search.status === 'found' ? search.found.patients.slice(0, mostOffered) : []
}

/** On the page of results the arrow leaves the box for the table. */
function toFirstRow(event: KeyboardEvent): boolean {
  const first = document.querySelector<HTMLElement>('.patients-table .row-link')
  if (event.key !== 'ArrowDown' || !first) return false
  event.preventDefault()
  first.focus()
  return true
}

function noteOf(search: PatientSearch): string {
  switch (search.status) {
    case 'nothing typed':
      return ''
    case 'too little':
      return [...remarksOn(search.words), 'Two letters or more, a number, or a date of birth in full.'].join(
        ' ',
      )
    case 'searching':
      return 'Searching…'
    case 'failed':
      return `Could not search. ${search.error.message}`
    case 'found': {
      const { words, found } = search
      const { patients, complete, withheld, withheldPatients } = found
      const count =
        patients.length === 0
          ? `No patient ${withheld > 0 ? 'to show' : 'found'} for ${searchedFor(words)}.`
          : patients.length > mostOffered || !complete
            ? `First ${mostOffered} of ${complete ? patients.length : `more than ${patients.length}`}. Enter shows more.`
            : patients.length === 1
              ? '1 patient.'
              : `${patients.length} patients.`
      const reach = withheldPatients.length === 0 ? '' : ` Enter shows ${withheld === 1 ? 'it' : 'them'}.`
      const kept = withheld > 0 ? `${withheld} very restricted, not shown here.${reach}` : ''
      return [...remarksOn(words), count, kept].filter(Boolean).join(' ')
    }
  }
}

type OfferProps = {
  id: string
  patient: PatientIdentity
  namesake: boolean
  selected: boolean
  onChoose: () => void
}

function Offer({ id, patient, namesake, selected, onChoose }: OfferProps) {
  const now = new Date(useNow())
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box has the keys: aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={selected}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' })
      }}
      onMouseDown={(event) => event.preventDefault()} // the box keeps the focus
      onClick={onChoose}
    >
      <span className="offer-name">
        {patient.name} <PatientMarks patient={patient} namesake={namesake} />
      </span>
      <span className="second-line offer-facts">
        <span>Born {bornText(patient, now)}</span> <span>{patient.gender}</span>{' '}
        <span>NHS No. {nhsNumberText(patient.nhsNumber)}</span>
      </span>
    </div>
  )
}
