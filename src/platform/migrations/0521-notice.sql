-- Letters about positions: in batches, to those who accept them and could hold the role. Who received one is
-- between them and the machine: the chantier reads numbers.
create table notice (
  id bigint generated always as identity primary key,
  role_id bigint not null references project_role,
  person_id uuid not null references person,
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  batch integer not null check (batch > 0),
  sent_at timestamptz not null,
  declined_at timestamptz,
  reason text check (reason in ('no-capacity', 'not-my-subject', 'rate', 'place', 'other')),
  reason_text text check (length(reason_text) between 1 and 500),
  unique (role_id, person_id),
  check (declined_at is not null or reason is null)
);
create index notice_person on notice (person_id);
comment on table notice is 'One letter to one person about one position, and their « no » with its reason. A « yes » is a candidacy.';
alter table notice enable row level security;
create policy notice_own on notice for select using (person_id = wall_person());

-- A letter is answered by its key, without an account at hand: the three gestures that a key gives, and no more.
create function notice_held(hash text) returns table (role_id bigint, title text, project text, declined boolean, stopped boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select notice.role_id, project_role.title, project.title, declined_at is not null,
    not coalesce((select accepts_notices from team_preference where team_preference.person_id = notice.person_id), false)
  from notice join project_role on project_role.id = notice.role_id join project on project.id = project_role.project_id
  where key_hash = hash
$$;
comment on function notice_held(text) is 'What the holder of a key reads of the letter.';
create function notice_decline(hash text, why text, words text, at timestamptz) returns boolean
  language sql volatile security definer set search_path = public, pg_temp as $$
  with changed as (
    update notice set declined_at = at, reason = why, reason_text = words where key_hash = hash returning 1)
  select exists (select from changed)
$$;
comment on function notice_decline(text, text, text, timestamptz) is 'Not this time, and why: it serves the next letters.';
create function notice_stop(hash text, at timestamptz) returns boolean
  language sql volatile security definer set search_path = public, pg_temp as $$
  with changed as (
    update team_preference set accepts_notices = false, changed_at = at
    where person_id = (select person_id from notice where key_hash = hash) returning 1)
  select exists (select from changed)
$$;
comment on function notice_stop(text, timestamptz) is 'No more of these letters.';
create function notice_counts(role bigint) returns table (sent integer, declined integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer, count(declined_at)::integer from notice join project_role on project_role.id = notice.role_id
  where role_id = role
    and (not wall_holds() or project_role.project_id = any (wall_staffed()))
$$;
comment on function notice_counts(bigint) is 'How many were told of a position, and said no: never who.';

-- An erased account leaves no letter, no preference and no words of its own; what was agreed ends, and the registers stay.
create function forget_candidacies() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from team_preference where person_id = new.id;
  delete from notice where person_id = new.id;
  update candidacy_step set note = null where person_id = new.id;
  update candidacy set state = 'withdrawn', answered_at = now() where person_id = new.id and state in ('applied', 'invited');
  update candidacy set message = null, joined = null, reason_text = null where person_id = new.id;
  update engagement set state = 'ended', ended_on = current_date, end_reason = null
    where person_id = new.id and state <> 'ended';
  return null;
end $$;
comment on function forget_candidacies() is 'An erased account applies for nothing, is engaged in nothing, and its words are gone.';
create trigger person_erased_candidacies after update of erased_at on person
  for each row when (new.erased_at is not null) execute function forget_candidacies();
