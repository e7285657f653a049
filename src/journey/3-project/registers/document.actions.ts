import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import type { FileStore } from '#platform/files/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { inProject } from '../projects/in-project.ts'
import { projectFor } from '../projects/see-project.ts'
import { FILE_BYTES_MAX, fileKind, PROJECT_BYTES_MAX, safeName } from './file-kind.ts'
import { documentForm } from './register.form.ts'

export type SentFile = { name: string; bytes: Uint8Array }
type Adding = { fields: unknown; file: SentFile | undefined; files: FileStore }

/** Adds a link or a file. A file is what its content is, kept under its hash; a link and a file are not both sent. */
export async function addDocument(acting: Acting, slug: string, { fields, file, files }: Adding) {
  // Who may not change the chantier stores nothing.
  const seen = await projectFor(acting, slug)
  if (!seen) return refused('gone')
  const form = documentForm.safeParse(fields)
  if (!form.success) return refused('document-wrong')
  const { title, url, is_public } = form.data
  if ((url === undefined) === (file === undefined)) return refused('document-one')
  const weight = file?.bytes.length ?? 0
  if (!(await hasRoom(acting.db, seen.project.id, weight))) return refused('files-full')
  const stored = file ? await store(files, file) : done({ url: url ?? null })
  if (!stored.done) return stored
  return inProject(acting, slug, async (inside, { project }) => {
    // Others may have added theirs while this one was kept.
    if (!(await hasRoom(inside.db, project.id, weight))) return refused('files-full')
    const person_id = acting.actor.person?.id ?? null
    await inside.db
      .insertInto('project_document')
      .values({
        ...stored.value,
        project_id: project.id,
        title,
        is_public,
        added_on: acting.today,
        person_id,
      })
      .execute()
    await recordAct(inside, {
      organisationId: project.organisation_id,
      act: 'project.document',
      target: `${slug}: ${title}`,
    })
    return done({ title })
  })
}

async function hasRoom(db: Db, projectId: bigint, weight: number): Promise<boolean> {
  if (weight === 0) return true
  const { kept } = await db
    .selectFrom('project_document')
    .select(({ fn }) => fn.sum('size_bytes').as('kept'))
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  return Number(kept ?? 0) + weight <= PROJECT_BYTES_MAX
}

async function store(files: FileStore, { name, bytes }: SentFile) {
  if (bytes.length > FILE_BYTES_MAX) return refused('file-size')
  const kind = fileKind(bytes)
  if (!kind) return refused('file-kind')
  return done({
    file_hash: await files.put(bytes, kind.mediaType),
    file_name: safeName(name, kind),
    media_type: kind.mediaType,
    size_bytes: bytes.length,
  })
}

/** Takes a document off the pages. Its content stays, for the registers that speak of it. */
export async function removeDocument(acting: Acting, slug: string, id: bigint) {
  return inProject(acting, slug, async (inside, seen) => {
    const removed = await inside.db
      .updateTable('project_document')
      .set({ removed_on: acting.today })
      .where('id', '=', id)
      .where('project_id', '=', seen.project.id)
      .where('removed_on', 'is', null)
      .returning('title')
      .executeTakeFirst()
    if (!removed) return refused('gone')
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.document-remove',
      target: `${slug}: ${removed.title}`,
    })
    return done({ id })
  })
}
