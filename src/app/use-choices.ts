import { type ComponentType, use } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { can } from '#auth/permissions.ts'
import { roleWords } from '#auth/roles.ts'
import { useSession } from '#auth/session.ts'
import { useSignIn } from '#auth/SessionProvider.tsx'
import { usePlaceInList } from '#clinical/entries/list-in-hand.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { useRecentPatients } from '#clinical/patient/recent-patients.ts'
import { findBoxId } from '#lib/find-box.ts'
import { chartSectionIn, paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { BackIcon, GoIcon, NewIcon, PersonIcon, SearchIcon } from '#ui/icons.tsx'

import { keys, keysOf } from './keys.ts'
import { addressOf, everyPlace, type Place } from './places.ts'
import type { Named } from './ranked.ts'
import { useOpenPatient } from './use-open-patient.ts'

export type Choice = Named & {
  id: string
  second?: string | undefined
  keys?: string | undefined
  icon: ComponentType
  /** Why this role may not: the choice is there and cannot be taken */
  refused?: string | undefined
  act: () => void
}

/** What can be reached from here: of the open chart, of the list in hand, recent patients, pages, Lune itself. */
export function useChoices(onKeys: () => void): Choice[] {
  return [...useChartChoices(), ...useListChoices(), ...useRecentChoices(), ...usePages(), ...useLune(onKeys)]
}

function useChartChoices(): Choice[] {
  const { role } = useSession().post
  const toChoice = useToChoice()
  const patientId = useOpenPatient()
  const { pathname } = useLocation()
  const patient = useRecentPatients().find(({ id }) => id === patientId)
  return use(everyPlace()).flatMap((place) => {
    const allowed = !place.needs || can(role, place.needs)
    // A section that is not open to the role is in no menu; an action is, with the reason, as its button is.
    if (place.kind === 'page' || (place.kind === 'section' && !allowed)) return []
    const to = addressOf(place, patientId, pathname)
    if (!to) return []
    const refused = allowed ? undefined : `Your role (${roleWords[role]}) does not allow this.`
    // What writes says about whom
    return {
      ...toChoice(place, to),
      second: refused ?? (place.kind === 'action' ? patient?.name : undefined),
      refused,
    }
  })
}

function usePages(): Choice[] {
  const { role } = useSession().post
  const toChoice = useToChoice()
  return use(everyPlace()).flatMap((place) =>
    place.kind === 'page' && (!place.needs || can(role, place.needs)) ? toChoice(place, place.path) : [],
  )
}

function useToChoice() {
  const navigate = useNavigate()
  return (place: Place, to: string): Choice => ({
    id: `${place.path}-${place.work?.kind ?? ''}`.replaceAll(/[/:]/g, '-'),
    title: place.title,
    words: place.words,
    keys: keysOf(place),
    icon: place.menu?.icon ?? (place.kind === 'action' ? NewIcon : GoIcon),
    act: () => void navigate(to),
  })
}

function useListChoices(): Choice[] {
  const navigate = useNavigate()
  const place = usePlaceInList(useOpenPatient())
  const section = chartSectionIn(useLocation().pathname)
  if (!place) return []
  const { title, back, before, after } = place
  const step = (id: string | undefined, name: 'before' | 'after', words: string): Choice[] =>
    id === undefined
      ? []
      : [
          {
            id: name,
            title: `${words} of ${title}`,
            words: 'list',
            keys: keys[name].keys,
            icon: PersonIcon,
            act: () => void navigate(paths.chartAt(id, section)),
          },
        ]
  return [
    {
      id: 'list',
      title: `Back to ${title}`,
      words: 'return list',
      keys: keys.toList.keys,
      icon: BackIcon,
      act: () => void navigate(back.to, { state: back.state }),
    },
    ...step(after, 'after', 'Next patient'),
    ...step(before, 'before', 'Previous patient'),
  ]
}

function useRecentChoices(): Choice[] {
  const navigate = useNavigate()
  const now = new Date(useNow())
  return useRecentPatients().map((patient) => ({
    id: `patient-${patient.id}`,
    title: patient.name,
    second: `Born ${bornText(patient, now)}, NHS No. ${nhsNumberText(patient.nhsNumber)}`,
    words: 'recent patient',
    icon: PersonIcon,
    act: () => void navigate(paths.chart(patient.id, 'summary')),
  }))
}

function useLune(onKeys: () => void): Choice[] {
  const { posts } = useSession()
  const signIn = useSignIn()
  const find: Choice = {
    id: 'find',
    title: 'Find a patient',
    words: 'search',
    keys: keys.find.keys,
    icon: SearchIcon,
    act: () => document.getElementById(findBoxId)?.focus(),
  }
  const mine = { words: 'account', icon: GoIcon }
  return [
    find,
    { id: 'print', title: 'Print this page', words: 'paper pdf', icon: GoIcon, act: () => window.print() },
    {
      id: 'keys',
      title: 'Keys',
      words: 'shortcuts help keyboard',
      keys: keys.help.keys,
      icon: GoIcon,
      act: onKeys,
    },
    ...(posts.length > 1
      ? [{ ...mine, id: 'role', title: 'Change role', act: () => signIn.changeRole() }]
      : []),
    {
      ...mine,
      id: 'out',
      title: 'Sign out',
      words: 'leave account log off',
      act: () => void signIn.signOut(),
    },
  ]
}
