import { useLocation, useNavigate } from 'react-router'

import { usePlaceInList } from '#clinical/entries/list-in-hand.ts'
import { findBoxId, startRoundId } from '#lib/find-box.ts'
import { chartSectionIn, paths } from '#lib/paths.ts'

import { useKeys } from './keys.ts'
import { addressOf } from './places.ts'
import { useOpenPatient } from './use-open-patient.ts'

/** What the keys of the registry do. */
export function useAppKeys({ goTo, help }: { goTo: () => void; help: () => void }) {
  const navigate = useNavigate()
  const patientId = useOpenPatient()
  const list = usePlaceInList(patientId)
  const { pathname } = useLocation()
  const toPatient = (id: string | undefined) =>
    id && void navigate(paths.chartAt(id, chartSectionIn(pathname)))
  useKeys((does) => {
    switch (does) {
      case 'find':
        return document.getElementById(findBoxId)?.focus()
      case 'goTo':
        return goTo()
      case 'help':
        return help()
      case 'before':
        return toPatient(list?.before)
      case 'after':
        return toPatient(list?.after)
      case 'toList':
        return list && void navigate(list.back.to, { state: list.back.state })
      case 'round':
        return document.getElementById(startRoundId)?.click()
      default: {
        const address = addressOf(does, patientId, pathname)
        return address && void navigate(address)
      }
    }
  })
}
