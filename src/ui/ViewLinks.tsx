import './controls.css'

import { Link, useSearchParams } from 'react-router'

/** Which of the views of a page the address asks for; the usual one where it names none. */
export function useView<View extends string>(views: Record<View, string>, usual: NoInfer<View>): View {
  const said = useSearchParams()[0].get('view')
  return isView(views, said) ? said : usual
}

const isView = <View extends string>(views: Record<View, string>, said: string | null): said is View =>
  said !== null && Object.hasOwn(views, said)

type Props<View extends string> = { label: string; views: Record<View, string>; current: View }

/** The views of one page: they stand in the address, so Back goes to the one before and a link hands it on. */
export const ViewLinks = <View extends string>({ label, views, current }: Props<View>) => (
  <nav aria-label={label} className="buttons view-links">
    {Object.entries<string>(views).map(([name, words]) => (
      <Link
        key={name}
        to={`?view=${name}`}
        className="button small"
        aria-current={current === name ? 'page' : undefined}
      >
        {words}
      </Link>
    ))}
  </nav>
)
