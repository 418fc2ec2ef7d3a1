import { type FluidKey, fluidKinds } from '#clinical/observations/fluid-kinds.ts'

/** One letter adds a line of its kind; none of them can be part of a volume. */
export const kindLetters: Readonly<Record<FluidKey, string>> = {
  oral: 'O',
  intravenous: 'I',
  enteral: 'E',
  blood: 'B',
  'other-in': 'A',
  urine: 'U',
  vomit: 'V',
  gastric: 'G',
  drain: 'D',
  stool: 'S',
  'blood-loss': 'L',
  'other-out': 'X',
}

/** Each adds a line; large enough for a thumb. */
export function KindButtons({ onAdd }: { onAdd: (kind: FluidKey) => void }) {
  return (
    <div className="fluid-kinds">
      {(['intake', 'output'] as const).map((direction) => (
        <div key={direction} role="group" aria-label={direction === 'intake' ? 'In' : 'Out'}>
          <strong aria-hidden="true">{direction === 'intake' ? 'In' : 'Out'}</strong>
          {fluidKinds
            .filter((kind) => kind.direction === direction)
            .map(({ key, words }) => (
              <button
                key={key}
                type="button"
                className="button"
                aria-keyshortcuts={kindLetters[key]}
                onClick={() => onAdd(key)}
              >
                {words} <kbd aria-hidden="true">{kindLetters[key]}</kbd>
              </button>
            ))}
        </div>
      ))}
    </div>
  )
}
