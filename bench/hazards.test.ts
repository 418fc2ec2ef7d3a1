import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

const log = readFileSync('docs/safety/hazards.md', 'utf8')

/** Every test that the log names, with its file. */
const named = log
  .split(/^- (?=`)/m)
  .slice(1)
  .map((part) => part.split(/\n(?!\s)/)[0] ?? '')
  .flatMap((part) => {
    const file = /^`([^`]+)`/.exec(part)?.[1]
    return file?.includes('.test.') || file?.includes('.spec.')
      ? [...(part.match(/\*[^*]+\*/g) ?? ['**'])].map((name) => ({ file, name: name.slice(1, -1) }))
      : []
  })

test('the hazard log names tests', () => expect(named.length).toBeGreaterThan(100))

test.each(named)('$file holds: $name', ({ file, name }) => {
  const text = readFileSync(file, 'utf8')
  // An ellipsis stands for what differs from one run of the test to the next, or for the rest of a long name.
  for (const words of name.split('…')) expect(text).toContain(words.trim())
})
