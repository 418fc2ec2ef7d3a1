/** What is being looked for travels in the history's state: an address is kept in logs, and this names people. */
export const toState = (sought: string) => ({ sought })

export const soughtIn = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'sought' in state && typeof state.sought === 'string'
    ? state.sought
    : ''
