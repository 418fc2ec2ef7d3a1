import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { buildApp, isStale } from './build-app.ts'
import { claimDataFolder } from './data-folder.ts'
import { openDoor } from './listen.ts'
import { people } from './identity/people.ts'
import { CannotStart, type Settings, settingsFrom } from './settings.ts'
import { checkUpstream } from './upstream.ts'

const root = join(fileURLToPath(import.meta.url), '../..')

/** One process, one port: the application, the record and the sign-in. */
async function start(settings: Settings, dev: boolean) {
  const began = performance.now()
  // Until the hospital is open there is nothing to end: what a cut-off seed leaves is done again by the next start.
  let end = async () => {}
  const stop = () => {
    setTimeout(() => process.exit(1), 4500).unref()
    end().then(
      () => process.exit(0),
      (cause: unknown) => {
        console.error(cause)
        process.exit(1)
      },
    )
  }
  const door = await openDoor(settings.port, settings.host)
  const folder = claimDataFolder(settings.dataFolder)
  if (settings.upstream) await checkUpstream(settings.upstream)
  const building = !dev && isStale(root) ? build() : Promise.resolve()
  // Its failure is told below; told or not, it must not end the process from the side.
  building.catch(() => {})
  // Loaded only now: what is wrong with the settings is said at once.
  const { openHospital } = await import('./hospital.ts')
  const hospital = await openHospital({ settings, folder, server: door.server, building, dev, root })
  end = async () => {
    await door.close()
    await hospital.close()
    folder.release()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  door.answerWith(hospital.listener)
  tell(settings, (performance.now() - began) / 1000)
}

async function build() {
  console.log('Building the application …')
  await buildApp(root)
  console.log('The application is built.')
}

function tell({ publicUrl, dataFolder, upstream, issuer }: Settings, seconds: number) {
  console.log(`\nLune is open at ${publicUrl} (${seconds.toFixed(1)} s). Data: ${dataFolder}`)
  if (upstream) console.log(`The record is ${upstream}`)
  if (issuer) {
    console.log(`Sign in with ${issuer}`)
    return
  }
  console.log('Demonstration sign-ins, passcode "demo":')
  for (const { user, job } of people) console.log(`  ${user.padEnd(12)}${job}`)
}

try {
  await start(settingsFrom(process.env), process.argv.includes('--dev'))
} catch (cause) {
  console.error(cause instanceof CannotStart ? cause.message : cause)
  process.exit(1)
}
