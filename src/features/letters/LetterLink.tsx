import { Link } from 'react-router'

import { deepPaths } from '#lib/deep-paths.ts'

export const LetterLink = ({ patientId, letterId }: { patientId: string; letterId: string }) => (
  <Link className="button small" to={deepPaths.letter(patientId, letterId)}>
    Open letter
  </Link>
)
