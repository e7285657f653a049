create table need (
  id bigint generated always as identity primary key,
  ref text not null unique check (ref ~ '^[a-z0-9]{10}$'),
  stage text not null default 'draft' check (stage in ('draft', 'open', 'handled', 'withdrawn', 'abandoned')),
  visibility text not null default 'private' check (visibility in ('private', 'redacted', 'public')),
  lang text not null check (lang in ('fr', 'en')),
  title text not null check (length(title) between 1 and 120),
  text text not null check (length(text) between 1 and 10000),
  public_title text check (length(public_title) between 1 and 120),
  public_text text check (length(public_text) between 1 and 10000),
  functions text[] not null default '{}',
  subject text,
  subject_answers jsonb not null default '{}',
  organisation_id bigint references organisation,
  body_name text check (length(body_name) between 1 and 200),
  body_kind text,
  region_code text,
  population int check (population >= 0),
  hosting text check (hosting in ('own', 'france', 'europe', 'service')),
  licence text check (licence in ('copyleft', 'permissive')),
  accessibility boolean not null default false,
  deadline date,
  budget_min bigint check (budget_min >= 0),
  budget_max bigint check (budget_max >= 0),
  existing text check (length(existing) between 1 and 2000),
  email text check (length(email) between 3 and 254),
  created_at timestamptz not null,
  published_on date,
  moved_on date not null,
  check (budget_min is null or budget_max is null or budget_min <= budget_max),
  check (visibility <> 'redacted' or stage = 'draft' or (public_title is not null and public_text is not null)),
  check (stage = 'draft' or published_on is not null or stage = 'withdrawn')
);
comment on table need is 'What one body needs, in its own words. `moved_on` is the last movement, from which the follow-up clock counts.';
create index need_to_follow on need (moved_on) where stage = 'open';
create index need_drafts on need (created_at) where stage = 'draft';

create table need_key (
  hash text primary key,
  need_id bigint not null references need on delete cascade,
  given_at timestamptz not null
);
comment on table need_key is 'The hash of one secret that gives the right over a need: one at its birth, one per message sent to its author.';
create index need_key_need on need_key (need_id);

create table need_correction (
  id bigint generated always as identity primary key,
  need_id bigint not null references need on delete cascade,
  correction jsonb not null,
  made_at timestamptz not null
);
comment on table need_correction is 'One correction of what we understood, in order; never changed, the next one answers it.';
create index need_correction_need on need_correction (need_id, id);

create table need_answer (
  id bigint generated always as identity primary key,
  need_id bigint not null references need on delete cascade,
  key_hash text not null unique,
  name text not null check (length(name) between 1 and 120),
  email text not null check (length(email) between 3 and 254),
  state text not null default 'asked' check (state in ('asked', 'taken', 'refused', 'done', 'given-up')),
  message text check (length(message) between 1 and 2000),
  reason text check (length(reason) between 1 and 500),
  asked_on date not null,
  answered_on date,
  unique (need_id, email)
);
comment on table need_answer is 'One respondent asked about a need, and what they answer.';

create table need_event (
  id bigint generated always as identity primary key,
  need_id bigint not null references need on delete cascade,
  kind text not null,
  note text,
  happened_at timestamptz not null
);
comment on table need_event is 'One thing that happened to a need: the history that its author reads.';
create index need_event_need on need_event (need_id, id);

create table need_notice (
  need_id bigint not null references need on delete cascade,
  step text not null check (step in ('reminder', 'last-chance', 'abandoned')),
  since date not null,
  sent_on date not null,
  primary key (need_id, step, since)
);
comment on table need_notice is 'One follow-up message sent, for the quiet time that began on `since`: never twice.';

-- What anybody may see, and nothing more. Lists, pages, exports, the API and the index read this view alone:
-- a redacted need shows the public text, the kind and the region, never the body nor its size to the unit.
create view public_need as
select
  need.id, need.ref, need.visibility, need.stage, need.lang, need.functions, need.subject, need.body_kind,
  need.region_code, need.published_on, need.moved_on, need.deadline,
  case when need.visibility = 'public' then need.title else need.public_title end as title,
  case when need.visibility = 'public' then need.text else need.public_text end as text,
  case when need.visibility = 'public' then need.body_name end as body_name,
  case when need.visibility = 'public' then need.organisation_id end as organisation_id,
  case when need.visibility = 'public' then need.population end as population,
  need.hosting, need.licence, need.accessibility,
  (select coalesce(array_agg(state order by id), '{}') from need_answer where need_id = need.id) as answers
from need
where need.visibility in ('public', 'redacted') and need.stage in ('open', 'handled');
comment on view public_need is 'A published need as anybody may see it.';
