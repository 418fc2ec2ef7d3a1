import { join } from 'node:path'

import { serviceClaims, signAccessToken } from './identity/access-token.ts'
import { openDatabase } from './identity/identity-database.ts'
import { openKeys } from './identity/keys.ts'
import { importPaths, type ImportReport } from './importing/import-paths.ts'
import { openRecord } from './importing/record-client.ts'
import { settingsFrom } from './settings.ts'

/**
 * `npm run import -- [--lenient] PATH…`: loads FHIR JSON into the running record. `--lenient` also takes resources that
 * break R4's type definitions. LUNE_URL: another hospital's address; LUNE_TOKEN: its token.
 */
const given = process.argv.slice(2)
const lenient = given.includes('--lenient')
const paths = given.filter((word) => !word.startsWith('--'))
const unknown = given.filter((word) => word.startsWith('--') && word !== '--lenient')

if (paths.length === 0 || unknown.length > 0) {
  console.error(
    `${unknown.length > 0 ? `Unknown option ${unknown.join(' ')}. ` : ''}Usage: npm run import -- [--lenient] PATH…`,
  )
  process.exitCode = 1
} else {
  await run().catch((fault: unknown) => {
    console.error(fault instanceof Error ? fault.message : String(fault))
    process.exitCode = 1
  })
}

async function run() {
  const settings = settingsFrom(process.env)
  const url = (process.env.LUNE_URL ?? `http://localhost:${settings.port}`).replace(/\/+$/, '')
  const base = url.endsWith('/fhir') ? url : `${url}/fhir`
  const record = openRecord({ base, lenient, token: serviceTokens(settings.publicUrl, settings.dataFolder) })
  const began = performance.now()
  let said = 0
  const report = await importPaths(record, paths, (done, total) => {
    const seconds = (performance.now() - began) / 1000
    // A line that stays where nobody looks at a screen, now and then; else one that renews itself
    if (!process.stderr.isTTY && seconds - said < 5 && done < total) return
    said = seconds
    const line = `Importing: ${number(done)} of ${number(total)}, ${number(Math.round(done / seconds))} a second`
    process.stderr.write(process.stderr.isTTY ? `\r${line} ` : `${line}\n`)
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  tell(report, (performance.now() - began) / 1000)
  process.exitCode = report.refusals.length > 0 ? 1 : 0
}

/** Tokens of the hospital's own service account, renewed before their ten minutes are over. */
function serviceTokens(publicUrl: string, dataFolder: string): () => Promise<string> {
  const { LUNE_TOKEN } = process.env
  if (LUNE_TOKEN) return () => Promise.resolve(LUNE_TOKEN)
  let token = ''
  let good = 0
  return async () => {
    if (Date.now() < good) return token
    const database = openDatabase(join(dataFolder, 'identity'))
    try {
      const keys = await openKeys(database)
      const at = { keys, issuer: `${publicUrl}/oidc`, fhirBase: `${publicUrl}/fhir` }
      token = await signAccessToken(at, 'lune-service', serviceClaims)
      good = Date.now() + 8 * 60_000
      return token
    } finally {
      database.close()
    }
  }
}

function tell(report: ImportReport, seconds: number) {
  const { taken, alreadyThere, copies, passedOver, filesRead, filesPassedOver, refusals } = report
  for (const { where, what, reason } of refusals)
    console.log(`Refused: ${[where, what].filter(Boolean).join(', ')}: ${reason}`)
  for (const [type, count] of [...taken].toSorted(([one], [other]) => one.localeCompare(other))) {
    console.log(`${number(count).padStart(9)}  ${type}`)
  }
  const total = [...taken.values()].reduce((sum, count) => sum + count, 0)
  console.log(
    `${number(total).padStart(9)}  taken, in ${seconds.toFixed(1)} s, from ${number(filesRead)} files`,
  )
  console.log(`${number(alreadyThere).padStart(9)}  already in the record`)
  if (copies > 0) console.log(`${number(copies).padStart(9)}  copies of others in the files, taken once`)
  for (const [what, count] of passedOver) console.log(`${number(count).padStart(9)}  passed over: ${what}`)
  if (filesPassedOver > 0)
    console.log(`${number(filesPassedOver).padStart(9)}  files passed over: not JSON or NDJSON`)
  console.log(`${number(refusals.length).padStart(9)}  refused`)
}

function number(count: number) {
  return count.toLocaleString('en-GB')
}
