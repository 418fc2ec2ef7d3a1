import { openIssuer, againMark, stateIn } from '#auth/issuer.ts'
import { answers, createSignIn } from '#auth/sign-in.ts'
import { config, loadConfig } from '#lib/config.ts'

import './entry.css'

/** The first chunk: finds out who is there, with no React yet; then the application starts. */
enter().catch(() =>
  say({
    title: 'Lune could not start',
    words: 'Something went wrong before the first page.',
    action: tryAgain,
  }),
)

async function enter() {
  try {
    await loadConfig()
  } catch {
    return say({
      title: 'Lune could not start',
      words: 'The settings of this site could not be read.',
      action: tryAgain,
    })
  }
  if (isOtherName()) return
  switch (location.pathname) {
    case '/signed-out':
      return say({
        title: 'You are signed out',
        words: 'Nothing of your session is kept in this browser.',
        action: again,
      })
    case '/signed-in':
      if (stateIn(location.href).endsWith(`;${againMark}`)) return answer()
      return comeIn()
    default:
      return goToSignIn(location.pathname + location.search + location.hash)
  }
}

async function goToSignIn(page: string) {
  try {
    location.replace(await openIssuer().signInUrl(page))
  } catch {
    say({
      title: 'Sign-in cannot be reached',
      words: 'Your organisation’s sign-in did not answer. Check the network and try again.',
      action: tryAgain,
    })
  }
}

/** Back from the sign-in page with a code. */
async function comeIn() {
  const issuer = openIssuer()
  const opening = import('#app/libraries.ts').then(() => import('#app/start.tsx'))
  opening.catch(() => undefined) // told of below, after the tokens
  let signIn
  try {
    const { tokens, page } = await issuer.redeem(location.href)
    history.replaceState(null, '', page)
    signIn = createSignIn(issuer, tokens)
  } catch {
    history.replaceState(null, '', '/')
    return say({
      title: 'Signing in did not work',
      words: 'The sign-in page was left open too long, was used twice, or the network failed.',
      action: tryAgain,
    })
  }
  try {
    const { start } = await opening
    start(signIn)
  } catch {
    say({
      title: 'Lune could not start',
      words: 'Part of the application could not be fetched.',
      action: tryAgain,
    })
  }
}

/** This window was opened to sign in again for another page of ours: it hands over the answer and goes. */
function answer() {
  new BroadcastChannel(answers).postMessage(location.href)
  history.replaceState(null, '', '/signed-in')
  window.close()
  say({ title: 'You are signed in', words: 'You can close this window and go on in the one you came from.' })
}

/** A sign-in on `localhost` does not answer to 127.0.0.1: one name for one machine. */
function isOtherName(): boolean {
  const { protocol, hostname, host } = new URL(config().issuer, location.origin)
  const isHere = ['localhost', '127.0.0.1', '[::1]']
  if (hostname === location.hostname || !isHere.includes(hostname) || !isHere.includes(location.hostname))
    return false
  location.replace(`${protocol}//${host}${location.pathname}${location.search}${location.hash}`)
  return true
}

type Action = { name: string; do: () => void }
const tryAgain: Action = { name: 'Try again', do: () => location.reload() }
const again: Action = { name: 'Sign in again', do: () => location.replace('/') }

function say({ title, words, action }: { title: string; words: string; action?: Action }) {
  document.title = `${title} - Lune`
  const main = document.createElement('main')
  main.className = 'doorstep'
  const heading = document.createElement('h1')
  heading.textContent = title
  const text = document.createElement('p')
  text.textContent = words
  main.append(heading, text)
  if (action) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = action.name
    button.onclick = action.do
    main.append(button)
  }
  document.querySelector('#root')?.replaceChildren(main)
}
