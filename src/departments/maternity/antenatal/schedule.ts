import { listOf } from '#clinical/entries/lenient.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'
import { newestOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'

/** The contacts of an uncomplicated pregnancy (NICE NG201; domain facts §6.2.3 [G]): shown with the source, and decided by midwives. */
export const scheduleSource = 'NICE NG201, uncomplicated pregnancy'

export type Contact = {
  id: string
  words: string
  from: number
  until: number
  firstBaby?: true
  what: string
}

const weeks = (whole: number, days = 0) => whole * 7 + days

export const contacts: readonly Contact[] = [
  {
    id: 'booking',
    words: 'Booking',
    from: weeks(6),
    until: weeks(10),
    what: 'History, risk, BP, urine, bloods, smoking',
  },
  {
    id: 'dating',
    words: 'Dating scan',
    from: weeks(11, 2),
    until: weeks(14, 1),
    what: 'Dating, combined screen',
  },
  { id: '16', words: '16 weeks', from: weeks(15), until: weeks(17), what: 'Results, BP, urine' },
  { id: 'anomaly', words: 'Anomaly scan', from: weeks(18), until: weeks(20, 6), what: 'Anatomy, placenta' },
  {
    id: '25',
    words: '25 weeks',
    from: weeks(24),
    until: weeks(26),
    firstBaby: true,
    what: 'BP, urine, fundal height',
  },
  {
    id: '28',
    words: '28 weeks',
    from: weeks(27),
    until: weeks(29),
    what: 'FBC, antibodies, anti-D if RhD negative',
  },
  {
    id: '31',
    words: '31 weeks',
    from: weeks(30),
    until: weeks(32),
    firstBaby: true,
    what: 'BP, urine, fundal height',
  },
  {
    id: '34',
    words: '34 weeks',
    from: weeks(33),
    until: weeks(35),
    what: 'BP, urine, fundal height, birth plan',
  },
  {
    id: '36',
    words: '36 weeks',
    from: weeks(35),
    until: weeks(37),
    what: 'BP, urine, fundal height, presentation',
  },
  { id: '38', words: '38 weeks', from: weeks(37), until: weeks(39), what: 'BP, urine, fundal height' },
  {
    id: '40',
    words: '40 weeks',
    from: weeks(39),
    until: weeks(40, 6),
    firstBaby: true,
    what: 'BP, urine, fundal height, sweep',
  },
  { id: '41', words: '41 weeks', from: weeks(41), until: weeks(42), what: 'Sweep, induction offered' },
]

type Had = { contactId: string | undefined; on: string | undefined }

/** Who was seen, and the scans: a dating scan in the record was had, whoever wrote no contact about it. */
export const hadOf = (pregnancy: Pregnancy): Had[] => [
  ...pregnancy.contacts,
  ...newestOf(pregnancy, codes.scan).flatMap(({ method, effectiveDateTime }) =>
    listOf(method?.coding).map(({ code }) => ({ contactId: code, on: effectiveDateTime })),
  ),
]
export type ContactState = {
  contact: Contact
  state: 'had' | 'due' | 'missed' | 'to come'
  /** When it was had */
  on: string | undefined
  /** Between these days it is to be had, by the due date agreed */
  between: [string, string]
}

/** Each contact by what was had and by the gestation today; without a due date none can be told. */
export function scheduleOf(
  edd: string,
  gestationToday: number,
  had: readonly Had[],
  firstBaby: boolean,
): ContactState[] {
  return contacts
    .filter((contact) => firstBaby || !contact.firstBaby)
    .map((contact) => {
      const found = had.find(({ contactId }) => contactId === contact.id)
      const dayOf = (days: number) => daysAfter(edd, days - 280)
      return {
        contact,
        on: found?.on,
        between: [dayOf(contact.from), dayOf(contact.until)],
        state: found
          ? 'had'
          : gestationToday > contact.until
            ? 'missed'
            : gestationToday >= contact.from
              ? 'due'
              : 'to come',
      }
    })
}
