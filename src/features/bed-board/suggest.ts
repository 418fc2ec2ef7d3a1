import { bySuitability, suitabilityOf, type Suitability } from '#clinical/care/suitability.ts'

import { yearsAt } from '#fhir/dates.ts'

import type { Bay, Board, BoardBed, BoardWard, Waiting } from './model.ts'

export type Suggestion = Suitability & { bed: BoardBed; wardName: string; cleaning: boolean }

/** Every bed that could be given, the best suited first; each says what speaks for and against it. */
export function suggestionsFor(board: Board, { patient, sideRoom, specialty }: Waiting): Suggestion[] {
  const wanted = {
    gender: patient?.gender ?? 'Not Known',
    sideRoom,
    specialty,
    child: isChild(patient?.birth, new Date()),
  }
  const found = board.wards.flatMap((ward) =>
    ward.open ? ward.bays.flatMap((bay) => inBay(ward, bay, wanted)) : [],
  )
  return found.toSorted(
    (one, other) => bySuitability(one, other) || Number(one.cleaning) - Number(other.cleaning),
  )
}

/** Under 16; of somebody whose year of birth alone is known, as far as that tells. */
function isChild(birth: string | undefined, now: Date): boolean | undefined {
  const years = yearsAt(birth, now)
  if (years !== undefined) return years < 16
  const turns = now.getFullYear() - Number(/^\d{4}/.exec(birth ?? '')?.[0] ?? Number.NaN)
  return Number.isNaN(turns) || turns === 16 ? undefined : turns < 16
}

function inBay(ward: BoardWard, { beds }: Bay, wanted: Parameters<typeof suitabilityOf>[1]): Suggestion[] {
  const neighbours = beds.flatMap(({ state }) => {
    if (state.kind === 'occupied') return state.lying.map(({ patient }) => patient?.gender ?? 'Not Known')
    return state.kind === 'empty' && state.keptFor?.patient ? [state.keptFor.patient.gender] : []
  })
  return beds.flatMap((bed): Suggestion[] => {
    if (!canBeGiven(bed)) return []
    const { good, against } = suitabilityOf({ bay: bed.bay, specialty: ward.specialty, neighbours }, wanted)
    const cleaning = bed.state.kind === 'empty' && bed.state.empty.soon === true
    return [
      {
        bed,
        wardName: ward.name,
        cleaning,
        good,
        against: cleaning ? [...against, 'Being cleaned'] : against,
      },
    ]
  })
}

/** Free, or soon to be, and kept for nobody. */
export const canBeGiven = ({ state }: BoardBed): boolean =>
  state.kind === 'empty' && !state.keptFor && (state.empty.free || state.empty.soon === true)

/** `Suits: Bay A is for women, Cardiology` or what speaks against it. */
export const suitabilityWords = ({ good, against }: Suitability): string =>
  [
    against.length > 0
      ? `But: ${against.join(', ')}`
      : good.length > 0
        ? 'Suits'
        : 'Nothing known against it',
    good.join(', '),
  ]
    .filter(Boolean)
    .join(' – ')
