import { Link } from 'react-router'

import { paths } from '#lib/paths.ts'

export const LetterLink = ({ patientId, letterId }: { patientId: string; letterId: string }) => (
  <Link className="button small" to={paths.letter(patientId, letterId)}>
    Open letter
  </Link>
)
