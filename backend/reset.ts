import { forgetDataFolder } from './data-folder.ts'
import { CannotStart, settingsFrom } from './settings.ts'

try {
  const { dataFolder } = settingsFrom(process.env)
  console.log(
    forgetDataFolder(dataFolder)
      ? `Forgotten: ${dataFolder}. The next start seeds afresh.`
      : `Nothing to forget: ${dataFolder} does not exist.`,
  )
} catch (cause) {
  if (!(cause instanceof CannotStart)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
