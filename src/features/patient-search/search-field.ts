/** What the box is, before and after the search behind it has come. */
export const searchField = {
  type: 'search',
  className: 'input',
  'aria-label': 'Find a patient',
  placeholder: 'Find a patient',
  title: 'Name, NHS number, hospital number or date of birth, in any order',
  autoComplete: 'off',
  spellCheck: false,
} as const
