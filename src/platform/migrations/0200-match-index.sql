-- The index of the match engine: the same four tables for solutions and for needs.
create table solution_indexed (
  document_id bigint primary key references solution on delete cascade,
  name text not null,
  facts jsonb not null,
  words text[] not null,
  hash text not null
);
comment on table solution_indexed is 'One solution as it was last indexed. `hash` tells what it was made of: the same is not indexed again.';
create table solution_term (
  id int generated always as identity primary key,
  term text not null unique,
  documents int not null default 0
);
comment on table solution_term is 'One term of the index (French stem, English stem or subject), and how many solutions hold it.';
create table solution_posting (
  term_id int not null references solution_term,
  document_id bigint not null references solution_indexed on delete cascade,
  weight smallint not null check (weight between 1 and 1000),
  fields smallint not null,
  via text,
  primary key (term_id, document_id) include (weight, fields, via)
);
comment on table solution_posting is 'What one solution says about one term: how much, in which fields (a bit each), under which words.';
create index solution_posting_document on solution_posting (document_id);
create table solution_word (
  word text primary key,
  documents int not null default 0
);
comment on table solution_word is 'One folded word of the solutions, and how many hold it: what an unknown word of a need may have meant.';

create table need_indexed (
  document_id bigint primary key references need on delete cascade,
  name text not null,
  facts jsonb not null,
  words text[] not null,
  hash text not null
);
comment on table need_indexed is 'One published need as it was last indexed, from its public text alone.';
create table need_term (
  id int generated always as identity primary key,
  term text not null unique,
  documents int not null default 0
);
comment on table need_term is 'One term of the index of needs, and how many published needs hold it.';
create table need_posting (
  term_id int not null references need_term,
  document_id bigint not null references need_indexed on delete cascade,
  weight smallint not null check (weight between 1 and 1000),
  fields smallint not null,
  via text,
  primary key (term_id, document_id) include (weight, fields, via)
);
comment on table need_posting is 'What one published need says about one term: how much, in which fields, under which words.';
create index need_posting_document on need_posting (document_id);
create table need_word (
  word text primary key,
  documents int not null default 0
);
comment on table need_word is 'One folded word of the published needs, and how many hold it.';

-- Statistics follow the documents, whoever takes one away: a solution that is deleted takes its postings along.
create function forget_indexed() returns trigger language plpgsql as $$
begin
  execute format('update %I t set documents = t.documents - 1 from %I p where p.term_id = t.id and p.document_id = $1',
    tg_argv[0] || '_term', tg_argv[0] || '_posting') using old.document_id;
  execute format('update %I set documents = documents - 1 where word = any($1)', tg_argv[0] || '_word') using old.words;
  return old;
end $$;
create trigger solution_forgotten before delete on solution_indexed
  for each row execute function forget_indexed('solution');
create trigger need_forgotten before delete on need_indexed
  for each row execute function forget_indexed('need');
