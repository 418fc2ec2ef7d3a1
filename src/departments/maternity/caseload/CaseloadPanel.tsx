import { Link } from 'react-router'

import { paths } from '#lib/paths.ts'

import { CaseList } from './CaseList.tsx'

/** On the home page of a midwife: who they are the named midwife of. The other lists are on the page. */
export default function CaseloadPanel() {
  return (
    <>
      <CaseList name="mine" />
      <p>
        <Link to={paths.department('maternity')}>All lists of maternity</Link>
      </p>
    </>
  )
}
