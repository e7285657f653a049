// Who may import whom. The picture is in ARCHITECTURE.md; this file is its proof, and test/boundaries.test.ts its witness.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const CHAPTERS = 9
const PURE = '(^|/)node_modules/(snowball-stemmers|yaml|spdx-expression-parse|spdx-license-list)/'

module.exports = {
  forbidden: [
    rule(
      'engines-are-pure',
      'An engine imports engines, and a short named list of pure packages: no Node, no I/O.',
      { path: '^src/engines/', pathNot: '\\.test\\.tsx?$' },
      { pathNot: ['^src/engines/', PURE] },
    ),
    rule(
      'platform-knows-nobody',
      'The platform serves every slice and knows none.',
      { path: '^src/platform/', pathNot: '\\.test\\.tsx?$' },
      { path: '^src/(app|registry|journey)/' },
    ),
    rule(
      'registry-before-journey',
      'The nouns do not know the verbs.',
      { path: '^src/registry/', pathNot: '\\.test\\.tsx?$' },
      { path: '^src/journey/' },
    ),
    rule(
      'nobody-imports-the-app',
      'The app wires the rest together; nothing looks back at it.',
      { path: '^src/(?!app/)', pathNot: '\\.test\\.tsx?$' },
      { path: '^src/app/' },
    ),
    rule(
      'one-door',
      'Enter another slice by its index.ts only.',
      { path: '^src/(journey|registry)/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      {
        path: '^src/(journey|registry)/[^/]+/',
        pathNot: ['^src/$1/$2/', '^src/(journey|registry)/[^/]+/index\\.ts$'],
      },
    ),
    ...Array.from({ length: CHAPTERS - 1 }, (_, i) =>
      rule(
        `journey-looks-back-${i + 1}`,
        'A chapter may use the chapters before it, never those after.',
        { path: `^src/journey/${i + 1}-`, pathNot: '\\.test\\.tsx?$' },
        { path: `^src/journey/[${i + 2}-${CHAPTERS}]-` },
      ),
    ),
    rule(
      'pages-only-show',
      'A page receives its data. It may name the type of a row, never fetch one.',
      { path: '\\.page\\.tsx$' },
      { path: '\\.(queries|actions)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'sql-in-its-place',
      'Only queries, actions, tables and the edges speak SQL.',
      { path: '^src/', pathNot: ['\\.(queries|actions|tables|test)\\.tsx?$', '^src/(platform|app)/'] },
      { path: '(^|/)node_modules/kysely/' },
    ),
    rule(
      'http-in-its-place',
      'Only routes, pages, the app and the platform know HTTP.',
      { path: '^src/(journey|registry)/', pathNot: '\\.(routes|page|test)\\.tsx?$' },
      { path: '(^|/)node_modules/(hono|@hono)/' },
    ),
    rule('no-circle', 'A circle has no first chapter.', {}, { circular: true }),
    rule(
      'no-orphan',
      'Every file is used by another, or is a door.',
      {
        orphan: true,
        pathNot: ['/ui/script/', '\\.test\\.tsx?$', '/main\\.ts$', '\\.tables\\.ts$', '\\.d\\.ts$'],
      },
      {},
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
