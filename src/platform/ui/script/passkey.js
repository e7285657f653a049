// Passkeys: the one thing of the sign-in that needs a script. Its buttons are hidden where it cannot work.
const BASE = '/compte/acces/passkey'

async function ask(path, body) {
  const answer = await fetch(`${BASE}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

const does = {
  async use() {
    const options = PublicKeyCredential.parseRequestOptionsFromJSON(
      await ask('/generate-authenticate-options'),
    )
    const credential = await navigator.credentials.get({ publicKey: options })
    await ask('/verify-authentication', { response: credential.toJSON() })
  },
  async add() {
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(await ask('/generate-register-options'))
    const credential = await navigator.credentials.create({ publicKey: options })
    await ask('/verify-registration', { response: credential.toJSON() })
  },
}

async function run(box) {
  const said = box.querySelector('[role=alert]')
  said.textContent = ''
  try {
    await does[box.dataset.passkey]()
    location.assign(box.dataset.next)
  } catch {
    said.textContent = box.dataset.failed
  }
}

for (const box of document.querySelectorAll('[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue
  box.hidden = false
  box.querySelector('button').addEventListener('click', () => void run(box))
}
