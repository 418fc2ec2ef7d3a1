import { createContext, type ReactNode, use, useEffect, useSyncExternalStore } from 'react'

import { queryClient } from '#lib/query-client.ts'

import { createIdleWatch, type IdleWatch } from './idle.ts'
import { IdleWarning } from './IdleWarning.tsx'
import { SessionContext } from './session.ts'
import type { SignIn, SignInState } from './sign-in.ts'
import { SignedOutDialog } from './SignedOutDialog.tsx'

import './session.css'

const SignInContext = createContext<SignIn | undefined>(undefined)

/** What the person may do about their sign-in: change role, sign out, sign in again. */
export function useSignIn(): SignIn {
  const signIn = use(SignInContext)
  if (!signIn) throw new Error('useSignIn() outside a SessionProvider')
  return signIn
}

/** Who is at the screen, as it changes. */
export function useSignInState(): SignInState {
  const { subscribe, getSnapshot } = useSignIn()
  return useSyncExternalStore(subscribe, getSnapshot)
}

type Props = {
  signIn: SignIn
  /** Shown while a role is to be chosen */
  chooseRole: ReactNode
  /** Shown to someone who holds no role that opens anything */
  noRole: ReactNode
  /** The signed-in pages */
  children: ReactNode
}

/** Puts the pages behind the sign-in, and the idle warning and the signed-out dialog before them. */
export function SessionProvider({ signIn, chooseRole, noRole, children }: Props) {
  useEffect(() => {
    const stopForgetting = signIn.onForget(() => queryClient.clear())
    const stopReturning = signIn.onReturn(() => void queryClient.invalidateQueries())
    return () => {
      stopForgetting()
      stopReturning()
    }
  }, [signIn])
  return (
    <SignInContext value={signIn}>
      <ByState chooseRole={chooseRole} noRole={noRole}>
        {children}
      </ByState>
    </SignInContext>
  )
}

function ByState({ chooseRole, noRole, children }: Omit<Props, 'signIn'>) {
  const signIn = useSignIn()
  const state = useSignInState()
  switch (state.status) {
    case 'choose role':
      return chooseRole
    case 'no role':
      return noRole
    case 'signed in':
      return (
        <SessionContext value={state.session}>
          {children}
          <Watched signIn={signIn} />
        </SessionContext>
      )
    case 'signed out': {
      if (state.reason === 'left') return <p role="status">Signing out…</p>
      const dialog = <SignedOutDialog state={state} signIn={signIn} />
      return state.session ? (
        <SessionContext value={state.session}>
          {children}
          {dialog}
        </SessionContext>
      ) : (
        dialog
      )
    }
  }
}

/** While somebody is signed in, their idle time is watched. */
function Watched({ signIn }: { signIn: SignIn }) {
  const watch = useIdleWatch(signIn)
  return <IdleWarning watch={watch} signOut={() => void signIn.signOut()} />
}

const watches = new WeakMap<SignIn, IdleWatch>()

function useIdleWatch(signIn: SignIn): IdleWatch {
  const watch = watches.get(signIn) ?? createIdleWatch(signIn)
  watches.set(signIn, watch)
  useEffect(() => {
    watch.start()
    return () => watch.stop()
  }, [watch])
  return watch
}
