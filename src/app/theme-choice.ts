import { readCookie, writeCookie } from '#lib/cookie.ts'

export const themeChoices = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const darkSystem = matchMedia('(prefers-color-scheme: dark)')

export const themeChoice = (): ThemeChoice =>
  themeChoices.find((one) => one === readCookie('theme')) ?? 'system'

export function chooseTheme(choice: ThemeChoice) {
  writeCookie('theme', choice)
  show()
}

function show() {
  const choice = themeChoice()
  document.documentElement.dataset['theme'] =
    choice === 'system' ? (darkSystem.matches ? 'dark' : 'light') : choice
}

/** Shows the chosen theme, and follows the system where that was chosen. */
export function showTheme() {
  show()
  darkSystem.addEventListener('change', show)
}
