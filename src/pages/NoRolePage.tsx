import { useSignIn, useSignInState } from '#auth/SessionProvider.tsx'

import { RoleBand } from './RoleBand.tsx'

/** Signed in, and no role opens anything: that is an ordinary state of a new starter, not an error. */
export function NoRolePage() {
  const signIn = useSignIn()
  const state = useSignInState()
  if (state.status !== 'no role') return null
  const { name, posts } = state
  return (
    <>
      <RoleBand />
      <main className="role-page" id="main" tabIndex={-1}>
        <h1>You have no role in Lune yet</h1>
        <p>You are signed in as {name}, but none of your national roles opens this record.</p>
        {posts.length > 0 && (
          <>
            <h2>Your roles</h2>
            <ul className="role-list without">
              {posts.map((post) => (
                <li key={post.id}>
                  {post.orgName} ({post.orgCode}), {post.title}
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          Ask your manager or your Registration Authority to give you one. When they have, sign out and sign
          in again.
        </p>
        <div className="session-dialog-actions">
          <button type="button" className="button primary" onClick={() => void signIn.signOut()}>
            Sign out
          </button>
        </div>
      </main>
    </>
  )
}
