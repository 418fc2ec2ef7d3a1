import { type CodeList, dictionary } from './codes.ts'

/** NHS Data Dictionary: Referral To Treatment Period Status (domain facts §5.3); what each does to the clock stands in `rtt.ts`. */
export const rttStatuses = {
  system: dictionary('referral_to_treatment_period_status'),
  codes: [
    ['10', 'First activity in the period'],
    ['11', 'First activity after active monitoring ended'],
    ['12', 'Consultant referred on for a separate condition'],
    ['20', 'Subsequent activity, further expected'],
    ['21', 'Transfer to another provider, further expected'],
    ['30', 'First definitive treatment'],
    ['31', 'Active monitoring started by the patient'],
    ['32', 'Active monitoring started by the professional'],
    ['33', 'Did not attend the first activity'],
    ['34', 'Decision not to treat'],
    ['35', 'Patient declined treatment'],
    ['36', 'Patient died'],
    ['90', 'After first definitive treatment'],
    ['91', 'During active monitoring'],
    ['92', 'Not yet referred: diagnostics at the GP’s request'],
    ['98', 'Not applicable'],
    ['99', 'Not yet known'],
  ],
} as const satisfies CodeList

export type RttStatus = (typeof rttStatuses)['codes'][number][0]

/** Code and words, for people know them by either. */
export const rttOptions = (isPossible: (status: RttStatus) => boolean) =>
  rttStatuses.codes
    .filter(([code]) => isPossible(code))
    .map(([value, words]) => ({ value, label: `${value} ${words}` }))

/** Who attended did not fail to attend, and is alive. */
export const isOfAttendance = (status: RttStatus) => status !== '33' && status !== '36'
