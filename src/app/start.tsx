import './theme.css'
import '#ui/layout.css'
import '#ui/controls.css'
import '#ui/panel.css'
import '#ui/table.css'
import '#ui/loaded.css'
import '#ui/scores.css'
import '#ui/dialog.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { SessionProvider } from '#auth/SessionProvider.tsx'
import type { SignIn } from '#auth/sign-in.ts'
import { queryClient } from '#lib/query-client.ts'
import { NoRolePage } from '#pages/NoRolePage.tsx'
import { SelectRolePage } from '#pages/SelectRolePage.tsx'

import { Pages } from './Pages.tsx'
import { showTheme } from './theme-choice.ts'

/** The application, for somebody who has signed in. */
export function start(signIn: SignIn) {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no root')
  showTheme()
  root.replaceChildren()
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <SessionProvider signIn={signIn} chooseRole={<SelectRolePage />} noRole={<NoRolePage />}>
          <Pages />
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
