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

function neighbour(box, [down, right]) {
  const rows = rowsOf(box.closest('table'))
  let row = rows.findIndex((one) => one.includes(box))
  let column = rows[row].indexOf(box)
  for (;;) {
    row += down
    column += right
    if (right && rows[row]?.[column] === undefined) {
      row += right
      column = right > 0 ? 0 : (rows[row]?.length ?? 0) - 1
    }
    if (rows[row]?.[column] === undefined) return undefined
    if (rows[row][column]) return rows[row][column]
  }
}

function write(box, letter) {
  box.value = letter
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

function go(box) {
  box?.focus()
  box?.select()
}

document.addEventListener('keydown', (event) => {
  const box = event.target
  if (!isBox(box) || event.ctrlKey || event.metaKey || event.altKey) return
  const letters = box.closest('table').dataset.lettres ?? ''
  const step = steps[event.key]
  if (step) {
    const next = neighbour(box, step)
    if (next && event.shiftKey) write(next, box.value)
    go(next)
  } else if (event.key === ' ') {
    const at = letters.indexOf(box.value.toUpperCase())
    write(box, box.value === '' ? (letters[0] ?? '') : (letters[at + 1] ?? ''))
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    write(box, '')
  } else if (event.key.length === 1 && letters.includes(event.key.toUpperCase())) {
    write(box, event.key.toUpperCase())
    go(neighbour(box, steps.ArrowRight) ?? box)
  } else return
  event.preventDefault()
})

document.addEventListener('focusin', ({ target }) => {
  if (isBox(target)) target.select()
})
