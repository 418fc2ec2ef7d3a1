import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { clinicsOf } from '#clinical/booking/clinics.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { deepPaths } from '#lib/deep-paths.ts'

export const today = () => londonWallClock(Date.now()).slice(0, 10)

/** In the place of a clinic: all of them */
export const everyClinic = 'all'

/** The clinic and the day of the address: the first clinic and today where it names none; no clinic where it means all. */
export function useOverClinic() {
  const { post } = useSession()
  const { data: clinics = [] } = useQuery(clinicsOf(post.orgCode))
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const written = search.get('day') ?? ''
  return {
    clinic:
      search.get('clinic') === everyClinic
        ? undefined
        : (clinics.find(({ id }) => id === search.get('clinic')) ?? clinics[0]),
    standing: search.get('state') ?? '',
    day: /^\d{4}-\d\d-\d\d$/.test(written) ? written : today(),
    close: () =>
      void navigate(
        { pathname: deepPaths.appointments(), search: withoutLetters(search) },
        { replace: true, preventScrollReset: true },
      ),
  }
}

/** The appointments a dialog was about go with it. */
function withoutLetters(search: URLSearchParams): string {
  const rest = new URLSearchParams(search)
  rest.delete('of')
  return rest.toString()
}
