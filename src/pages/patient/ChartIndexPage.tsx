import { type LoaderFunctionArgs, replace } from 'react-router'

import { paths } from '#lib/paths.ts'

import { patientIdOf } from './chart-params.ts'

/** A chart opens on its summary. */
export const loader = (args: LoaderFunctionArgs) => replace(paths.chart(patientIdOf(args), 'summary'))

export const Component = () => null
