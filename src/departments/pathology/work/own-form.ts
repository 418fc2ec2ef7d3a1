import type { Work } from './model.ts'

/** What is no list of values has a form of its own: a culture with its organisms, a blood group or units of blood. */
export type OwnForm = 'culture' | 'blood'

export function ownFormOf({ test, discipline }: Pick<Work, 'test' | 'discipline'>): OwnForm | undefined {
  // HL7 v2-0074: virology is microbiology too, and grows nothing
  if (discipline === 'microbiology') return test?.section?.code === 'VR' ? undefined : 'culture'
  return discipline === 'transfusion' ? 'blood' : undefined
}
