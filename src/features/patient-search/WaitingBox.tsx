import '#ui/controls.css'
import './search-box.css'

import { SearchIcon } from '#ui/icons.tsx'

import { searchField } from './search-field.ts'

type Props = {
  id: string
  typed: string
  onTyped: (typed: string) => void
  onSearch: (typed: string) => void
  /** Somebody is about to search */
  onWanted: () => void
}

/** The box while nobody has meant to search: it holds words, and Enter leads to the page of results. */
export const WaitingBox = ({ id, typed, onTyped, onSearch, onWanted }: Props) => (
  <search className="search-box">
    <SearchIcon />
    <input
      {...searchField}
      id={id}
      value={typed}
      onChange={(event) => onTyped(event.target.value)}
      onFocus={onWanted}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        onSearch(typed)
      }}
    />
    <kbd aria-hidden="true">/</kbd>
  </search>
)
