import type { Work } from './model.ts'

/** What is no list of values has a form of its own. */
export type OwnForm = 'culture'

export const ownFormOf = ({ test, discipline }: Pick<Work, 'test' | 'discipline'>): OwnForm | undefined =>
  // HL7 v2-0074: virology is microbiology too, and grows nothing
  discipline === 'microbiology' && test?.section?.code !== 'VR' ? 'culture' : undefined
