import { type Post } from '#auth/session.ts'
import { useSignIn, useSignInState } from '#auth/SessionProvider.tsx'

import { RoleBand } from './RoleBand.tsx'

/** Several roles held: one is chosen for this session. Those that open nothing are listed, so nobody wonders. */
export function SelectRolePage() {
  const signIn = useSignIn()
  const state = useSignInState()
  if (state.status !== 'choose role') return null
  const { name, posts, current, choosing, problem } = state
  const usable = posts.filter(({ role }) => role)
  const without = posts.filter(({ role }) => !role)
  return (
    <>
      <RoleBand />
      <main className="role-page" id="main" tabIndex={-1}>
        <h1>Choose your role</h1>
        <p>
          Signed in as {name}. What you can see and do depends on the role; what you write is signed with it.
        </p>
        {problem && (
          <p className="role-problem" role="alert">
            {problem}
          </p>
        )}
        <ul className="role-list">
          {usable.map((post) => (
            <li key={post.id}>
              <button
                type="button"
                className="role-choice"
                aria-disabled={choosing !== undefined}
                aria-current={post.id === current?.post.id || undefined}
                onClick={() => void signIn.chooseRole(post.id)}
              >
                <RoleWords post={post} />
                {post.id === current?.post.id && <span>Your role now</span>}
              </button>
            </li>
          ))}
        </ul>
        <p role="status">{choosing ? 'Opening this role…' : ''}</p>
        {without.length > 0 && (
          <>
            <h2>Roles without access to Lune</h2>
            <ul className="role-list without">
              {without.map((post) => (
                <li key={post.id}>
                  {post.orgName} ({post.orgCode}), {post.title}
                </li>
              ))}
            </ul>
          </>
        )}
        <div className="session-dialog-actions">
          {current && (
            <button type="button" className="button" onClick={() => signIn.keepRole()}>
              Keep my role
            </button>
          )}
          <button type="button" className="button quiet" onClick={() => void signIn.signOut()}>
            Sign out
          </button>
        </div>
      </main>
    </>
  )
}

function RoleWords({ post }: { post: Post }) {
  return (
    <>
      <strong>
        {post.orgName} ({post.orgCode})
      </strong>{' '}
      <span>
        {post.title}
        {post.areas.length > 0 && `, ${post.areas.join(', ')}`}
      </span>
    </>
  )
}
