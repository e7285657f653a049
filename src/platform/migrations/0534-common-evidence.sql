-- What is said of a common names what it speaks of, and since when; a worry opens one call of each kind.

-- A reading speaks of the repository that it read: another one has not been read.
alter table common_reading add column repository text;
update common_reading set repository = common.repository from common where common.id = common_id;
delete from common_reading where repository is null;
alter table common_reading alter column repository set not null,
  add check (repository ~ '^https?://' and length(repository) <= 500);

-- Since when each thing that is declared says what it says; nothing: since the common was declared.
alter table common add column licence_on date, add column governance_on date, add column upkeep_on date;

-- One open call for a common and a kind, with every criterion that it answers.
alter table common_call add column codes text[], add column is_automatic boolean not null default false;
alter table common_red add column call_id bigint references common_call;
create index common_red_call on common_red (call_id);
update common_call set codes = array[code], is_automatic = red_id is not null;
update common_red set call_id = common_call.id from common_call where red_id = common_red.id;
create temporary table merged on commit drop as
  select id, min(id) over (partition by common_id, kind) as kept from common_call where closed_on is null;
update common_red set call_id = kept from merged where merged.id = call_id;
update common_call set codes = merging.codes, is_automatic = merging.is_automatic from (
  select kept, array_agg(distinct code order by code) as codes, bool_or(is_automatic) as is_automatic
  from merged join common_call using (id) group by kept) as merging
where merging.kept = common_call.id;
delete from common_call using merged where merged.id = common_call.id and merged.id <> merged.kept;
drop index common_call_running;
alter table common_call drop column code, drop column red_id, alter column codes set not null,
  add check (cardinality(codes) between 1 and 20);
create unique index common_call_running on common_call (common_id, kind) where closed_on is null;
comment on table common_call is 'What red criteria triggered: a call for maintainers, a funding line or a vote, and the criteria it answers. One open for a common and a kind.';
comment on column common_red.call_id is 'The call that this time of red opened or joined by itself: it does so once.';

alter table project_post add column priorities text check (length(priorities) between 1 and 500);
