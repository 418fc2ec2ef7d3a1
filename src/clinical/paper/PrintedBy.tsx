import { useSession } from '#auth/session.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'

/** On paper only, at the foot of every page: paper goes out of date, and lies about. */
export function PrintedBy() {
  const { name, post } = useSession()
  const at = formatDateTime(new Date(useNow()).toISOString())
  return (
    <footer className="printed-by">
      <span>
        Printed by {name}, {post.title.replace(/ Access Role$/, '')}, {post.orgName}, {at}. Out of date as
        soon as it is printed: look in the record before you act.
      </span>
    </footer>
  )
}
