import { useSearchParams } from 'react-router'

import { AddressChoice } from '#ui/AddressChoice.tsx'

import { withChoice } from './filter.ts'

type Props = {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}

/** One of the choices of a list of the laboratory. */
export function Choice({ name, ...rest }: Props) {
  const [params] = useSearchParams()
  return <AddressChoice {...rest} toAddress={(value) => withChoice(params, name, value)} />
}
