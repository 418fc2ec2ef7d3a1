import { Link } from 'react-router'

import { paths } from '#lib/paths.ts'

/** Lune: a crescent, and the river's bend in it. */
export const Wordmark = () => (
  <Link className="wordmark" to={paths.home()} aria-label="Lune, home">
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M20.5 3.2A13.2 13.2 0 1 0 28.8 19.6 11.2 11.2 0 0 1 20.5 3.2Z" fill="currentColor" />
      <path
        d="M5.2 21.8c3.6-2.6 6.6-2.6 9.4-.8s5.6 1.9 9.2-.4"
        fill="none"
        stroke="var(--header)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
    <span aria-hidden="true">Lune</span>
  </Link>
)
