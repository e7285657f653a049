// Optional: a form of half-days works without this file. Arrows move, space takes the next letter, Shift carries it.
const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }
const isBox = (node) => node.matches?.('.mois input:not([type=hidden])')

/** The boxes of a table as they are seen: a column is a half of a weekday, whatever holidays leave out. */
const rowsOf = (table) =>
  [...table.tBodies[0].rows].map((row) =>
    [...row.querySelectorAll('td')].flatMap((cell) => {
      const [am = null, pm = null] = cell.querySelectorAll('input:not([type=hidden])')
      return [am, pm]
    }),
  )

/** The next box that way; rows follow each other from left to right, and a holiday is stepped over. */
function neighbour(box, [down, right]) {
  const rows = rowsOf(box.closest('table'))
  const row = rows.findIndex((one) => one.includes(box))
  const column = rows[row].indexOf(box)
  const way = right ? rows.flat() : rows.map((one) => one[column])
  const ahead =
    (down || right) > 0 ? way.slice(way.indexOf(box) + 1) : way.slice(0, way.indexOf(box)).reverse()
  return ahead.find(Boolean)
}

function write(box, letter) {
  box.value = letter
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

function go(box) {
  box?.focus()
  box?.select()
}

function move(box, step, carries) {
  const next = neighbour(box, step)
  if (next && carries) write(next, box.value)
  go(next)
}

function nextLetter(box, letters) {
  const at = letters.indexOf(box.value.toUpperCase())
  write(box, box.value === '' ? letters.charAt(0) : letters.charAt(at + 1))
}

/** True when the key was ours. */
function answer(box, { key, shiftKey }) {
  const letters = box.closest('table').dataset.lettres ?? ''
  const typed = key.length === 1 && letters.includes(key.toUpperCase())
  if (steps[key]) move(box, steps[key], shiftKey)
  else if (key === ' ') nextLetter(box, letters)
  else if (key === 'Delete' || key === 'Backspace') write(box, '')
  else if (typed) {
    write(box, key.toUpperCase())
    go(neighbour(box, steps.ArrowRight) ?? box)
  } else return false
  return true
}

document.addEventListener('keydown', (event) => {
  if (!isBox(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
  if (answer(event.target, event)) event.preventDefault()
})

document.addEventListener('focusin', ({ target }) => {
  if (isBox(target)) target.select()
})
