import type { Referral } from './model.ts'

/** What can be done with a referral; also the last part of the dialog's address. */
export const referralActs = {
  triage: 'Record triage',
  plan: 'Change plan',
  offer: 'Record offer',
  clock: 'Enter RTT status',
  suspend: 'Suspend',
  resume: 'End suspension',
  validate: 'Record validation',
  remove: 'Remove from the list',
} as const
export type ReferralAct = keyof typeof referralActs

export const isReferralAct = (name: string | undefined): name is ReferralAct =>
  name !== undefined && Object.hasOwn(referralActs, name)

/** In the order of the buttons; a clock may have to be put right after the list was left. */
export function actsOf({ state }: Pick<Referral, 'state'>): ReferralAct[] {
  switch (state) {
    case 'to triage':
      return ['triage', 'clock', 'remove']
    case 'waiting':
      return ['offer', 'plan', 'clock', 'suspend', 'validate', 'remove']
    case 'suspended':
      return ['resume', 'plan', 'clock', 'validate', 'remove']
    case 'off the list':
      return ['clock']
    case 'not known':
      return []
  }
}
