/** The seam between the record and the sign-in: `sign-in.ts` fills it, `fhir/http.ts` asks it. Memory only. */

type Source = { authorization: () => Promise<string>; signedOut: () => void }

let source: Source | undefined

export const provideAccessToken = (from: Source) => {
  source = from
}

/** The `Authorization` header of one request; waits for a renewal under way. */
export async function authorization(): Promise<string> {
  if (!source) throw new Error('authorization() was asked for before signing in')
  return source.authorization()
}

/** The record has refused the token: the session may offer to sign in again in place. */
export const reportSignedOut = () => source?.signedOut()
