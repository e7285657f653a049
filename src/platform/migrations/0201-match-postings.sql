-- Postings are derived, written by one action and taken by one trigger. Two foreign keys on some forty rows per
-- document made indexing three times longer, so the trigger keeps their promise instead.
alter table solution_posting
  drop constraint solution_posting_term_id_fkey, drop constraint solution_posting_document_id_fkey;
alter table need_posting
  drop constraint need_posting_term_id_fkey, drop constraint need_posting_document_id_fkey;

create or replace function forget_indexed() returns trigger language plpgsql as $$
begin
  execute format('with gone as (delete from %I where document_id = $1 returning term_id)
    update %I t set documents = t.documents - 1 from gone where gone.term_id = t.id',
    tg_argv[0] || '_posting', tg_argv[0] || '_term') using old.document_id;
  execute format('update %I set documents = documents - 1 where word = any($1)', tg_argv[0] || '_word') using old.words;
  return old;
end $$;
