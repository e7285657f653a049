import { useWords } from './lang.ts'

/** Where the files of a table are: the address of the table, and what filters it. */
export const TableFiles = ({ href, query = '' }: { href: string; query?: string }) => {
  const said = useWords()
  return (
    <p class="rang petit">
      {said.tableFiles} <a href={`${href}.csv${query}`}>CSV</a>{' '}
      <a href={`${href}.xlsx${query}`}>{said.workbook}</a>
    </p>
  )
}
