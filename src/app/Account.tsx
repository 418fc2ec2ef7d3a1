import { type KeyboardEvent, useRef, useState } from 'react'

import { useSession } from '#auth/session.ts'
import { useSignIn } from '#auth/SessionProvider.tsx'
import { ChevronIcon, GoIcon } from '#ui/icons.tsx'

import { keys } from './keys.ts'
import { chooseTheme, themeChoice, themeChoices } from './theme-choice.ts'

const themeWords = { light: 'Light', dark: 'Dark', system: 'As the system' }

/** Who is at the screen, in which role; and what they may do about it. */
export function Account({ onKeys, onGoTo }: { onKeys: () => void; onGoTo: () => void }) {
  const { name, post, posts } = useSession()
  const signIn = useSignIn()
  const [open, setOpen] = useState(false)
  const [theme, setTheme] = useState(themeChoice)
  const button = useRef<HTMLButtonElement>(null)
  const role = post.title.replace(/ Access Role$/, '')

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
      return
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    if (!open) return setOpen(true)
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')]
    const now = items.findIndex((item) => item === document.activeElement)
    items.at(now < 0 && step < 0 ? -1 : (now + step) % items.length)?.focus()
  }

  const then = (act: () => void) => () => {
    setOpen(false)
    button.current?.focus()
    act()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and focus of the menu in it
    <div
      role="group"
      aria-label="You"
      className="account"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        type="button"
        className="head-button go-to"
        title={`${keys.goTo.does} (${keys.goTo.keys})`}
        onClick={onGoTo}
      >
        <GoIcon /> Go to
      </button>
      <p className="who">
        <strong>{name}</strong>
        <span>
          {role}, <span className="org-name">{post.orgName}</span>
          <abbr className="org-code" title={post.orgName}>
            {post.orgCode}
          </abbr>
        </span>
      </p>
      <button
        ref={button}
        type="button"
        className="head-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? 'account-menu' : undefined}
        onClick={() => setOpen(!open)}
      >
        Account <ChevronIcon />
      </button>
      {open && (
        <div id="account-menu" role="menu" aria-label="Account" className="account-menu">
          <p className="who-again" role="none">
            <strong>{name}</strong>
            <span>{role}</span>
            <span>
              {post.orgName} ({post.orgCode})
            </span>
          </p>
          <button
            type="button"
            role="menuitem"
            aria-disabled={posts.length < 2}
            onClick={posts.length < 2 ? undefined : then(() => signIn.changeRole())}
          >
            Change role {posts.length < 2 && <small>you hold one role here</small>}
          </button>
          <div role="group" aria-label="Theme" className="theme-choice">
            <span aria-hidden="true">Theme</span>
            {themeChoices.map((choice) => (
              <button
                key={choice}
                type="button"
                role="menuitemradio"
                aria-checked={theme === choice}
                onClick={() => {
                  chooseTheme(choice)
                  setTheme(choice)
                }}
              >
                {themeWords[choice]}
              </button>
            ))}
          </div>
          <button type="button" role="menuitem" onClick={then(onKeys)}>
            Keys <kbd>{keys.help.keys}</kbd>
          </button>
          <button type="button" role="menuitem" onClick={then(() => void signIn.signOut())}>
            Sign out
          </button>
        </div>
      )}
    </div>
  )
}
