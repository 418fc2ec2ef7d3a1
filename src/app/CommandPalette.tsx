import './palette.css'

import useAutocomplete from '@mui/material/useAutocomplete'
import type { ComponentType } from 'react'
import { useNavigate } from 'react-router'

import { useSession } from '#auth/session.ts'
import { useSignIn } from '#auth/SessionProvider.tsx'
import { bornText, nhsNumberText } from '#clinical/patient.ts'
import { useRecentPatients } from '#clinical/recent-patients.ts'
import { findBoxId } from '#lib/find-box.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { GoIcon, PersonIcon, SearchIcon } from '#ui/icons.tsx'

import { menuFor } from './Menu.tsx'

type Choice = {
  id: string
  title: string
  second?: string
  words: string
  icon: ComponentType
  act: () => void
}

/** Pages, recently opened patients and actions in one list, narrowed by typing. */
export function CommandPalette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const { getInputProps, getListboxProps, getOptionProps, getRootProps, groupedOptions } = useAutocomplete({
    options: useChoices(onKeys),
    getOptionLabel: ({ title }) => title,
    getOptionKey: ({ id }) => id,
    filterOptions: (choices, { inputValue }) =>
      choices
        .filter(({ title, words }) => fits(inputValue, `${title} ${words}`))
        // what is called so comes before what is only looked for by that word
        .toSorted(
          (one, other) => Number(fits(inputValue, other.title)) - Number(fits(inputValue, one.title)),
        ),
    open: true,
    autoHighlight: true,
    value: null,
    clearOnBlur: false,
    onClose: (_event, reason) => {
      if (reason === 'escape') onClose()
    },
    onChange: (_event, choice) => {
      onClose()
      // after the dialog has given the focus back, or it would take it away again
      if (choice) setTimeout(choice.act, 0)
    },
  })

  return (
    <Dialog title="Go to" onClose={onClose} className="palette">
      <div className="dialog-body" {...getRootProps()}>
        <input
          {...getInputProps()}
          className="input"
          aria-label="Go to"
          placeholder="A page, a recent patient, an action"
        />
        {groupedOptions.length > 0 ? (
          <ul {...getListboxProps()} aria-labelledby={undefined} aria-label="Places">
            {groupedOptions.map((choice, index) => {
              const { key, ...line } = getOptionProps({ option: choice, index })
              return (
                // the keys alone move the mark: Enter must not take what happens to lie under a resting pointer
                <li key={key} {...line} onMouseMove={undefined}>
                  <choice.icon />
                  <span>
                    {choice.title}
                    {choice.second && <span className="second-line">{choice.second}</span>}
                  </span>
                </li>
              )
            })}
          </ul>
        ) : (
          <p role="status">Nothing here is called that.</p>
        )}
      </div>
    </Dialog>
  )
}

function useChoices(onKeys: () => void): Choice[] {
  const { post, posts } = useSession()
  const signIn = useSignIn()
  const navigate = useNavigate()
  const recent = useRecentPatients()
  const now = new Date(useNow())
  const to = (path: string) => () => void navigate(path)
  return [
    ...menuFor(post.role).flatMap(({ path, title, menu }) =>
      menu
        ? [{ id: path.replaceAll('/', '-'), title, words: menu.words, icon: menu.icon, act: to(path) }]
        : [],
    ),
    ...recent.map((patient) => ({
      id: `patient-${patient.id}`,
      title: patient.name,
      second: `Born ${bornText(patient, now)}, NHS No. ${nhsNumberText(patient.nhsNumber)}`,
      words: 'recent patient',
      icon: PersonIcon,
      act: to(paths.chart(patient.id, 'summary')),
    })),
    {
      id: 'find',
      title: 'Find a patient',
      words: 'search',
      icon: SearchIcon,
      act: () => document.getElementById(findBoxId)?.focus(),
    },
    { id: 'keys', title: 'Keys', words: 'shortcuts help keyboard', icon: GoIcon, act: onKeys },
    ...(posts.length > 1
      ? [{ id: 'role', title: 'Change role', words: 'account', icon: GoIcon, act: () => signIn.changeRole() }]
      : []),
    {
      id: 'out',
      title: 'Sign out',
      words: 'leave account log off',
      icon: GoIcon,
      act: () => void signIn.signOut(),
    },
  ]
}

const fits = (typed: string, words: string) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.toLowerCase().includes(word))
