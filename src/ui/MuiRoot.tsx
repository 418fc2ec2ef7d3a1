import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import { ThemeProvider } from '@mui/material/styles'
import type { ReactNode } from 'react'

import { muiTheme } from './mui-theme.ts'

/** The page's one-time word: without it our content security policy refuses every style that MUI writes. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce

/** Prepended: where a rule of ours and one of MUI's say the same thing, ours is the later one. */
const cache = createCache({ key: 'mui', prepend: true, ...(nonce ? { nonce } : {}) })

/**
 * Stands around every use of an MUI component. It brings MUI's style engine, so only a lazily loaded file may import
 * it (docs/decisions/007).
 */
export function MuiRoot({ children }: { children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      {/* the theme is chosen in app/theme-choice.ts, so MUI keeps no choice of its own */}
      <ThemeProvider theme={muiTheme} storageManager={null} disableTransitionOnChange={false}>
        {children}
      </ThemeProvider>
    </CacheProvider>
  )
}
