import { groupWords } from './blood-group.ts'
import type { Standing } from './two-samples.ts'

const looks: Record<Standing['state'], string> = {
  none: 'badge warning',
  'one sample': 'badge warning',
  confirmed: 'badge success',
  discrepancy: 'badge danger',
}
const said: Record<Exclude<Standing['state'], 'confirmed' | 'one sample'>, string> = {
  none: 'Group not known',
  discrepancy: 'Groups do not agree',
}

/** The group in full, and what it is worth: never by colour alone (hazard H19). */
export const GroupBadge = ({ standing }: { standing: Standing }) => (
  <span className={`${looks[standing.state]} blood-badge`}>
    {standing.state === 'none' || standing.state === 'discrepancy'
      ? said[standing.state]
      : `${standing.group ? groupWords(standing.group) : ''}${standing.state === 'one sample' ? ', one sample' : ''}`}
  </span>
)

type Props = { standing: Standing; title: string; live?: boolean }

export const StandingNote = ({ standing, title, live = false }: Props) => (
  <p className="blood-standing" role={live ? 'status' : undefined}>
    <strong>{title}</strong> <GroupBadge standing={standing} />
    <span className="second-line">{standing.words}</span>
  </p>
)
