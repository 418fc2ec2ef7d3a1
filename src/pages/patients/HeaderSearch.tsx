import { useState } from 'react'
import { useLocation, useMatch, useNavigate, useNavigationType } from 'react-router'

import { useCan } from '#auth/session.ts'
import { SearchBox } from '#features/patient-search/SearchBox.tsx'
import { findBoxId } from '#lib/find-box.ts'
import { paths } from '#lib/paths.ts'

import { soughtIn, toState } from './sought.ts'

/** The one box of every page. On the page of results the history keeps what is typed, so that Back brings it back. */
export function HeaderSearch() {
  const navigate = useNavigate()
  const location = useLocation()
  const onResults = useMatch(paths.patients()) !== null
  const cameBack = useNavigationType() === 'POP'
  const sought = onResults ? soughtIn(location.state) : ''
  const [typed, setTyped] = useState(sought)
  const [seen, setSeen] = useState(location)
  const mayFind = useCan('patient.find')

  if (location !== seen) {
    setSeen(location)
    // The box leads and the history follows, except when the reader has gone somewhere else in it.
    if (cameBack || location.pathname !== seen.pathname) setTyped(sought)
  }

  if (!mayFind) return <span />

  const showResults = (words: string) =>
    void navigate(paths.patients(), {
      state: toState(words),
      replace: onResults,
      preventScrollReset: onResults,
    })

  function onTyped(words: string) {
    setTyped(words)
    if (onResults) showResults(words)
  }

  return (
    <SearchBox
      id={findBoxId}
      typed={typed}
      onTyped={onTyped}
      offers={!onResults}
      onOpen={(patientId) => void navigate(paths.chart(patientId, 'summary'))}
      onSearch={showResults}
    />
  )
}
