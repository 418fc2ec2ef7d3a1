import type { DataFolder } from './data-folder.ts'
import { CannotStart, type Settings } from './settings.ts'
import { openStore } from './store/open-store.ts'
import { withTerms } from './terminology/expand.ts'

/** The embedded store, seeded the first time; a seed that was cut off is done again from nothing. */
export async function openRecord(folder: DataFolder, size: Settings['seed'], base: string) {
  if (folder.seedWasInterrupted) {
    console.log('An earlier seed did not end; starting it afresh.')
    folder.forget('store')
  }
  const store = await openStore({ folder: folder.part('store'), base }).catch((cause: unknown) => {
    throw new CannotStart(
      `${cause instanceof Error ? cause.message : String(cause)}. Choose another folder with LUNE_DATA, or forget this one with npm run reset.`,
    )
  })
  if (store.isEmpty()) {
    const { seed } = await import('./seed/seed.ts')
    folder.seedingStarted()
    seed(store, { size, now: new Date(), progress })
    folder.seedingEnded()
    if (process.stdout.isTTY) process.stdout.write('\n')
  }
  return {
    backend: withTerms(store),
    onChange: (listener: (type: string, id: string) => void) => {
      store.onCommit((changes) => {
        for (const { type, id } of changes) listener(type, id)
      })
    },
  }
}

/** One line that fills; where nobody watches, a line every few seconds would only be noise, so the latest is enough. */
let told = 0
function progress(line: string) {
  if (process.stdout.isTTY) return void process.stdout.write(`\r\u001b[K${line}`)
  if (Date.now() - told < 2000) return
  told = Date.now()
  console.log(line)
}
