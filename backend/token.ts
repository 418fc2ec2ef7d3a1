import { join } from 'node:path'

import { accessClaims, serviceClaims, signAccessToken } from './identity/access-token.ts'
import { openDatabase } from './identity/identity-database.ts'
import { openKeys } from './identity/keys.ts'
import { people, personByUser } from './identity/people.ts'
import { CannotStart, settingsFrom } from './settings.ts'

/** `npm run --silent token -- USER [ORG]`: prints an access token of this machine's hospital. No server needs to run. */
async function tokenFor(user = '', org?: string): Promise<string> {
  const { issuer: another, dataFolder, publicUrl } = settingsFrom(process.env)
  if (another) throw new CannotStart(`Tokens come from ${another}: only the local sign-in can be asked here.`)
  const person = personByUser(user)
  if (user !== 'system' && !person) throw new CannotStart(usage)
  const role = org ? person?.roles.find(({ org_code }) => org_code === org.toUpperCase()) : person?.roles[0]
  if (org && !role) throw new CannotStart(`${user} holds no role at ${org}.`)

  const database = openDatabase(join(dataFolder, 'identity'))
  try {
    const keys = await openKeys(database)
    const at = { keys, issuer: `${publicUrl}/oidc`, fhirBase: `${publicUrl}/fhir` }
    return person
      ? await signAccessToken(at, person.userId, accessClaims(person, { chosen: role?.person_roleid }))
      : await signAccessToken(at, 'lune-service', serviceClaims)
  } finally {
    database.close()
  }
}

const users = [...people.map(({ user }) => user), 'system'].join(', ')
const usage = `Usage: npm run --silent token -- USER [ORG]. USER is one of: ${users}.`

try {
  console.log(await tokenFor(process.argv[2], process.argv[3]))
} catch (cause) {
  if (!(cause instanceof CannotStart)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
