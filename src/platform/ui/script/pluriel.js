// Optional: everything works without this file.

// A draft stays in this tab until it is sent: a reload, a crash or a mistaken click loses nothing.
const SENT = 'sent'
const unkept = /file|password|hidden|submit|button/
const isBox = (field) => /radio|checkbox/.test(field.type)
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !unkept.test(field.type))
const answer = (field) => [field.name, isBox(field) ? field.checked : field.value]
const isUntouched = (field) =>
  isBox(field) ? field.checked === field.defaultChecked : field.options || !field.value

function fill(field, [name, value]) {
  if (field.name !== name) return
  field[isBox(field) ? 'checked' : 'value'] = value
}

function keepDraft(form) {
  const key = `draft:${form.dataset.draft}`
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]')
  const fields = fieldsOf(form)
  if (fields.every(isUntouched) && !form.querySelector('[aria-invalid]'))
    for (const [i, field] of fields.entries()) if (kept[i]) fill(field, kept[i])
  form.addEventListener('input', () =>
    sessionStorage.setItem(key, JSON.stringify(fieldsOf(form).map(answer))),
  )
  form.addEventListener('submit', () => sessionStorage.setItem(SENT, key))
}

// What was sent is no draft any more, unless it was refused: forgotten before the forms are filled.
const sent = sessionStorage.getItem(SENT)
sessionStorage.removeItem(SENT)
if (sent && !document.querySelector('[role=alert]')) sessionStorage.removeItem(sent)
for (const form of document.querySelectorAll('form[data-draft]')) keepDraft(form)

// Dialogs, for browsers that do not know the `command` attribute yet.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[commandfor]')
  if (!button || 'command' in button) return
  const dialog = document.getElementById(button.getAttribute('commandfor'))
  dialog[button.getAttribute('command') === 'close' ? 'close' : 'showModal']()
})
