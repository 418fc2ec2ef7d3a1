import './shell.css'
import './menu.css'
import './shell-narrow.css'

import { lazy, Suspense, useState } from 'react'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'

import { HeaderSearch } from '#pages/patients/HeaderSearch.tsx'
import { config } from '#lib/config.ts'
import { LeaveGuard } from '#ui/LeaveGuard.tsx'

import { Account } from './Account.tsx'
import { Menu } from './Menu.tsx'
import { useAppKeys } from './use-app-keys.ts'
import { useOffline } from './use-offline.ts'
import { usePageOpened } from './use-page-opened.ts'
import { Wordmark } from './Wordmark.tsx'

const CommandPalette = lazy(() =>
  import('./CommandPalette.tsx').then((file) => ({ default: file.CommandPalette })),
)
const KeysHelp = lazy(() => import('./KeysHelp.tsx').then((file) => ({ default: file.KeysHelp })))

/** What stands around every page: who I am, where I can go, and the box to find a patient. */
export function Shell() {
  const [over, setOver] = useState<'palette' | 'keys'>()
  const { environment } = config()
  usePageOpened()
  useAppKeys({ goTo: () => setOver('palette'), help: () => setOver('keys') })
  const close = () => setOver(undefined)
  return (
    <>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault() // an address with #main would be another page to go back through
          document.getElementById('main')?.focus()
        }}
      >
        Skip to the page
      </a>
      <header className="shell-head">
        <Progress />
        {environment && <p className="ribbon">{environment}</p>}
        <div className="shell-bar">
          <Wordmark />
          <Menu />
          <HeaderSearch />
          <Account onKeys={() => setOver('keys')} onGoTo={() => setOver('palette')} />
        </div>
        <Offline />
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <ScrollRestoration />
      <LeaveGuard />
      <Suspense fallback={null}>
        {over === 'palette' && <CommandPalette onClose={close} onKeys={() => setOver('keys')} />}
        {over === 'keys' && <KeysHelp onClose={close} />}
      </Suspense>
    </>
  )
}

/** A thin line while the next page is on its way; the page one is on stays until then. */
function Progress() {
  const { state } = useNavigation()
  return state === 'idle' ? null : (
    <div className="progress" role="progressbar" aria-label="Opening the page" />
  )
}

function Offline() {
  return useOffline() ? (
    <p className="offline" role="alert">
      <strong>The record cannot be reached.</strong> What is on the screen may be out of date, and nothing can
      be saved until the network is back.
    </p>
  ) : null
}
