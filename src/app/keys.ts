import { useEffect, useLayoutEffect, useRef } from 'react'

import { readCookie, writeCookie } from '#lib/cookie.ts'

import { everyPlace, type Place, places } from './places.ts'

/**
 * The one registry of keys: those of the whole application here, those of pages, sections and actions from the table of
 * pages. `g r` is G and then R. No two may be the same (keys.test.ts).
 */
export const keys = {
  find: { keys: '/', does: 'Find a patient' },
  goTo: { keys: 'Ctrl K', does: 'Go to a page, a section, an action or a recent patient, by typing' },
  help: { keys: '?', does: 'Show the keys' },
  before: { keys: '[', does: 'The patient before this one in the list you came from' },
  after: { keys: ']', does: 'The patient after this one' },
  toList: { keys: 'g l', does: 'Back to the list you came from' },
  round: { keys: 'n l', does: 'Start a round of observations on the ward that is open' },
} as const satisfies Record<string, { keys: string; does: string }>

export type KeyName = keyof typeof keys

/** G goes somewhere; N makes something new in the open chart. */
export const keysOf = ({ kind, key }: Place) => key && `${kind === 'action' ? 'n' : 'g'} ${key}`

type Does = KeyName | Place

/** What each sequence does. */
export const registryOf = (those: readonly Place[]): (readonly [keys: string, does: Does])[] => [
  ...(Object.keys(keys) as KeyName[]).map((name) => [keys[name].keys, name] as const),
  ...those.flatMap((place) => {
    const pressed = keysOf(place)
    return pressed ? [[pressed, place] as const] : []
  }),
]

const registry = registryOf(places)
const byKeys = new Map(registry)
/** The first of two keys */
const leaders = new Set(registry.flatMap(([keys]) => (/^\w \w$/.test(keys) ? keys.charAt(0) : [])))
/** As long as a second key is waited for */
const patience = 3000

/** Keys of one character can be turned off: speech input types them by accident (WCAG 2.1.4). */
export const singleKeysAreOn = () => readCookie('single-keys') !== 'off'
export const turnSingleKeys = (on: boolean) => writeCookie('single-keys', on ? 'on' : 'off')

/** Hears the keys of the whole application, except while a dialog is open or something is being written. */
export function useKeys(press: (does: Does) => void) {
  const latest = useRef(press)
  // With what is drawn, not after it: a key pressed on the next patient must not mean the one before (hazard H1).
  useLayoutEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    let begun: { leader: string; at: number } | undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyPressed(event)
      if (!key) return
      const leader = begun && event.timeStamp - begun.at < patience ? begun.leader : undefined
      begun = undefined
      const sequence = leader ? `${leader} ${key}` : key
      const does = byKeys.get(sequence)
      if (does) {
        event.preventDefault()
        latest.current(does)
      } else if (leader) learn(sequence, latest.current)
      else if (leaders.has(key)) begun = { leader: key, at: event.timeStamp }
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

/**
 * The keys of what opens over the pages, when the first of them is pressed. What it does is done to the patient who was
 * open when it was pressed; without a network it does nothing, as the page over it could not open either.
 */
function learn(sequence: string, press: (does: Does) => void) {
  const added = (all: readonly Place[]) => {
    for (const [pressed, does] of registryOf(all)) byKeys.set(pressed, does)
    const does = byKeys.get(sequence)
    if (does) press(does)
  }
  everyPlace().then(added, () => undefined)
}

function keyPressed(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.altKey || event.isComposing) return undefined
  if (document.querySelector('dialog[open]') || ['Shift', 'Control', 'Meta'].includes(event.key))
    return undefined
  if (event.ctrlKey || event.metaKey) return `Ctrl ${event.key.toUpperCase()}`
  return singleKeysAreOn() && !isWriting(event.target) ? event.key : undefined
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
