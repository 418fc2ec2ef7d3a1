import { QueryClient } from '@tanstack/react-query'

/**
 * The only cache of the record in the browser. Retries are for the reader to ask for: a failure is shown at once. That
 * the network is gone is a failure too (`networkMode`): nothing waits in silence, and nothing is sent later unasked.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: true,
      refetchOnReconnect: 'always',
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
