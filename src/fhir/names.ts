import type { HumanName } from 'fhir/r4'

/** The name to show: `usual`, else `official`, else the first that is not old (domain facts §3.4). */
export function nameToShow(names: readonly HumanName[] = []): HumanName | undefined {
  return (
    names.find(({ use }) => use === 'usual') ??
    names.find(({ use }) => use === 'official') ??
    names.find(({ use }) => use !== 'old' && use !== 'maiden' && use !== 'nickname') ??
    names[0]
  )
}

/** `SURNAME, Given (Title)` (CUI PAB-0049..0053). Takes whatever parts there are; `Name not recorded` for none. */
export function formalName(names: readonly HumanName[] | undefined): string {
  const name = nameToShow(names)
  if (!name) return 'Name not recorded'
  const family = name.family?.trim().toLocaleUpperCase('en-GB') ?? ''
  const given = (name.given ?? []).join(' ').trim()
  const title = (name.prefix ?? [])
    .map((prefix) => prefix.replace(/\.$/, ''))
    .join(' ')
    .trim()
  const main = [family, given].filter(Boolean).join(', ') || name.text?.trim() || ''
  if (!main) return title || 'Name not recorded'
  return title ? `${main} (${title})` : main
}

/** The name people ask for, when the record holds one. */
export const preferredName = (names: readonly HumanName[] = []): string | undefined => {
  const nickname = names.find(({ use }) => use === 'nickname')
  return nickname ? (nickname.text ?? nickname.given?.join(' ') ?? undefined) : undefined
}

/** A member of staff as said aloud: `Dr Amina Hargreaves`. */
export function staffName(names: readonly HumanName[] | undefined): string {
  const name = nameToShow(names)
  if (!name) return 'Name not recorded'
  return (
    [...(name.prefix ?? []), ...(name.given ?? []), name.family].filter(Boolean).join(' ') ||
    name.text ||
    'Name not recorded'
  )
}

/** For sorting lists by family name, then given; nameless people last. */
export const sortName = (names: readonly HumanName[] | undefined): string => {
  const name = nameToShow(names)
  const key = [name?.family, ...(name?.given ?? [])].filter(Boolean).join(' ') || name?.text
  return (key ?? '\uffff').toLocaleLowerCase('en-GB')
}
