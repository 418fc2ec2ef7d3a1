import { describe, expect, it } from 'vitest'

import { fill, gapsIn, piecesOf } from './fill.ts'

describe('a template', () => {
  it('is filled in with what the record says', () => {
    expect(
      fill('Dear {{salutation}}, on {{date}} at {{time}}', {
        salutation: 'Mrs Field',
        date: '27-Nov-2026',
        time: '09:00',
      }),
    ).toBe('Dear Mrs Field, on 27-Nov-2026 at 09:00')
  })
  it('leaves a gap in sight where the record does not say, and the letter is found to be open', () => {
    const words = fill('Place: {{place}}', { place: ' ' })
    expect(words).toBe('Place: [Place of the appointment: not recorded]')
    expect(gapsIn(words)).toEqual(['[Place of the appointment: not recorded]'])
  })
  it('goes without a line that is only for those of whom the record says it', () => {
    const words = 'Time: {{time}}\nPlease note: {{instructions?}}'
    expect(fill(words, { time: '09:00' })).toBe('Time: 09:00')
    expect(fill(words, { time: '09:00', instructions: 'Bring your drops' })).toContain('Bring your drops')
  })
  it('that asks for something nobody knows is open too', () => {
    expect(gapsIn(fill('{{shoe-size}}', {}))).toHaveLength(1)
  })
  it('is open where somebody must still write', () => {
    expect(gapsIn('Why: [Reason and advice: to be written]')).toHaveLength(1)
    expect(gapsIn('Dose [see chart] as before')).toEqual([])
  })
  it('is filled in word for word, whatever the record says', () => {
    expect(fill('{{place}}', { place: '$& {{time}} $1' })).toBe('$& {{time}} $1')
  })
})

it('what is left open can be marked where it stands', () => {
  expect(piecesOf('On [Date: not recorded].')).toEqual([
    { words: 'On ', gap: false },
    { words: '[Date: not recorded]', gap: true },
    { words: '.', gap: false },
  ])
})
