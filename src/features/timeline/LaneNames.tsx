import { type Kind, kinds } from './event.ts'
import { kindWords } from './kind-words.ts'
import { KindSign } from './KindSign.tsx'

type Props = {
  counts: Record<Kind, number>
  /** Empty: all of them */
  chosen: readonly Kind[]
  onChoose: (kinds: Kind[]) => void
}

/** The name of each lane, with how many of it are loaded; pressed, only such are shown. */
export function LaneNames({ counts, chosen, onChoose }: Props) {
  const toggled = (kind: Kind) =>
    chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind]
  return (
    <div className="timeline-names" role="group" aria-label="Show only">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={chosen.includes(kind)}
          className={chosen.length > 0 && !chosen.includes(kind) ? 'button quiet left-out' : 'button quiet'}
          onClick={() => onChoose(toggled(kind))}
        >
          <KindSign kind={kind} />
          <span>{kindWords[kind].many}</span>
          <span className="quiet-text">{counts[kind]}</span>
        </button>
      ))}
    </div>
  )
}
