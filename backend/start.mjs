// Plain JavaScript that any Node ≥ 12 can read: it says in words when the Node is too old for the rest, which is
// TypeScript run as it is. `node backend/start.mjs [program] [arguments]`; the program is a file beside this one.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Lune needs Node 22.18 or newer and this is ${process.versions.node}. ` +
      'On Linux and Windows `npm ci` brings a newer one by itself (do not omit optional dependencies); elsewhere install Node 24.',
  )
  process.exit(1)
}
// npm runs us under a shell, and a SIGTERM sent to npm ends that shell and tells us nothing: so losing the shell means to end.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid
  setInterval(() => process.ppid === shell || process.kill(process.pid, 'SIGTERM'), 500).unref()
}
const program =
  /^[a-z-]+$/.test(process.argv[2] ?? '') && !process.argv[2].startsWith('-') ? process.argv[2] : 'main'
if (process.argv[2] === program) process.argv.splice(2, 1)
await import(new URL(`./${program}.ts`, import.meta.url).href)
