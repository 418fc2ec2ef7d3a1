import '#ui/controls.css'
import './search-box.css'

import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'

import { SearchIcon } from '#ui/icons.tsx'

import type { Keys, SearchOffers, Shown } from './SearchOffers.tsx'

type Props = {
  id: string
  typed: string
  onTyped: (typed: string) => void
  /** Whether patients are offered below the box; false where the page itself shows them */
  offers: boolean
  onOpen: (patientId: string) => void
  /** Enter on the words themselves */
  onSearch: (typed: string) => void
}

/**
 * The one box. It stands at once; the search behind it comes with the first focus, for nobody else waits for it, and where
 * it cannot be had Enter still searches. The box stays the same element: nothing typed or selected is lost as it comes.
 */
export function SearchBox({ id, typed, onTyped, offers, onOpen, onSearch }: Props) {
  const [open, setOpen] = useState(false)
  const [behind, setBehind] = useState<{ Offers: typeof SearchOffers }>()
  const [shown, setShown] = useState<Shown>()
  const keys = useRef<Keys>(null)
  const box = useRef<HTMLInputElement>(null)

  function onFocus() {
    setOpen(true)
    if (!behind)
      void import('./SearchOffers.tsx').then(
        (file) => setBehind({ Offers: file.SearchOffers }),
        () => undefined,
      )
  }

  function onKeyDown(event: KeyboardEvent) {
    if (keys.current?.(event) || event.key !== 'Enter') return
    event.preventDefault()
    setOpen(false)
    onSearch(typed)
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
        ref={box}
        id={id}
        type="search"
        className="input"
        aria-label="Find a patient"
        placeholder="Find a patient"
        title="Name, NHS number, hospital number or date of birth, in any order"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete={behind && offers ? 'list' : undefined}
        aria-haspopup={behind && offers ? 'listbox' : undefined}
        aria-controls={shown?.list}
        aria-activedescendant={shown?.marked}
        value={typed}
        onChange={(event) => {
          setOpen(true)
          onTyped(event.target.value)
        }}
        onFocus={onFocus}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      {behind && (
        <behind.Offers
          typed={typed}
          open={open}
          offers={offers}
          keys={keys}
          onShown={setShown}
          onOpenChange={setOpen}
          onClear={() => onTyped('')}
          onChoose={(patient) => {
            setOpen(false)
            onTyped('')
            box.current?.blur()
            onOpen(patient.id)
          }}
        />
      )}
    </search>
  )
}
