import { createServer, type RequestListener, type Server } from 'node:http'

import { CannotStart } from './settings.ts'

export type Door = {
  /** The first of them; hot reload listens on it */
  server: Server
  answerWith: (listener: RequestListener) => void
  close: () => Promise<void>
}

/** Opens the port at once, so that a port in use is known before anything is built; says "starting" until it is ready. */
export async function openDoor(port: number, host: string): Promise<Door> {
  let listener: RequestListener = starting
  // A search may name a few hundred patients in its address.
  const serve = () =>
    createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => listener(request, response))
  // `localhost` is two addresses and browsers differ in which they try first. A machine without IPv6 has only one.
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
  const servers: Server[] = []
  for (const address of addresses) {
    const server = serve()
    const failure = await listening(server, port, address)
    if (!failure) servers.push(server)
    else if (failure.code === 'EADDRINUSE') {
      for (const open of servers) open.close()
      throw new CannotStart(`Port ${port} is in use. Stop what runs there, or choose another with PORT.`)
    } else if (address !== '::1')
      throw new CannotStart(`Cannot listen on ${host}:${port}: ${failure.message}`)
  }
  const [server, second] = servers
  // Hot reload knows one server; the browser may have come in by the other.
  second?.on('upgrade', (...upgrade) => server?.emit('upgrade', ...upgrade))
  if (!server) throw new CannotStart(`Cannot listen on ${host}:${port}.`)
  return {
    server,
    answerWith: (next) => (listener = next),
    close: async () => {
      await Promise.all(servers.map(closed))
    },
  }
}

const listening = (server: Server, port: number, address: string) =>
  new Promise<NodeJS.ErrnoException | undefined>((done) => {
    server.once('error', done)
    server.listen(port, address, () => {
      server.off('error', done)
      done(undefined)
    })
  })

/** Answers under way have two seconds; then their connections are cut, so that stopping takes less than five. */
function closed(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), 2000)
  return new Promise((done) => {
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    server.closeIdleConnections()
  })
}

const starting: RequestListener = (request, response) => {
  const json = request.url === '/healthz'
  response
    .writeHead(503, {
      'content-type': json ? 'application/json' : 'text/plain; charset=utf-8',
      'retry-after': '2',
    })
    .end(json ? JSON.stringify({ status: 'starting' }) : 'The hospital is starting. Try again in a moment.\n')
}
