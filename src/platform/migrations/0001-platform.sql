-- What every slice may lean on: search without accents, the outbox, what was loaded.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- unaccent() is only stable because its dictionary could change; ours does not, and an index needs immutable.
create function plain(value text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, value));

create table mail (
  id bigint generated always as identity primary key,
  recipient text not null check (length(recipient) between 3 and 254),
  subject text not null check (length(subject) between 1 and 300),
  body text not null,
  lang text not null check (lang in ('fr', 'en')),
  dedupe_key text unique,
  created_at timestamptz not null default now(),
  tries int not null default 0,
  next_try_at timestamptz not null default now(),
  sent_at timestamptz,
  failed_at timestamptz,
  last_error text
);
create index mail_waiting on mail (next_try_at) where sent_at is null and failed_at is null;
comment on table mail is 'One message to one person: written in the same transaction as what it tells, sent later by a job.';

create table loaded (
  name text primary key,
  sha256 text not null,
  loaded_at timestamptz not null default now()
);
comment on table loaded is 'One set of reference data that was loaded, and the hash of what was loaded, so that a start skips it.';
