-- Solutions: what is shown of each, and behind it every value that a source gave, with its date.
create table solution (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  name text not null check (length(name) between 1 and 200),
  licence text,
  licence_family text check (licence_family in ('public-domain', 'permissive', 'weak-copyleft', 'copyleft',
    'network-copyleft', 'restricted', 'unknown')),
  fr text,
  en text,
  long text,
  website text,
  website_key text,
  repository text,
  repository_key text,
  functions text[] not null default '{}',
  audience text[] not null default '{}',
  hosting text[] not null default '{}',
  replaces text[] not null default '{}',
  alternatives text[] not null default '{}',
  keywords text[] not null default '{}',
  status text not null default 'unknown' check (status in ('active', 'unknown', 'archived')),
  since int check (since between 1950 and 2100),
  sill int check (sill > 0),
  search text not null default '',
  created_on date not null,
  changed_on date not null
);
comment on table solution is 'One free solution, with the values retained for it among those of its sources: made from solution_value, never edited by hand.';
comment on column solution.functions is 'Ids of the taxonomy whose retained state is proven or partly.';
comment on column solution.repository_key is 'The address of the code without protocol, user, case of the host and .git: what tells that two sources speak of one solution.';
comment on column solution.search is 'What the search of the list reads, through plain().';

create index solution_repository on solution (repository_key) where repository_key is not null;
create index solution_search on solution using gin (search gin_trgm_ops);
create index solution_functions on solution using gin (functions);
create index solution_audience on solution using gin (audience);
create index solution_hosting on solution using gin (hosting);
create index solution_by_name on solution (plain(name), id);

create table solution_value (
  id bigint generated always as identity primary key,
  solution_id bigint not null references solution on delete cascade,
  field text not null check (length(field) between 1 and 60),
  source text not null check (source ~ '^[a-z0-9-]+(:[a-z0-9-]+)?$' and length(source) <= 100),
  value jsonb not null,
  source_url text check (source_url ~ '^https?://'),
  dated text check (dated ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  recorded_at timestamptz not null,
  unique (solution_id, field, source)
);
comment on table solution_value is 'What one source says of one field of one solution, as of a date. Sources that disagree each keep their row.';
comment on column solution_value.dated is 'When the source said it, as precisely as it tells: a year, a month or a day.';
create index solution_value_own_id on solution_value (source, (value #>> '{}')) where field = 'id';

create table catalogue_edition (
  id bigint generated always as identity primary key,
  sha256 text not null,
  solutions int not null,
  loaded_at timestamptz not null
);
comment on table catalogue_edition is 'One state of the files of data/catalogue that was loaded, so that a start skips it.';
