import './theme.css'
import './print.css'
import '#ui/layout.css'
import '#ui/controls.css'
import '#ui/panel.css'
import '#ui/table.css'
import '#ui/loaded.css'
import '#ui/scores.css'
import '#ui/dialog.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'

import { SessionProvider } from '#auth/SessionProvider.tsx'
import type { SignIn } from '#auth/sign-in.ts'
import { queryClient } from '#lib/query-client.ts'

import { Pages } from './Pages.tsx'
import { showTheme } from './theme-choice.ts'

// Most people hold one role and see neither.
const SelectRolePage = lazy(() =>
  import('#pages/SelectRolePage.tsx').then((file) => ({ default: file.SelectRolePage })),
)
const NoRolePage = lazy(() => import('#pages/NoRolePage.tsx').then((file) => ({ default: file.NoRolePage })))

/** The application, for somebody who has signed in. */
export function start(signIn: SignIn) {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no root')
  showTheme()
  root.replaceChildren()
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <SessionProvider signIn={signIn} chooseRole={<SelectRolePage />} noRole={<NoRolePage />}>
            <Pages />
          </SessionProvider>
        </Suspense>
      </QueryClientProvider>
    </StrictMode>,
  )
}
