import type { ReactNode } from 'react'
import { isRouteErrorResponse, Link, useMatch, useRevalidator, useRouteError } from 'react-router'

import { useCan, useSession } from '#auth/session.ts'
import { paths } from '#lib/paths.ts'

/** A page that cannot be shown says why in words, and shows a way on. */
export function PageError() {
  const error = useRouteError()
  const patientId = useMatch('/patients/:patientId/*')?.params.patientId
  const mayBreakGlass = useCan('emergency.access')
  switch (kindOf(error)) {
    case 'missing':
      return (
        <Words title="Not in the record">
          <p>
            Nothing is kept at this address. It may have been typed wrongly, or belong to another record that
            this one does not hold.
          </p>
        </Words>
      )
    case 'restricted':
      return (
        <Words
          title="Restricted record"
          on={
            patientId &&
            mayBreakGlass && (
              <Link className="button primary" to={paths.breakGlass(patientId)}>
                Emergency access
              </Link>
            )
          }
        >
          <p>
            This record is restricted. It can be opened in an emergency, with a reason; the privacy officer is
            told.
          </p>
          {!mayBreakGlass && (
            <p>Your role has no emergency access. Ask a clinician or the privacy officer.</p>
          )}
        </Words>
      )
    case 'forbidden':
      return <NotAllowed />
    case 'offline':
      return (
        <Words title="The record cannot be reached" on={<Again />}>
          <p>Check the network. Nothing that was saved is lost.</p>
        </Words>
      )
    case 'busy':
      return (
        <Words title="The record is busy" on={<Again />}>
          <p>Wait a moment and try again.</p>
        </Words>
      )
    case 'signed-out':
      return (
        <Words title="You have been signed out" on={<Again />}>
          <p>Sign in again to see this page.</p>
        </Words>
      )
    case 'new version':
      return (
        <Words
          title="This page could not be fetched"
          on={
            <button type="button" className="button primary" onClick={() => location.reload()}>
              Load again
            </button>
          }
        >
          <p>The network failed, or Lune has been renewed since you opened it.</p>
        </Words>
      )
    case 'broken':
      return (
        <Words title="This page could not be shown" on={<Again />}>
          <p>Something went wrong. If you were saving, check in the record before you try again.</p>
          {error instanceof Error && <p className="quiet-text">{error.message}</p>}
        </Words>
      )
  }
}

/** 403, before anything was asked of the record. */
export const NotAllowed = () => <Refused level={1} />

/** The same in the place of a dialog: the page around it has its own main heading. */
export const NotAllowedHere = () => <Refused level={2} />

function Refused({ level }: { level: 1 | 2 }) {
  const { post } = useSession()
  return (
    <Words title="Not open to your role" level={level}>
      <p>
        You are signed in as {post.title} at {post.orgName}. This page is not part of that role. If you hold
        another role, choose it under Account.
      </p>
    </Words>
  )
}

/** 404. */
export const NoSuchPage = () => (
  <Words title="No such page">
    <p>There is nothing at this address in this version of Lune.</p>
  </Words>
)

type WordsProps = { title: string; level?: 1 | 2; on?: ReactNode; children: ReactNode }

function Words({ title, level = 1, on, children }: WordsProps) {
  const Heading = `h${level}` as const
  return (
    <div className="page page-error">
      <Heading>{title}</Heading>
      {children}
      <p className="buttons">
        {on}
        <Link className="button" to={paths.home()}>
          Home
        </Link>
        <Link className="button" to={paths.patients()}>
          Find a patient
        </Link>
      </p>
    </div>
  )
}

function Again() {
  const { revalidate, state } = useRevalidator()
  return (
    <button
      type="button"
      className="button primary"
      disabled={state === 'loading'}
      onClick={() => void revalidate()}
    >
      Try again
    </button>
  )
}

const kinds = [
  'missing',
  'restricted',
  'forbidden',
  'offline',
  'busy',
  'signed-out',
  'new version',
  'broken',
] as const
type Kind = (typeof kinds)[number]

/** What kind of failure: the record's errors carry a `kind`, the router's a status. */
function kindOf(error: unknown): Kind {
  if (isRouteErrorResponse(error)) return error.status === 404 ? 'missing' : 'broken'
  // What browsers and the build say of a file of ours that did not come.
  if (error instanceof Error && /import|module|preload|failed to fetch/i.test(error.message))
    return 'new version'
  const kind: unknown = error instanceof Error && 'kind' in error ? error.kind : undefined
  return kinds.find((one) => one === kind) ?? 'broken'
}
