import { useEffect, useRef } from 'react'

import type { SignIn, SignInState } from './sign-in.ts'

type Props = { state: Extract<SignInState, { status: 'signed out' }>; signIn: SignIn }

/** Covers the pages, for whoever passes the screen, and loses nothing in them. */
export function SignedOutDialog({ state, signIn }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="session-dialog covering"
      aria-labelledby="signed-out-title"
      aria-describedby="signed-out-words"
      closedby="none"
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault()
      }}
      // a browser that closes it all the same
      onClose={() => dialog.current?.showModal()}
    >
      <h2 id="signed-out-title">You have been signed out</h2>
      <div id="signed-out-words">
        <p>{state.reason === 'idle' ? 'Nothing was done here for a while.' : 'Your session has ended.'}</p>
        {state.session && (
          <p>
            Your unsaved words are still here. Sign in again as {state.session.name} to carry on where you
            were.
          </p>
        )}
      </div>
      <p role="status">{told(state)}</p>
      {state.url && (
        <p>
          <a href={state.url} target="_blank" rel="noreferrer">
            Open the sign-in page
          </a>
        </p>
      )}
      <div className="session-dialog-actions">
        <button type="button" className="button primary" onClick={() => void signIn.signInAgain()}>
          Sign in again
        </button>
        <button type="button" className="button quiet" onClick={() => void signIn.signOut()}>
          Leave, and lose what is unsaved
        </button>
      </div>
    </dialog>
  )
}

function told({ again, url }: Props['state']): string {
  switch (again) {
    case 'not asked':
      return ''
    case 'waiting':
      return url
        ? 'Your browser blocked the window.'
        : 'Sign in in the window that has opened. This page then carries on.'
    case 'failed':
      return 'Signing in did not work. Check the network and try again.'
  }
}
