/**
 * The Robson ten-group classification (WHO, Robson Classification: Implementation Manual, 2017). Every birth is in one
 * group, by six things of the record. What is not recorded is not guessed: a group is told only when every possible
 * answer to what is missing leads to it.
 */
export type RobsonInputs = {
  /** No birth from 24+0 before this pregnancy */
  firstBirth: boolean | undefined
  caesareanBefore: boolean | undefined
  several: boolean | undefined
  presentation: 'cephalic' | 'breech' | 'transverse' | undefined
  /** From 37+0 */
  term: boolean | undefined
  onset: 'spontaneous' | 'induced' | 'caesarean before labour' | undefined
}
type Known = { [Name in keyof RobsonInputs]: NonNullable<RobsonInputs[Name]> }

export type Robson =
  { group: number; words: string } | { missing: (keyof RobsonInputs)[] } | { contradiction: string }

const robsonGroups: Record<number, string> = {
  1: 'First birth, one baby, cephalic, from 37+0, spontaneous labour',
  2: 'First birth, one baby, cephalic, from 37+0, induced or caesarean before labour',
  3: 'Not the first, no caesarean before, one baby, cephalic, from 37+0, spontaneous labour',
  4: 'Not the first, no caesarean before, one baby, cephalic, from 37+0, induced or caesarean before labour',
  5: 'Caesarean before, one baby, cephalic, from 37+0',
  6: 'First birth, one baby, breech',
  7: 'Not the first, one baby, breech, with or without a caesarean before',
  8: 'More than one baby',
  9: 'One baby, transverse or oblique',
  10: 'One baby, cephalic, before 37+0',
}

export const inputWords: Record<keyof RobsonInputs, string> = {
  firstBirth: 'births before this one',
  caesareanBefore: 'caesarean before this pregnancy',
  several: 'number of babies',
  presentation: 'presentation',
  term: 'gestation at birth',
  onset: 'onset of labour',
}

function groupOf(known: Known): number {
  const { firstBirth, caesareanBefore, several, presentation, term, onset } = known
  if (several) return 8
  if (presentation === 'transverse') return 9
  if (presentation === 'breech') return firstBirth ? 6 : 7
  if (!term) return 10
  if (caesareanBefore) return 5
  const spontaneous = onset === 'spontaneous'
  if (firstBirth) return spontaneous ? 1 : 2
  return spontaneous ? 3 : 4
}

const answers: { [Name in keyof Known]: readonly Known[Name][] } = {
  firstBirth: [true, false],
  caesareanBefore: [true, false],
  several: [true, false],
  presentation: ['cephalic', 'breech', 'transverse'],
  term: [true, false],
  onset: ['spontaneous', 'induced', 'caesarean before labour'],
}

const given = <T>(value: T | undefined, all: readonly T[]) => (value === undefined ? all : [value])

/** Every way in which what is missing could have been; a caesarean before a first birth is none. */
function possible(inputs: RobsonInputs): Known[] {
  const of = <Name extends keyof Known>(name: Name) =>
    given<Known[Name]>(inputs[name] as Known[Name] | undefined, answers[name])
  return of('firstBirth')
    .flatMap((firstBirth) =>
      of('caesareanBefore').map((caesareanBefore) => ({ firstBirth, caesareanBefore })),
    )
    .filter(({ firstBirth, caesareanBefore }) => !(firstBirth && caesareanBefore))
    .flatMap((known) => of('several').map((several) => ({ ...known, several })))
    .flatMap((known) => of('presentation').map((presentation) => ({ ...known, presentation })))
    .flatMap((known) => of('term').map((term) => ({ ...known, term })))
    .flatMap((known) => of('onset').map((onset) => ({ ...known, onset })))
}

export function robson(inputs: RobsonInputs): Robson {
  const [first, ...others] = new Set(possible(inputs).map(groupOf))
  if (first === undefined)
    return { contradiction: 'a caesarean before is recorded, and that this is the first birth' }
  if (others.length === 0) return { group: first, words: robsonGroups[first] ?? '' }
  return { missing: namesOf(inputs).filter((name) => inputs[name] === undefined && matters(inputs, name)) }
}

const namesOf = (inputs: RobsonInputs) =>
  Object.keys(answers).filter((name) => name in inputs) as (keyof RobsonInputs)[]

/** Would some answer to this change the groups that are possible? */
function matters(inputs: RobsonInputs, name: keyof RobsonInputs): boolean {
  const groups = answers[name].map((value) =>
    [...new Set(possible({ ...inputs, [name]: value }).map(groupOf))].toSorted((one, other) => one - other),
  )
  return new Set(groups.map(String)).size > 1
}
