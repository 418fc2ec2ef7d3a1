import { createHash } from 'node:crypto'

import { people } from './people.ts'

/** The pages of the local sign-in: plain HTML, no script, so that they work before anything else does. */

const style = `
:root{color-scheme:light dark;--page:#f0f4f5;--surface:#fff;--text:#212b32;--text-2:#4c6272;--border:#aeb7bd;--link:#005eb8;
--band:#005eb8;--danger:#b3200f;--danger-surface:#fdecea;--rule:#d8dde0}
@media (prefers-color-scheme:dark){:root{--page:#0e1a22;--surface:#172732;--text:#f0f4f5;--text-2:#b4c2cb;--border:#768692;
--link:#8cc4f5;--band:#003a73;--danger:#ff9c90;--danger-surface:#3d1a17;--rule:#33454f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--page);color:var(--text);font:16px/1.5 Arial,Helvetica,sans-serif}
header{background:var(--band);color:#fff;padding:16px 24px}
header p{margin:0 auto;max-width:920px;font-size:22px;font-weight:700;letter-spacing:.01em}
header span{font-weight:400;font-size:16px;margin-left:12px;opacity:.92}
main{max-width:968px;margin:0 auto;padding:40px 24px;display:grid;gap:32px;align-items:start}
@media (min-width:769px){main.two{grid-template-columns:minmax(0,5fr) minmax(0,4fr)}}
section{background:var(--surface);border:1px solid var(--rule);border-radius:6px;padding:32px}
h1{font-size:28px;line-height:1.2;margin:0 0 8px}
h2{font-size:19px;line-height:1.3;margin:0 0 8px}
p{margin:0 0 16px}.quiet{color:var(--text-2)}
label{display:block;font-weight:700;margin:0 0 4px}
input{width:100%;font:inherit;padding:9px 12px;margin:0 0 24px;min-height:44px;color:inherit;background:var(--surface);
border:2px solid var(--text-2);border-radius:4px}
button,.button{display:inline-block;font:inherit;font-weight:700;color:#fff;background:#007f3b;border:0;border-radius:4px;
padding:11px 24px;min-height:44px;box-shadow:0 4px 0 #00401e;cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:#00662f}button:active{transform:translateY(2px);box-shadow:0 2px 0 #00401e}
a{color:var(--link)}
:is(a,button,input):focus-visible{outline:4px solid #ffeb3b;outline-offset:0;box-shadow:inset 0 0 0 2px #212b32}
:is(a,button):focus-visible{background:#ffeb3b;color:#212b32;box-shadow:0 4px 0 #212b32;outline:4px solid transparent}
[role=alert]{border-left:6px solid var(--danger);background:var(--danger-surface);padding:12px 16px;margin:0 0 24px;border-radius:0 4px 4px 0}
[role=alert] p{margin:0}[role=alert] strong{color:var(--danger)}
table{width:100%;border-collapse:collapse;font-size:15px}
th,td{text-align:left;padding:8px 8px 8px 0;border-top:1px solid var(--rule);vertical-align:top}
th{font-weight:700}code{font:inherit;font-weight:700}
@media (max-width:640px){main{padding:16px;gap:16px}section{padding:24px 16px}header{padding:12px 16px}header span{display:block;margin:0}}
@media (forced-colors:active){button,.button{border:2px solid}}
`

/** What the sign-in pages may do: show themselves, and send one form. `appOrigin` is where the form's answer leads. */
export const contentSecurityPolicy = (appOrigin: string) =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "img-src 'self'", // the icon; also what lets the page fetch the application ahead, which it cannot run
    `form-action 'self' ${appOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)

const page = (title: string, body: string, { wide = false, ahead = '' } = {}) => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Lune</title><link rel="icon" href="/icon.svg" type="image/svg+xml"><style>${style}</style>${ahead}</head>
<body><header><p>Lune<span>Electronic patient record</span></p></header>
<main${wide ? ' class="two"' : ''}>${body}</main></body></html>`

type SignInForm = {
  user: string
  /** Files of the application, to fetch ahead */
  warmUp: readonly string[]
  problem?: { title: string; advice: string } | undefined
}

/** The sign-in form; a refusal keeps the user id that was typed. */
export function signInPage({ user, warmUp, problem }: SignInForm): string {
  const alert = problem
    ? `<div role="alert" id="problem"><p><strong>${problem.title}</strong> ${problem.advice}</p></div>`
    : ''
  const wrong = problem ? ' aria-invalid="true" aria-describedby="problem"' : ''
  const rows = people.map(
    (person) =>
      `<tr><th scope="row"><a href="?user=${person.user}">${person.user}</a></th><td>${escapeHtml(person.job)}</td></tr>`,
  )
  return page(
    problem ? 'Error: Sign in' : 'Sign in',
    `<section aria-labelledby="title"><h1 id="title">Sign in</h1>
<p class="quiet">Demonstration sign-in. It stands in for NHS CIS2 and knows synthetic people only.</p>${alert}
<form method="post">
<label for="user">User ID</label>
<input id="user" name="user" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="64" required
 value="${escapeHtml(user)}"${user ? '' : ' autofocus'}${wrong}>
<label for="passcode">Passcode</label>
<input id="passcode" name="passcode" type="password" autocomplete="current-password" maxlength="128" required${user ? ' autofocus' : ''}${wrong}>
<button>Sign in</button></form></section>
<section aria-labelledby="who"><h2 id="who">Demonstration users</h2>
<p class="quiet">The passcode of each is <code>demo</code>.</p>
<table><thead><tr><th scope="col">User ID</th><th scope="col">Who</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`,
    { wide: true, ahead: warmUp.map((file) => `<link rel="prefetch" href="${file}">`).join('') },
  )
}

/** Something ended before it was finished: says what, and leads back to the application. */
export const messagePage = (title: string, words: string, appUrl: string) =>
  page(
    title,
    `<section><h1>${title}</h1><p>${escapeHtml(words)}</p><p><a class="button" href="${escapeHtml(appUrl)}/">Back to Lune</a></p></section>`,
  )

/** Asked only when the request to sign out does not prove whose it is. */
export const confirmSignOutPage = (form: string) =>
  page(
    'Sign out',
    `<section><h1>Sign out of Lune?</h1><p>This ends your session in every tab of this browser.</p>${form}
<p><button form="op.logoutForm" name="logout" value="yes">Sign out</button></p></section>`,
  )
