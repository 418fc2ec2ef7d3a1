import '#ui/controls.css'
import './search-box.css'

import { type FocusEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'

import { bornText, nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { useRecentPatients } from '#clinical/patient/recent-patients.ts'
import { useNow } from '#lib/use-now.ts'
import { SearchIcon } from '#ui/icons.tsx'

import { PatientMarks } from './PatientMarks.tsx'
import { isNamesake, sameNames } from './same-names.ts'
import { searchField } from './search-field.ts'
import { remarksOn, searchedFor } from './searches.ts'
import { type PatientSearch, usePatientSearch } from './use-patient-search.ts'

type Props = {
  id: string
  typed: string
  onTyped: (typed: string) => void
  /** Whether patients are offered below the box; false where the page itself shows them */
  offers: boolean
  onOpen: (patientId: string) => void
  /** Enter on the words themselves */
  onSearch: (typed: string) => void
  /** It takes the place of a box in which somebody is writing */
  goesOn?: boolean
}

const mostOffered = 8

/** The one box. Up and down choose among what is offered, Enter opens; a screen reader hears each choice. */
export function SearchBox({ id, typed, onTyped, offers, onOpen, onSearch, goesOn = false }: Props) {
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (!goesOn) return
    box.current?.focus()
    box.current?.setSelectionRange(-1, -1)
    // once, as it comes
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const search = usePatientSearch(offers ? typed : '')
  const recent = useRecentPatients()
  const showing = open && offers && (typed.trim() !== '' || recent.length > 0)
  const patients = showing ? offered(search, recent) : []
  const active = patients[chosen]
  const shared = sameNames(search.status === 'found' ? search.found.patients : patients)

  function openPatient(patient: PatientIdentity) {
    setOpen(false)
    onTyped('')
    box.current?.blur()
    onOpen(patient.id)
  }

  function onKeyDown(event: KeyboardEvent) {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (!offers) return firstRow(event)
        event.preventDefault()
        setOpen(true)
        const step = event.key === 'ArrowDown' ? 1 : -1
        // One place more than there are patients: the words in the box.
        setChosen((now) => ((now + 1 + step + patients.length + 1) % (patients.length + 1)) - 1)
        return
      }
      case 'Enter':
        event.preventDefault()
        if (active) return openPatient(active)
        setOpen(false)
        return onSearch(typed)
      case 'Escape':
        if (!showing && typed === '') return
        event.preventDefault()
        if (!showing) onTyped('')
        setOpen(false)
        setChosen(-1)
    }
  }

  return (
    <search
      className="search-box"
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <SearchIcon />
      <input
        {...searchField}
        ref={box}
        id={id}
        aria-autocomplete={offers ? 'list' : undefined}
        aria-haspopup={offers ? 'listbox' : undefined}
        aria-controls={showing ? listId : undefined}
        aria-activedescendant={active ? `${listId}-${chosen}` : undefined}
        value={typed}
        onChange={(event) => {
          setChosen(-1)
          setOpen(true)
          onTyped(event.target.value)
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      {showing && (
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
                    onChoose={() => openPatient(patient)}
                  />
                ))}
              </div>
            </>
          )}
          <p className="search-note" role="status">
            {noteOf(search)}
          </p>
        </div>
      )}
    </search>
  )
}

function offered(search: PatientSearch, recent: PatientIdentity[]): PatientIdentity[] {
  if (search.status === 'nothing typed') return recent.slice(0, mostOffered)
  return search.status === 'found' ? search.found.patients.slice(0, mostOffered) : []
}

/** On the page of results the arrow leaves the box for the table. */
function firstRow(event: KeyboardEvent) {
  const first = document.querySelector<HTMLElement>('.patients-table .row-link')
  if (event.key !== 'ArrowDown' || !first) return
  event.preventDefault()
  first.focus()
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
